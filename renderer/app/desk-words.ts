/**
 * The status strip in words. A healthy sign is a dot; a fault is a triangle and a sentence.
 * Invariant: an unknown state is never shown as ready.
 */
import type { DeskView } from '../../domain/contract/station.ts';
import type { Translate } from '../i18n/use-words.ts';
import { durationText } from '../i18n/duration.ts';
import { groupIndian, sinceText } from '../ui/format.ts';
import type { LinkState } from './station-link.ts';

export type StripItem = { readonly id: string; readonly tone: 'good' | 'warn' | 'plain'; readonly text: string };

/** A PC's clock this far off the centre's is named. */
const CLOCK_TOLERANCE_MS = 120_000;

type Sync = DeskView['sync'];

/** `crowded`: several faults want the room, so the comfort beside the waiting count is left out. */
export type StripNow = { readonly nowMs: number; readonly crowded: boolean };

export type Devices = Pick<DeskView, 'scanner' | 'labelPrinter' | 'reportPrinter' | 'numbers'> & {
  readonly scale: DeskView['scale']['state'];
};

/** What stands on the left: the centre and what waits for it. */
export function syncItems(sync: Sync | undefined, link: LinkState, t: Translate, now: StripNow): readonly StripItem[] {
  if (link === 'lost') return [{ id: 'link', tone: 'warn', text: t('strip.reconnecting') }];
  if (sync === undefined) return [{ id: 'link', tone: 'plain', text: t('strip.starting') }];
  const waiting: StripItem = { id: 'waiting', tone: 'plain', text: waitingText(sync, now.crowded, t) };
  return [centreItem(sync, t, now.nowMs), waiting, ...clockItems(sync.clockAheadMs, t)];
}

function waitingText({ state, waiting }: Sync, crowded: boolean, t: Translate): string {
  const number = groupIndian(waiting);
  // Before the first contact there is nothing to be reassured about: a new PC holds nothing yet.
  const isPlain = state === 'reached' || state === 'never' || crowded;
  return isPlain ? t('strip.waiting', { number }) : t('strip.waitingSafe', { number });
}

function centreItem(sync: Sync, t: Translate, nowMs: number): StripItem {
  const since = sync.awaySinceMs ?? sync.reachedAtMs;
  switch (sync.state) {
    case 'reached':
      return { id: 'centre', tone: 'good', text: t('strip.centreReached', { time: timeOr(sync.reachedAtMs, nowMs) }) };
    case 'away':
      return { id: 'centre', tone: 'warn', text: t('strip.centreAway', { time: timeOr(since, nowMs) }) };
    case 'refused':
      return { id: 'centre', tone: 'warn', text: t('strip.centreRefused', { reason: sync.refusal ?? '–' }) };
    case 'never':
      return { id: 'centre', tone: 'plain', text: t('strip.centreNever') };
  }
}

function clockItems(aheadMs: number | null, t: Translate): readonly StripItem[] {
  if (aheadMs === null || Math.abs(aheadMs) < CLOCK_TOLERANCE_MS) return [];
  const by = durationText(Math.abs(aheadMs), t);
  const text = aheadMs > 0 ? t('strip.clockFast', { by }) : t('strip.clockSlow', { by });
  return [{ id: 'clock', tone: 'warn', text }];
}

/** What stands on the right: each device. */
export function deviceItems(desk: Devices, t: Translate): readonly StripItem[] {
  const { scanner, scale, labelPrinter, reportPrinter, numbers } = desk;
  return [
    ...numberItems(numbers, t),
    { id: 'scanner', tone: scanner === 'ready' ? 'good' : 'warn', text: t(`strip.scanner.${scanner}`) },
    { id: 'scale', tone: scale === 'ready' ? 'good' : 'warn', text: t(`strip.scale.${scale}`) },
    printerItem(labelPrinter, t),
    reportItem(reportPrinter, t),
  ];
}

/** Said only when it matters: a station that never had numbers of its own lacks none. */
function numberItems({ state, left }: DeskView['numbers'], t: Translate): readonly StripItem[] {
  if (state === 'never' || state === 'plenty') return [];
  const words = { count: left, number: groupIndian(left) };
  const text = state === 'none' ? t('strip.numbersNone') : t('strip.numbersLow', words);
  return [{ id: 'numbers', tone: 'warn', text }];
}

function printerItem({ state, waiting }: DeskView['labelPrinter'], t: Translate): StripItem {
  const text = t(`strip.printer.${state}`);
  const tone = state === 'none' ? 'plain' : state === 'ready' || state === 'busy' ? 'good' : 'warn';
  return {
    id: 'printer',
    tone,
    text: waiting === 0 ? text : t('strip.printerWaiting', { text, number: groupIndian(waiting) }),
  };
}

/** A sheet that may be missing is said until another one went well. */
function reportItem({ state, last }: DeskView['reportPrinter'], t: Translate): StripItem {
  if (state === 'none') return { id: 'report', tone: 'plain', text: t('strip.report.none') };
  if (state === 'ready' && last === 'refused') return { id: 'report', tone: 'warn', text: t('strip.reportRefused') };
  if (state === 'ready' && last === 'unknown') return { id: 'report', tone: 'warn', text: t('strip.reportUnsure') };
  const tone = state === 'ready' ? 'good' : state === 'unknown' ? 'plain' : 'warn';
  return { id: 'report', tone, text: t(`strip.report.${state}`) };
}

function timeOr(atMs: number | null, nowMs: number): string {
  return atMs === null ? '–' : sinceText(atMs, nowMs);
}
