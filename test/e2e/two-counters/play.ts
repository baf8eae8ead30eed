/**
 * A counter's half of the plan, played at the real application: reports at the HID driver, keys, and eyes on the page.
 */
import { DEMO_PIN, signInAgain } from '../../support/counter/begin-work.ts';
import { DEMO_SUPERVISOR_BADGE } from '../../support/manifest/demo-office.ts';
import { handOver, putOnScale, typeNumber } from '../support/clerk.ts';
import type { Office } from '../support/office.ts';
import type { Act } from './plan.ts';

export const SUNITA = { name: 'Sunita Rao', pin: DEMO_PIN };
export const MAHESH = { name: 'Mahesh Kulkarni', pin: '926481' };

/** Plays every act, each after the screen has answered the one before. */
export async function playHalf(desk: Office, acts: readonly Act[]): Promise<void> {
  for (const act of acts) await play(desk, act);
}

async function play(desk: Office, act: Act): Promise<void> {
  const { counter, scanner, scale } = desk;
  switch (act.do) {
    case 'scan':
      if (act.expect !== 'already') return handOver(desk, act.number, { grams: act.grams, expecting: act.expect });
      await scanner.scan(act.number);
      return counter.seesScan('already', act.number);
    case 'type':
      await putOnScale(desk, act.grams);
      await typeNumber(desk, act.number);
      return counter.seesScan(act.expect, act.number);
    case 'torn':
      await putOnScale(desk, act.grams);
      await counter.key('F4');
      await counter.page.locator('.entry input:focus').waitFor();
      await counter.write(act.readable);
      await counter.page.locator(`[data-candidate="${act.number}"]`).waitFor();
      await pressCandidate(desk, act.number);
      return counter.seesScan('accepted', act.number);
    case 'scan-unweighed':
      await scale.weigh(0, 'zero');
      await counter.seesWeight(0, 'Empty');
      await scanner.scan(act.number);
      return counter.seesScan('attention', act.number);
    case 'undo':
      await counter.key('F2');
      return counter.seesScan('undone', act.number);
    case 'reject':
      await counter.key('F7');
      await counter.sees('rejected?');
      await counter.confirm(act.key);
      return counter.seesScan('rejected', act.number);
    case 'mistype':
      await typeNumber(desk, act.number);
      await counter.sees('The check digit is wrong');
      await counter.key('F9');
      return counter.page.locator('.result.stop').waitFor({ state: 'detached' });
    case 'switch-clerk':
      return switchClerk(desk);
  }
}

/** The key that stands beside the candidate. */
async function pressCandidate({ counter }: Office, number: string): Promise<void> {
  const key = await counter.page.locator(`[data-candidate="${number}"] kbd`).textContent();
  await counter.key(key ?? '');
}

async function switchClerk({ counter, scanner }: Office): Promise<void> {
  await scanner.scan(DEMO_SUPERVISOR_BADGE);
  await counter.page.locator('.pinbox input:focus').waitFor();
  await counter.write(MAHESH.pin);
  await counter.key('F10');
  await counter.page.locator('.pinbox').waitFor({ state: 'detached' });
}

/** The next morning at the same counter. */
export async function signInNextDay({ counter }: Office): Promise<void> {
  await counter.sees('The station is locked');
  await signInAgain(counter, SUNITA);
}
