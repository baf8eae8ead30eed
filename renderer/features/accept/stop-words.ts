/**
 * A stop in words: what is wrong, both sides of it, and the next step. One entry for each reason of the contract.
 */
import { groupNumber } from '../../../domain/identifiers/display.ts';
import type { ConsignmentSummary, StopReason } from '../../../domain/contract/accept-view.ts';
import { partnerName } from '../../i18n/names.ts';
import type { Translate } from '../../i18n/use-words.ts';
import { clockText, dateText, groupIndian, splitNumber } from '../../ui/format.ts';

/** A number with one character marked, or plain text. */
export type Marked =
  string | { readonly before: string; readonly mark: string; readonly after: string; readonly as: 'bad' | 'good' };
export type Side = { readonly label: string; readonly value: Marked; readonly note: string };
export type StopWords = {
  readonly heading: string;
  readonly sides: readonly [Side, Side] | null;
  readonly next: string;
};

type Reason<C extends StopReason['code']> = Extract<StopReason, { code: C }>;

/** `consignment` is the one that is open, for the other side of the comparison. */
export function stopWords(reason: StopReason | null, consignment: ConsignmentSummary | null, t: Translate): StopWords {
  if (reason === null) return { heading: t('stop.held.heading'), sides: null, next: t('stop.held.next') };
  switch (reason.code) {
    case 'check-digit':
      return checkDigit(reason, t);
    case 'not-a-parcel':
      return notAParcel(reason, consignment, t);
    case 'no-consignment':
      return noConsignment(reason, t);
    case 'rejected-before':
      return rejectedBefore(reason, consignment, t);
    case 'storage':
      return storage(reason, t);
    case 'void-label':
      return voidLabel(reason, t);
    case 'other-consignment':
      return otherConsignment(reason, consignment, t);
  }
}

function checkDigit({ number, found, expected, position, typed }: Reason<'check-digit'>, t: Translate): StopWords {
  const parts = splitNumber(number, position);
  return {
    heading: t('stop.check-digit.heading'),
    sides: [
      {
        label: typed ? t('stop.check-digit.typed') : t('stop.check-digit.scanned'),
        value: { ...parts, as: 'bad' },
        note: t('stop.check-digit.foundNote', { digit: found }),
      },
      {
        label: t('stop.check-digit.byRule'),
        value: { ...parts, mark: expected, as: 'good' },
        note: t('stop.check-digit.expectedNote', { digit: expected }),
      },
    ],
    next: typed ? t('stop.check-digit.nextTyped') : t('stop.check-digit.nextScanned'),
  };
}

function notAParcel({ shown, what }: Reason<'not-a-parcel'>, open: ConsignmentSummary | null, t: Translate): StopWords {
  return {
    heading: t(`stop.not-a-parcel.heading.${what}`, { number: shown.length }),
    sides: [
      { label: t('stop.thisCode'), value: groupNumber(shown), note: t(`stop.not-a-parcel.note.${what}`) },
      { label: t('stop.not-a-parcel.wanted'), value: t('stop.not-a-parcel.example'), note: consignmentText(open, t) },
    ],
    next: t(`stop.not-a-parcel.next.${what}`),
  };
}

function noConsignment({ shown }: Reason<'no-consignment'>, t: Translate): StopWords {
  return {
    heading: t('stop.no-consignment.heading'),
    sides: [
      {
        label: t('stop.thisConsignment'),
        value: t('stop.no-consignment.none'),
        note: t('stop.no-consignment.noneNote'),
      },
      { label: t('stop.thisParcel'), value: groupNumber(shown), note: t('stop.no-consignment.parcelNote') },
    ],
    next: t('stop.no-consignment.next'),
  };
}

function rejectedBefore(reason: Reason<'rejected-before'>, open: ConsignmentSummary | null, t: Translate): StopWords {
  const why = reasonWord(reason.reason, t);
  return {
    heading: t('stop.rejected-before.heading'),
    sides: [
      { label: t('stop.thisConsignment'), value: open?.consignment ?? '–', note: consignmentText(open, t) },
      {
        label: t('stop.thisParcel'),
        value: groupNumber(reason.number),
        note: t('stop.rejected-before.note', { why, time: clockText(reason.atMs), date: dateText(reason.atMs) }),
      },
    ],
    next: t('stop.rejected-before.next'),
  };
}

function otherConsignment(
  { number, consignment }: Reason<'other-consignment'>,
  open: ConsignmentSummary | null,
  t: Translate,
): StopWords {
  return {
    heading: t('stop.other-consignment.heading'),
    sides: [
      { label: t('stop.thisConsignment'), value: open?.consignment ?? '–', note: consignmentText(open, t) },
      {
        label: t('stop.thisParcel'),
        value: groupNumber(number),
        note: t('stop.other-consignment.note', { consignment }),
      },
    ],
    next: t('stop.other-consignment.next', { consignment }),
  };
}

function voidLabel({ number, why, newer }: Reason<'void-label'>, t: Translate): StopWords {
  return {
    heading: t('stop.void-label.heading'),
    sides: [
      { label: t('stop.void-label.label'), value: t(`stop.void-label.why.${why}`), note: t('stop.void-label.note') },
      {
        label: t('stop.thisParcel'),
        value: groupNumber(number),
        note: t(newer ? 'stop.void-label.newerNote' : 'stop.void-label.goneNote'),
      },
    ],
    next: t(newer ? 'stop.void-label.nextNewer' : `stop.void-label.next.${why}`),
  };
}

function storage({ detail }: Reason<'storage'>, t: Translate): StopWords {
  return {
    heading: t(`stop.storage.heading.${detail}`),
    sides: [
      {
        label: t('stop.storage.thisParcel'),
        value: t('stop.storage.notWritten'),
        note: t('stop.storage.notWrittenNote'),
      },
      { label: t('stop.storage.before'), value: t('stop.storage.safe'), note: t('stop.storage.safeNote') },
    ],
    next: t(`stop.storage.next.${detail}`),
  };
}

/** What holds for the parcel once the stop was read, and what to do with it. */
export function afterStop(reason: StopReason, t: Translate): string {
  return t(scansAgain(reason) ? 'notIn.again' : 'notIn.other', { next: stopWords(reason, null, t).next });
}

/** Whether the same parcel may come in at its next scan; else the stop itself says where it goes. */
function scansAgain({ code, ...sides }: StopReason): boolean {
  if (code === 'storage') return 'detail' in sides && sides.detail === 'unknown';
  return code !== 'rejected-before' && code !== 'other-consignment' && code !== 'void-label';
}

/** Why a parcel was rejected, in a word or two; a code without a word stays as it is. */
export function reasonWord(code: string, t: Translate): string {
  return t(`rejected.${code}` as 'rejected.wet', { defaultValue: code });
}

function consignmentText(open: ConsignmentSummary | null, t: Translate): string {
  if (open === null) return t('stop.no-consignment.none');
  return t('stop.consignmentNote', {
    partner: partnerName(open.partner, t),
    count: open.declared,
    number: groupIndian(open.declared),
  });
}
