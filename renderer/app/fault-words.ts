/** Why a command was not done, in a sentence with its cause. */
import type { SendFault } from './send-command.ts';
import type { Translate } from '../i18n/use-words.ts';

export function faultText(fault: SendFault, t: Translate): string {
  switch (fault.kind) {
    case 'no-answer':
      return t('fault.noAnswer');
    case 'failed':
      return t('fault.failed', { code: fault.code });
    case 'refused':
      return t(`problem.${fault.problem.code}` as 'problem.balance', {
        defaultValue: t('fault.refused', { detail: fault.problem.detail, code: fault.problem.code }),
        detail: fault.problem.detail,
      });
  }
}
