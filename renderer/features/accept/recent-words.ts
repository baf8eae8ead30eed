/** The short note beside each of the last scans. */
import type { RecentScan } from '../../../domain/contract/accept-view.ts';
import { pick, type Language } from '../../i18n/language.ts';
import type { Translate } from '../../i18n/use-words.ts';
import { clockText } from '../../ui/format.ts';
import { reasonWord } from './stop-words.ts';

/** What it was, and first of all that its weight was typed: where the line is too narrow, its end is cut. */
export function recentNote(scan: RecentScan, t: Translate, language: Language): string {
  const note = noteOf(scan, t, language);
  return scan.weightTyped ? [t('recent.weightTyped'), note].filter((part) => part !== '').join(' · ') : note;
}

function noteOf(scan: RecentScan, t: Translate, language: Language): string {
  switch (scan.kind) {
    case 'accepted':
      return [scan.pin, scan.place === null ? null : pick(scan.place, language)]
        .filter((part) => part !== null)
        .join(' ');
    case 'already':
      return scan.sinceMs === null ? t('recent.already') : t('recent.alreadySince', { time: clockText(scan.sinceMs) });
    case 'rejected':
      return t('recent.rejected', { reason: reasonWord(scan.reason ?? '', t) });
    case 'undone':
      return t('recent.undone');
    case 'attention':
    case 'stop':
      return t(`recent.reason.${scan.reason ?? ''}` as 'recent.reason.check-digit', {
        defaultValue: scan.reason ?? '',
      });
  }
}

/** Reasons of parcels in the quarantine lane. */
const IN_LANE: ReadonlySet<string> = new Set(['not-on-manifest', 'relabelled']);

/** The slot, the quarantine lane's letter, or "–". */
export function recentSlot(scan: RecentScan): string {
  if (scan.kind === 'undone' || scan.kind === 'rejected') return '–'; // it lies there no longer
  if (scan.slot !== null) return scan.slot;
  return scan.kind === 'attention' && IN_LANE.has(scan.reason ?? '') ? 'Q' : '–';
}
