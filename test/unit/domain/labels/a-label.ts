/** Builds labels for tests: a good one, changed where the test wants. */
import type { ConsignmentId, ItemNumber, UseId } from '../../../../domain/custody/ids.ts';
import type { ArticleLabel, LabelDestination } from '../../../../domain/labels/article-label.ts';

export function aLabel(over: Partial<ArticleLabel> = {}, destination: Partial<LabelDestination> = {}): ArticleLabel {
  return {
    item: 'CK482913609IN' as ItemNumber,
    use: 'BLR-GPO-C2/0123456789abcdef0123456789abcdef/147' as UseId,
    destination: {
      pin: '411014',
      place: 'Pune',
      office: 'Viman Nagar S.O.',
      circle: 'Maharashtra',
      slot: 'B7',
      mode: 'air',
      next: 'Pune Parcel Hub',
      leaves: '13:05',
      ...destination,
    },
    oldNumber: null,
    grams: 1240,
    consignment: 'AMZ-24112026-04' as ConsignmentId,
    origin: 'Bengaluru GPO 560001, counter 2',
    acceptedAt: '24-11-2026 10:42',
    label: 'L-147-1',
    copy: 1,
    ...over,
  };
}
