/** Each step of the guide has its words, and names no key that cannot act in it. */
import { describe, expect, test } from 'vitest';
import { GUIDE_STEPS, hasMore, type GuideStepName } from '../../../../../renderer/app/guide/guide-step.ts';
import { createI18n } from '../../../../../renderer/i18n/create-i18n.ts';

/** The keys that a step's first sentence may name: those that lead on from it. */
const LEADS_ON: Readonly<Record<GuideStepName, readonly string[]>> = {
  code: ['Tab'],
  newPin: ['Tab'],
  samePin: [],
  setPin: ['F10'],
  pin: [],
  enter: ['F10'],
  openSet: ['F10'],
  takeUp: ['F10'],
  noConsignment: ['F5'],
  chooseFile: ['F5'],
  fillNumber: [],
  takeFile: ['F10'],
  count: ['Tab'],
  startCount: ['F10'],
  putOnScale: [],
  holdStill: [],
  scan: [],
  scanUnweighed: [],
  noScanner: ['F4'],
  typeNumber: [],
  sendNumber: ['F4'],
  stopped: ['F9'],
  already: [],
  notFinished: ['F2'],
  first: [],
  firstElsewhere: [],
  over: [],
};

describe.each(['en', 'hi'] as const)('in %s', (language) => {
  const { t } = createI18n(language);
  const say = (step: GuideStepName): string => t(`guide.${step}`, { name: 'Asha', slot: 'B7' });

  test.each(GUIDE_STEPS)('%s names exactly the keys that lead on', (step) => {
    expect(say(step)).not.toContain('{{');
    expect(say(step).match(/\bF\d+\b|\bTab\b/g) ?? []).toEqual(LEADS_ON[step]);
    if (hasMore(step)) expect(t(`guide.${step}Also`)).not.toBe(`guide.${step}Also`);
  });

  test('no sentence is longer than is read at a glance', () => {
    for (const step of GUIDE_STEPS) expect(say(step).length, step).toBeLessThan(100);
  });
});
