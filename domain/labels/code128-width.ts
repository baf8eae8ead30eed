/**
 * How wide a Code 128 symbol is, so that it can be made as large as the label allows.
 * Counted as ISO/IEC 15417 builds it with subsets B and C; a printer's own choice of subsets is never wider.
 */
const MODULES_PER_SYMBOL = 11;
const STOP_MODULES = 13;
const QUIET_MODULES = 20; // 10 on each side

/** Largest module in dots (1 to `max`) with which the symbol and its quiet zones fit into `width` dots. */
export function fitCode128(
  text: string,
  width: number,
  max: number,
): { readonly module: number; readonly width: number } {
  const modules = code128Modules(text);
  const module = Math.min(max, Math.max(1, Math.floor(width / (modules + QUIET_MODULES))));
  return { module, width: modules * module };
}

/** Modules without quiet zones. Digits go in pairs where four or more stand together. */
export function code128Modules(text: string): number {
  const data = text.split(/(\d{4,})/).reduce((sum, part) => sum + symbolsOf(part), 0);
  return MODULES_PER_SYMBOL * (data + 2) + STOP_MODULES; // start and check symbol
}

function symbolsOf(part: string): number {
  if (!/^\d{4,}$/.test(part)) return part.length;
  const switches = 2; // into subset C and back, at most
  return Math.floor(part.length / 2) + (part.length % 2) + switches;
}
