import { expect, test } from 'vitest';
import { differenceLines } from '../../../../../renderer/features/accept/difference-lines.ts';
import { createI18n } from '../../../../../renderer/i18n/create-i18n.ts';

const { t } = createI18n('en');
const counts = { declared: 200, accepted: 197, rejected: 1, left: 2, unmanifested: 0 };

test('parcels of a manifest are named as absent; of a count nobody knows yet which ones are missing', () => {
  const rejected = '1 parcel was rejected and goes back.';
  expect(differenceLines({ counts, isCounted: false }, 0, t)).toEqual([
    rejected,
    '2 parcels were not seen and are named as absent.',
  ]);
  expect(differenceLines({ counts, isCounted: true }, 0, t)).toEqual([
    rejected,
    '2 parcels were not seen; which ones is known when the manifest comes.',
  ]);
});

test('without a difference that is said first, and parcels without a weight after it', () => {
  const all = { ...counts, rejected: 0, left: 0 };
  expect(differenceLines({ counts: all, isCounted: false }, 1, t)).toEqual([
    'No differences: every declared parcel was accepted.',
    '1 parcel was accepted without a weight.',
  ]);
});
