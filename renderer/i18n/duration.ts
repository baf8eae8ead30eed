/** How long, as people say it: "25 min", "1 h 10", "2 d 4 h". */
import { groupIndian } from '../ui/format.ts';
import type { Translate } from './use-words.ts';

/** Milliseconds, not negative, rounded to the minute; from two days on to the hour. */
export function durationText(ms: number, t: Translate): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return t('duration.minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return t('duration.hours', { hours, minutes: String(minutes % 60).padStart(2, '0') });
  return t('duration.days', { days: groupIndian(Math.floor(hours / 24)), hours: hours % 24 });
}
