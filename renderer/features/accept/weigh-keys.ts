/**
 * The keys of the weight strip: the scale gave none, a weight is typed, a reason is chosen.
 * Invariant: no key takes a weight before its reason was asked, and a reason only once its question has stood.
 */
import type { KeyName } from '../../ui/keys.ts';

/** Where the strip stands; The screen’s modes hold these. */
export type WeighMode = 'weigh' | 'weigh-type' | 'weigh-reason';

export const MANUAL_REASONS = ['no-scale', 'scale-faulty', 'too-large', 'weighed-elsewhere'] as const;
export type ManualReason = (typeof MANUAL_REASONS)[number];

/** Not F4, which asks. */
const REASON_KEYS: Readonly<Record<ManualReason, KeyName>> = {
  'no-scale': 'F5',
  'scale-faulty': 'F6',
  'too-large': 'F7',
  'weighed-elsewhere': 'F8',
};

/** What these keys do and say; the key map of the screen takes them in. */
export type WeighDeed =
  | { readonly do: 'weigh-again' }
  | { readonly do: 'weigh-typed'; readonly reason: ManualReason }
  | { readonly do: 'mode'; readonly mode: WeighMode | 'scan' };
export type WeighWord = 'tryScale' | 'typeWeight' | 'takeWeight' | ManualReason;

type WeighKey = {
  readonly word: WeighWord | 'none' | 'back';
  readonly deed?: WeighDeed;
  readonly solid?: boolean;
  readonly confirms?: 'weigh-reason';
};
type Some = Partial<Record<KeyName, WeighKey>>;
type Seen = { readonly can: { readonly weighAgain: boolean }; readonly weightReady: boolean };

const EMPTY: Some = { F6: { word: 'none' }, F7: { word: 'none' } };
const TRY: WeighKey = { word: 'tryScale', deed: { do: 'weigh-again' } };

export function weighKeys(mode: WeighMode, { can, weightReady }: Seen): Some {
  if (mode === 'weigh-reason') {
    const reasons = MANUAL_REASONS.map((reason) => [REASON_KEYS[reason], reasonKey(reason, can.weighAgain)]);
    return { ...(Object.fromEntries(reasons) as Some), F2: { word: 'back', deed: { do: 'mode', mode: 'weigh-type' } } };
  }
  const back: Some = { F2: { word: 'back', deed: { do: 'mode', mode: 'scan' } } };
  if (!can.weighAgain) return { ...EMPTY, ...back, F4: { word: 'typeWeight' }, F5: { word: 'tryScale' } };
  const next = mode === 'weigh' ? 'weigh-type' : 'weigh-reason';
  const go: WeighKey = { word: mode === 'weigh' ? 'typeWeight' : 'takeWeight', deed: { do: 'mode', mode: next } };
  const isReady = mode === 'weigh' || weightReady;
  return { ...EMPTY, ...back, F4: isReady ? { ...go, solid: mode !== 'weigh' } : { word: 'takeWeight' }, F5: TRY };
}

function reasonKey(reason: ManualReason, may: boolean): WeighKey {
  return { word: reason, confirms: 'weigh-reason', ...(may ? { deed: { do: 'weigh-typed', reason } } : {}) };
}
