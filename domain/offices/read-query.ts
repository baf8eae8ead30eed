/**
 * What a person typed into the office look-up: a PIN or its beginning, a directory id, or a name, maybe with the kind of
 * office behind it ("Kadwad S.O", "कडवाड उप डाकघर") or another name of the place ("Bengaluru GPO").
 */
import { soundOf } from './letters.ts';
import type { OfficeKind } from './office.ts';
import { pinOfOfficeId } from './office-id.ts';
import { RENAMED_PLACES } from './renamed-places.ts';

export type Query =
  | { readonly by: 'nothing' }
  | { readonly by: 'id'; readonly id: string }
  /** One to six digits. */
  | { readonly by: 'pin'; readonly digits: string }
  /** The name as typed, then its other forms. */
  | { readonly by: 'name'; readonly names: readonly string[]; readonly kind: OfficeKind | null };

export const QUERY_LENGTH = 60;

/** Any text; what is longer than QUERY_LENGTH is cut. */
export function readQuery(text: string): Query {
  const typed = text.slice(0, QUERY_LENGTH).trim();
  const digits = typed.replaceAll(/[\s-]/g, '').replaceAll(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966));
  if (/^[1-9]\d{0,5}$/.test(digits)) return { by: 'pin', digits };
  const id = typed.toUpperCase();
  if (pinOfOfficeId(id) !== null) return { by: 'id', id };
  const { name, kind } = takeKindOff(typed.replaceAll(HINDI_GPO, ' GPO '));
  return soundOf(name) === '' ? { by: 'nothing' } : { by: 'name', names: [name, ...otherNames(name)], kind };
}

const HINDI_GPO = /जी\.?\s?पी\.?\s?ओ\.?(?=\s|$)/g;

const KINDS: readonly (readonly [RegExp, OfficeKind | null])[] = [
  [/[\s,.(]+b\.?\s?o\.?\)?$/i, 'BO'],
  [/[\s,.(]+s\.?\s?o\.?\)?$/i, 'SO'],
  [/[\s,.(]+h\.?\s?o\.?\)?$/i, 'HO'],
  [/\s+(branch|शाखा)\s+(post\s+office|डाकघर)$/i, 'BO'],
  [/\s+(sub|उप)\s+(post\s+office|डाकघर)$/i, 'SO'],
  [/\s+(head|प्रधान)\s+(post\s+office|डाकघर)$/i, 'HO'],
  [/\s+(p\.?\s?o\.?|post\s+office|डाकघर)$/i, null],
];

function takeKindOff(text: string): { readonly name: string; readonly kind: OfficeKind | null } {
  for (const [pattern, kind] of KINDS) {
    const name = text.replace(pattern, '');
    if (name !== text && soundOf(name) !== '') return { name, kind };
  }
  return { name: text, kind: null };
}

const GROUPS = RENAMED_PLACES.flatMap((group) => group.map((name) => [soundOf(name), group] as const));

/** The name with one of its words replaced by what else the place is called. */
function otherNames(name: string): string[] {
  const words = name.split(/[\s,]+/).filter((word) => word !== '');
  return words.flatMap((word, at) => {
    const sound = soundOf(word);
    const others = GROUPS.filter(([known]) => known === sound).flatMap(([, group]) => group);
    return others.filter((other) => soundOf(other) !== sound).map((other) => words.with(at, other).join(' '));
  });
}
