import { expect, test } from 'vitest';
import { differenceLines } from '../../../../../renderer/features/accept/difference-lines.ts';
import { createI18n } from '../../../../../renderer/i18n/create-i18n.ts';

const { t } = createI18n('en');
const none = { unweighed: 0, cancelled: 0, changed: 0, listed: 0 };
const counts = { declared: 200, accepted: 197, rejected: 1, left: 2, unmanifested: 0 };

test('parcels of a manifest are named as absent; of a count nobody knows yet which ones are missing', () => {
  const rejected = '1 parcel was rejected and goes back.';
  expect(differenceLines({ counts, isCounted: false }, none, t)).toEqual([
    rejected,
    '2 parcels were not seen and are named as absent.',
  ]);
  expect(differenceLines({ counts, isCounted: true }, none, t)).toEqual([
    rejected,
    '2 parcels were not seen; which ones is known when the manifest comes.',
  ]);
});

test('without a difference that is said first, and parcels without a weight after it', () => {
  const all = { ...counts, rejected: 0, left: 0 };
  expect(differenceLines({ counts: all, isCounted: false }, { ...none, unweighed: 1 }, t)).toEqual([
    'No differences: every declared parcel was accepted.',
    '1 parcel was accepted without a weight.',
  ]);
});

test('what the partner changed is said first, and a cancelled parcel is not also named as one of no manifest', () => {
  const beside = { ...counts, rejected: 0, left: 0, unmanifested: 2 };
  const noted = { ...none, cancelled: 1, changed: 1, listed: 1 };
  expect(differenceLines({ counts: beside, isCounted: false }, noted, t)).toEqual([
    '1 parcel here was cancelled by the partner: give it back.',
    '1 accepted parcel was changed by the partner: print its label again.',
    '1 parcel in lane Q is on the manifest now: scan it again.',
    '1 parcel was not on the manifest and stays in lane Q.',
  ]);
});
