/** Why a command was not done, in a sentence with its cause. A refusal's `detail` is JSON of both sides, not prose. */
import type { Translate } from '../i18n/use-words.ts';
import { clockText } from '../ui/format.ts';
import type { SendFault } from './send-command.ts';

export function faultText(fault: SendFault, t: Translate): string {
  switch (fault.kind) {
    case 'no-answer':
      return t('fault.noAnswer');
    case 'failed':
      return t('fault.failed', { code: fault.code });
    case 'refused': {
      const { code, detail } = fault.problem;
      const defaultValue = t('fault.refused', { code });
      return t(`problem.${code}` as 'problem.locked', { ...sidesOf(detail), defaultValue });
    }
  }
}

/** The figures and ids a sentence may name; a moment (`untilMs`) also as a time of day. */
function sidesOf(detail: string): Readonly<Record<string, string | number>> {
  const known: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(parsed(detail))) {
    if (typeof value === 'string' || typeof value === 'number') known[name] = value;
    if (name === 'untilMs' && typeof value === 'number') known['time'] = clockText(value);
  }
  return known;
}

function parsed(detail: string): object {
  try {
    const value: unknown = JSON.parse(detail);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {}; // cut off at its length limit: the sentence stands without its figures
  }
}
