/**
 * An attention in words: what is odd, both sides of it, and what to do. One entry for each reason of the contract.
 */
import { groupNumber, groupPin } from '../../../domain/identifiers/display.ts';
import type { AttentionReason, ConsignmentSummary } from '../../../domain/contract/accept-view.ts';
import { partnerName } from '../../i18n/names.ts';
import type { Translate } from '../../i18n/use-words.ts';
import { groupIndian, signed, splitNumber } from '../../ui/format.ts';
import type { Marked } from './stop-words.ts';

export type PairCell = { readonly label: string; readonly value: Marked; readonly odd?: boolean };
export type AttentionWords = {
  readonly why: string;
  readonly cells: readonly PairCell[];
  /** What holds now, and what the clerk may do. */
  readonly kept: string;
  readonly next: string;
};

export type AttentionFacts = {
  readonly number: string;
  readonly consignment: ConsignmentSummary | null;
  /** Its weight was typed. */
  readonly weightTyped: boolean;
};

type Reason<C extends AttentionReason['code']> = Extract<AttentionReason, { code: C }>;

/** The words of the first and most important reason. */
export function attentionWords(reason: AttentionReason, facts: AttentionFacts, t: Translate): AttentionWords {
  const partner = partnerName(facts.consignment?.partner ?? '', t);
  const base = { why: t(`attention.${reason.code}.why`), kept: t(`attention.${reason.code}.kept`) };
  const next = t(`attention.${reason.code}.next`);
  return { ...base, next, cells: cellsOf(reason, { ...facts, partner }, t) };
}

type Known = AttentionFacts & { readonly partner: string };

function cellsOf(reason: AttentionReason, known: Known, t: Translate): readonly PairCell[] {
  switch (reason.code) {
    case 'weight-differs':
      return weightCells(reason, known, t);
    case 'not-weighed':
      return [
        { label: t('attention.ourScale'), value: t(`attention.not-weighed.scale.${reason.scale}`), odd: true },
        { label: t('attention.not-weighed.weightKept'), value: t('attention.not-weighed.none') },
      ];
    case 'not-on-manifest':
      return [
        { label: t('attention.not-on-manifest.manifest', { partner: known.partner }), value: reason.consignment },
        { label: t('attention.thisParcel'), value: groupNumber(known.number), odd: true },
      ];
    case 'beyond-declared':
      return [
        {
          label: t('attention.beyond-declared.declared', { partner: known.partner }),
          value: groupIndian(reason.declared),
        },
        { label: t('attention.thisParcel'), value: groupNumber(known.number), odd: true },
      ];
    case 'check-digit-on-label':
      return checkDigitCells(reason, known.number, t);
    case 'relabelled':
      return [
        {
          label: t('attention.relabelled.old'),
          value: reason.old === '' ? t('attention.relabelled.nothing') : groupNumber(reason.old),
        },
        { label: t('attention.relabelled.new'), value: groupNumber(known.number), odd: true },
      ];
    case 'no-route':
      return [
        { label: t('pin'), value: reason.pin === null ? t('attention.no-route.noPin') : groupPin(reason.pin) },
        { label: t('attention.no-route.plan'), value: t('attention.no-route.noSlot'), odd: true },
      ];
  }
}

function weightCells(
  reason: Reason<'weight-differs'>,
  { partner, weightTyped }: Known,
  t: Translate,
): readonly PairCell[] {
  const { declaredGrams, measuredGrams, limitGrams } = reason;
  const difference = signed(measuredGrams - declaredGrams);
  return [
    { label: t('attention.declared', { partner }), value: gramsOr(declaredGrams, t) },
    { label: t(weightTyped ? 'attention.typedWeight' : 'attention.ourScale'), value: gramsOr(measuredGrams, t) },
    {
      label: t('attention.weight-differs.difference', { limit: groupIndian(limitGrams) }),
      value: t('unit.grams', { number: difference }),
      odd: true,
    },
  ];
}

/** The check digit of an S10 number is its eleventh character. */
const CHECK_DIGIT_AT = 10;

function checkDigitCells(
  { expected }: Reason<'check-digit-on-label'>,
  number: string,
  t: Translate,
): readonly PairCell[] {
  const parts = splitNumber(number, CHECK_DIGIT_AT);
  return [
    { label: t('attention.check-digit-on-label.label'), value: { ...parts, as: 'bad' } },
    { label: t('attention.check-digit-on-label.byRule'), value: { ...parts, mark: expected, as: 'good' } },
  ];
}

/** A weight with its mark when it was typed; without one, words for that. */
export function weightText(
  { grams, weightTyped }: { readonly grams: number | null; readonly weightTyped: boolean },
  t: Translate,
): string {
  if (grams === null) return t('fact.noWeight');
  return weightTyped ? t('fact.weightTyped', { number: groupIndian(grams) }) : gramsOr(grams, t);
}

export function gramsOr(grams: number | null, t: Translate): string {
  return grams === null ? '–' : t('unit.grams', { number: groupIndian(grams) });
}
