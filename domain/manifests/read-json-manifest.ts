/**
 * A manifest in a JSON file: the same entry as the feed carries, checked as the centre checks it.
 * Invariant: everything or nothing, and total: any text gives an entry or a named fault.
 */
import { manifestEntry, type ManifestEntry } from '../contract/feed.ts';
import { sharedNumber } from '../custody/item-numbers.ts';
import { ok, refuse, type Reply } from '../reply.ts';
import { classOf, createFaultList, type LinesRefused } from './file-faults.ts';

export type JsonFault = LinesRefused | { readonly kind: 'not-json' } | { readonly kind: 'no-rows' };

/** `office` is the one whose counter reads the file; a manifest for another one is refused. */
export function readJsonManifest(text: string, office: string): Reply<ManifestEntry, JsonFault> {
  const json = parsed(text);
  if (typeof json !== 'object' || json === null) return refuse({ kind: 'not-json' });
  const read = manifestEntry.safeParse(json);
  const faults = createFaultList();
  if (!read.success) {
    for (const { path } of read.error.issues) {
      const [top, at, ...rest] = path;
      const isLine = top === 'lines' && typeof at === 'number';
      const column = fieldName(isLine ? rest : path);
      faults.add({
        row: isLine ? at + 1 : 0,
        column,
        cause: 'wrong-field',
        found: classOf(valueAt(json, path)),
        other: null,
      });
    }
    return refuse(faults.refusal(rowsOf(json)) ?? { kind: 'not-json' });
  }
  const entry = read.data;
  if (entry.lines.length === 0) return refuse({ kind: 'no-rows' });
  for (const fault of contradictions(entry, office)) faults.add({ ...fault, found: 'whole-number' });
  const refusal = faults.refusal(entry.lines.length);
  return refusal === null ? ok(entry) : refuse(refusal);
}

type Contradiction = {
  readonly row: number;
  readonly column: string;
  readonly cause: 'counts-differ' | 'other-office' | 'number-twice';
  readonly other: number | null;
};

function contradictions(entry: ManifestEntry, office: string): Contradiction[] {
  const { declaredCount, declaredGrams, lines } = entry;
  const above = (column: string, cause: Contradiction['cause']) => ({ row: 0, column, cause, other: null });
  const found: Contradiction[] = [];
  if (entry.office !== office) found.push(above('office', 'other-office'));
  if (declaredCount !== lines.length) found.push(above('declaredCount', 'counts-differ'));
  if (declaredGrams !== lines.reduce((sum, { grams }) => sum + grams, 0))
    found.push(above('declaredGrams', 'counts-differ'));
  const firstAt = new Map<number, number>();
  lines.forEach(({ line }, at) => {
    const other = firstAt.get(line);
    if (other === undefined) firstAt.set(line, at + 1);
    else found.push({ row: at + 1, column: 'line', cause: 'number-twice', other });
  });
  const shared = sharedNumber(lines);
  if (shared !== undefined) {
    const [first = 0, second = 0] = lines.flatMap((line, at) => (isKnownBy(line, shared) ? [at + 1] : []));
    found.push({ row: second, column: 'item', cause: 'number-twice', other: first });
  }
  return found;
}

function isKnownBy({ item, aliases }: ManifestEntry['lines'][number], number: string): boolean {
  return item === number || aliases.some(({ kind, value }) => kind !== 'order' && value === number);
}

/** Only names of our own shape are repeated; what else a file calls its fields may be anything. */
function fieldName(path: readonly PropertyKey[]): string {
  const name = path.map(String).join('.');
  return /^[A-Za-z0-9.]{1,40}$/.test(name) ? name : '–';
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    json,
  );
}

function rowsOf(json: object): number {
  const { lines } = json as { readonly lines?: unknown };
  return Array.isArray(lines) ? lines.length : 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
