/** The pictures to take: every state at the smallest screen, the main ones large, in Hindi and dark. */
export type Picture = {
  readonly name: string;
  readonly query: string;
  readonly size: { width: number; height: number };
  readonly language: 'en' | 'hi';
  readonly theme: 'light' | 'dark';
  /** Keys pressed before the picture; longer texts are typed. */
  readonly keys?: readonly string[];
};

const SMALL = { width: 1366, height: 768 };
const LARGE = { width: 1920, height: 1080 };

type State = { readonly state: string; readonly query: string; readonly keys?: readonly string[] };

const STATES: readonly State[] = [
  { state: 'ready', query: 'view=ready&desk=empty' },
  { state: 'accepted', query: 'view=accepted' },
  { state: 'accepted-long', query: 'view=accepted-long&test=1' },
  { state: 'already', query: 'view=already' },
  { state: 'weight-differs', query: 'view=weight-differs' },
  { state: 'not-weighed', query: 'view=not-weighed&desk=scaleless' },
  { state: 'not-on-manifest', query: 'view=not-on-manifest' },
  { state: 'check-digit-on-label', query: 'view=check-digit-on-label' },
  { state: 'scanner-gone', query: 'view=accepted&desk=broken' },
  { state: 'no-route', query: 'view=no-route' },
  { state: 'relabelled', query: 'view=relabelled&desk=few-numbers' },
  { state: 'already-relabelled', query: 'view=already-relabelled' },
  { state: 'type-nothing', query: 'view=accepted', keys: ['F4'] },
  { state: 'check-digit', query: 'view=check-digit' },
  { state: 'not-a-parcel', query: 'view=not-a-parcel' },
  { state: 'international-bag', query: 'view=international-bag' },
  { state: 'no-consignment', query: 'view=no-consignment' },
  { state: 'rejected-before', query: 'view=rejected-before' },
  { state: 'other-consignment', query: 'view=other-consignment' },
  { state: 'not-in', query: 'view=not-in' },
  { state: 'with-add-ons', query: 'view=with-add-ons' },
  { state: 'weigh-this-one', query: 'view=weigh-this-one' },
  { state: 'out-of-size-band', query: 'view=out-of-size-band' },
  { state: 'partner-changed', query: 'view=partner-changed' },
  { state: 'cancelled-by-partner', query: 'view=cancelled-by-partner' },
  { state: 'not-in-cancelled', query: 'view=not-in-cancelled' },
  { state: 'not-in-rejected', query: 'view=not-in-rejected' },
  { state: 'label-sent', query: 'view=label-sent' },
  { state: 'label-waits', query: 'view=label-waits' },
  { state: 'missed', query: 'view=missed' },
  { state: 'missed-one', query: 'view=missed-one' },
  { state: 'storage', query: 'view=storage' },
  { state: 'undone', query: 'view=undone' },
  { state: 'undone-labelled', query: 'view=undone-labelled' },
  { state: 'rejected-labelled', query: 'view=rejected-labelled' },
  { state: 'rejected', query: 'view=rejected' },
  { state: 'offline', query: 'view=accepted&desk=away' },
  { state: 'moving', query: 'view=accepted&desk=moving' },
  { state: 'help', query: 'view=accepted', keys: ['F1'] },
  { state: 'type', query: 'view=accepted', keys: ['F4', 'ck48291'] },
  { state: 'reject', query: 'view=accepted', keys: ['F7'] },
  { state: 'refused', query: 'view=accepted', keys: ['F2'] },
  { state: 'finish', query: 'view=accepted', keys: ['F10'] },
  { state: 'finished', query: 'view=accepted', keys: ['F10', 'F10'] },
  { state: 'finishing', query: 'view=accepted&slow=1', keys: ['F10', 'F10'] },
  { state: 'enrol', query: 'phase=not-enrolled&test=1', keys: ['abcd1234'] },
  { state: 'sign-in', query: 'phase=locked', keys: ['123456', 'F10'] },
  { state: 'set-pin', query: 'phase=locked', keys: ['ArrowDown'] },
  { state: 'no-set', query: 'phase=no-set' },
  { state: 'consignments', query: 'view=none' },
  { state: 'offices', query: 'view=none', keys: ['F3'] },
  { state: 'offices-found', query: 'view=none', keys: ['F3', 'rampur', 'ArrowDown'] },
  { state: 'offices-missing', query: 'view=none&noDirectory=1', keys: ['F3'] },
  { state: 'accepted-by-count', query: 'view=accepted-by-count' },
  { state: 'beyond-declared', query: 'view=beyond-declared' },
  { state: 'file-idle', query: 'view=none', keys: ['F5'] },
  { state: 'file-read', query: 'view=none&file=read', keys: ['F5'] },
  { state: 'file-wrong-lines', query: 'view=none&file=wrong-lines', keys: ['F5'] },
  { state: 'file-wrong-headings', query: 'view=none&file=wrong-headings', keys: ['F5'] },
  { state: 'file-locked', query: 'view=none&file=locked-or-old', keys: ['F5'] },
  { state: 'by-count', query: 'view=none', keys: ['F6', 'amz-24112026-09'] },
  { state: 'compared', query: 'view=none', keys: ['ArrowDown', 'ArrowDown', 'F7'] },
  { state: 'consignments-paper', query: 'view=none', keys: ['ArrowDown', 'ArrowDown', 'ArrowDown'] },
  { state: 'consignments-done', query: 'view=none&nothing=papers' },
  { state: 'correct', query: 'view=none', keys: ['ArrowDown', 'ArrowDown', 'ArrowDown', 'F10'] },
  { state: 'sign', query: 'view=none', keys: ['ArrowDown', 'ArrowDown', 'ArrowDown', 'F7', 'Ravi Kumar'] },
  { state: 'sign-drawn', query: 'view=none', keys: ['ArrowDown', 'ArrowDown', 'ArrowDown', 'F7', 'Ravi Kumar', 'F6'] },
  { state: 'unrejected', query: 'view=unrejected' },
  { state: 'starting', query: 'silent=1' },
];

const MAIN: ReadonlySet<string> = new Set([
  'accepted',
  'accepted-long',
  'already',
  'weight-differs',
  'check-digit',
  'ready',
  'finish',
  'sign-in',
  'consignments',
]);

/** Named `state-width[-hi][-dark]`. */
export const PICTURES: readonly Picture[] = STATES.flatMap(({ state, query, keys }) => {
  const rest = keys === undefined ? { query } : { query, keys };
  const small: readonly Picture[] = [
    { ...rest, name: `${state}-1366`, size: SMALL, language: 'en', theme: 'light' },
    { ...rest, name: `${state}-1366-hi`, size: SMALL, language: 'hi', theme: 'light' },
  ];
  if (!MAIN.has(state)) return small;
  return [
    ...small,
    { ...rest, name: `${state}-1366-dark`, size: SMALL, language: 'en', theme: 'dark' },
    { ...rest, name: `${state}-1920-hi`, size: LARGE, language: 'hi', theme: 'light' },
  ];
});
