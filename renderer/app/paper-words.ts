/** A finished consignment's paper in words: how far its newest copy is, and where its file lies. */
import type { PaperView } from '../../domain/contract/paper-view.ts';
import type { Translate } from '../i18n/use-words.ts';
import { sinceText } from '../ui/format.ts';

/** Never "printed": a printing system that took a sheet has printed nothing yet. */
export function copyWords({ copy }: Pick<PaperView, 'copy'>, hasPrinter: boolean, t: Translate): string {
  if (copy === null) return t(hasPrinter ? 'sheet.none' : 'finished.noPrinter');
  return t(`sheet.${copy.state}`, { number: copy.no });
}

/** The first sixteen hex digits in fours: enough to compare by eye. */
export function hashStart(sha256: string): string {
  return `${(sha256.slice(0, 16).match(/.{4}/g) ?? []).join(' ')} …`;
}

/** Whether the driver has signed. */
export function signedWords({ signed }: Pick<PaperView, 'signed'>, t: Translate, nowMs: number): string {
  return signed === null
    ? t('sheet.unsigned')
    : t(`sheet.signed.${signed.how}`, { time: sinceText(signed.atMs, nowMs) });
}
