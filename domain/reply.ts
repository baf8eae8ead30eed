/**
 * Errors as values. A function that can refuse returns a Reply; only bugs are thrown.
 * Invariant: `fault` is a plain object with a kebab-case `kind`, so it can cross a process or a wire unchanged.
 */
export type Fault = { readonly kind: string };

export type Reply<T, F extends Fault = Fault> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: F };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse<const F extends Fault>(fault: F): { readonly ok: false; readonly fault: F } {
  return { ok: false, fault };
}
