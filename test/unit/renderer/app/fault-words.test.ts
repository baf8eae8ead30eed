/** Every refusal a station can give has words in both languages. The types name the refusals, so a new one fails to compile. */
import { describe, expect, test } from 'vitest';
import type { ConfirmRefusal } from '../../../../electron/station/people/confirm.ts';
import type { EnrolRefusal } from '../../../../electron/station/people/enrol.ts';
import type { PinRefusal } from '../../../../electron/station/people/pin.ts';
import type { BookFault } from '../../../../electron/station/commands/book-item.ts';
import type { CommandFault } from '../../../../electron/station/commands/run-command.ts';
import type { CorrectionRefusal } from '../../../../domain/custody/correct-acceptance.ts';
import type { FinishRefusal, ReceiveRefusal } from '../../../../domain/custody/consignment.ts';
import type { RelabelRefusal } from '../../../../domain/custody/relabel.ts';
import type { CloseSetRefusal, OpenSetRefusal } from '../../../../domain/custody/set.ts';
import type { EnrolFault } from '../../../../central/enrolment/enrol-station.ts';
import { faultText } from '../../../../renderer/app/fault-words.ts';
import { createI18n } from '../../../../renderer/i18n/create-i18n.ts';
import en from '../../../../renderer/i18n/en.json' with { type: 'json' };
import { atIndia } from '../fixtures/session.ts';

type Refusal =
  | Exclude<EnrolRefusal['kind'], 'refused'> // its own code is the centre's
  | EnrolFault['kind']
  | PinRefusal['kind']
  | ConfirmRefusal['kind']
  | CommandFault['kind']
  | CorrectionRefusal['kind']
  | ReceiveRefusal['kind']
  | FinishRefusal['kind']
  | OpenSetRefusal['kind']
  | CloseSetRefusal['kind']
  | RelabelRefusal['kind']
  | BookFault['kind'];

const REFUSALS: Readonly<Record<Refusal, true>> = {
  'no-typed-weight': true,
  'no-range': true,
  'too-heavy': true,
  'size-not-taken': true,
  'contents-not-declared': true,
  'personal-too-large': true,
  'no-numbers': true,
  'number-is-readable': true,
  'not-of-a-label': true,
  away: true,
  'already-enrolled': true,
  'insecure-centre': true,
  'code-unknown': true,
  'code-used': true,
  'code-expired': true,
  'code-locked': true,
  'proof-wrong': true,
  'unknown-person': true,
  'no-pin-yet': true,
  'wrong-pin': true,
  wait: true,
  'locked-out': true,
  'pin-repeats': true,
  'pin-run': true,
  'pin-own-id': true,
  'pin-date': true,
  'pin-common': true,
  'not-now': true,
  'needs-supervisor': true,
  'not-confirmed': true,
  'no-supervisor': true,
  'own-request': true,
  'your-own': true,
  'wrong-code': true,
  locked: true,
  'not-allowed': true,
  'nothing-to-correct': true,
  'moved-on': true,
  'no-destination': true,
  'not-your-own': true,
  'consignment-finished': true,
  'no-weight': true,
  'no-open-set': true,
  'unknown-consignment': true,
  'another-open': true,
  'no-consignment': true,
  'counts-do-not-add-up': true,
  'set-already-open': true,
  'consignment-open': true,
  unbalanced: true,
  storage: true,
  'request-reused': true,
};

const refused = (code: string, detail = '{}') =>
  ({ kind: 'refused', problem: { code, detail, retry: 'now', ref: 'r' } }) as const;

describe.each(['en', 'hi'] as const)('in %s', (language) => {
  const { t } = createI18n(language);

  test.each(Object.keys(REFUSALS))('%s has a sentence of its own', (code) => {
    expect(Object.keys(en.problem)).toContain(code);
    expect(faultText(refused(code), t)).not.toBe(t('fault.refused', { code }));
  });

  test('a refusal nobody foresaw names its code and never shows its data', () => {
    const text = faultText(refused('brand-new', '{"secret":"x"}'), t);
    expect(text).toContain('brand-new');
    expect(text).not.toContain('secret');
  });
});

test('figures of a refusal stand in its sentence', () => {
  const { t } = createI18n('en');
  expect(faultText(refused('wrong-pin', '{"triesLeft":4}'), t)).toContain('4');
  expect(faultText(refused('wait', `{"untilMs":${atIndia('10:47:00')}}`), t)).toContain('10:47');
  expect(faultText(refused('another-open', '{"consignment":"AMZ-1"}'), t)).toContain('AMZ-1');
});

test('no answer and a failure are told apart', () => {
  const { t } = createI18n('en');
  expect(faultText({ kind: 'no-answer' }, t)).not.toBe(faultText({ kind: 'failed', code: 'BAD_REQUEST' }, t));
});
