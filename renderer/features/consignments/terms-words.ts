/** What a contract will ask of the clerk, in one quiet line: "Weigh 1 in 10 · sort sticker · ±100 g". */
import type { ConsignmentSummary } from '../../../domain/contract/accept-view.ts';
import { SAMPLE_EVERY } from '../../../domain/custody/ask-weight.ts';
import type { Translate } from '../../i18n/use-words.ts';
import { groupIndian } from '../../ui/format.ts';

export function termsText(terms: ConsignmentSummary['terms'], t: Translate): string {
  const { weigh, sampleEvery = SAMPLE_EVERY, label, weightToleranceGrams, bands, prohibited = 'none' } = terms;
  return [
    t(`terms.weigh.${weigh}`, { number: groupIndian(sampleEvery) }),
    t(`terms.label.${label}`),
    t('terms.tolerance', { number: groupIndian(weightToleranceGrams) }),
    ...(bands === undefined ? [] : [t('terms.bands')]),
    ...(prohibited === 'consignment' ? [t('terms.declaration')] : []),
  ].join(' · ');
}
