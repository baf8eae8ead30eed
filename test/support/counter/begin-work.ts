/**
 * What a clerk does before the first parcel: enrol the PC, set a PIN, open the set, take up the consignment.
 */
import type { Counter } from './counter-app.ts';

export const DEMO_PIN = '481526';

/** Types the one-time code and enrols; ends on the sign-in screen with the person's name. */
export async function enrolCounter(counter: Counter, code: string): Promise<void> {
  await counter.sees('Enrol');
  await counter.write(code.replaceAll('-', ''));
  await counter.key('F10');
  await counter.sees('Sunita Rao');
}

/** Whose PIN it is, and what it is. */
export type PersonAtCounter = { readonly name: string; readonly pin: string };
const SUNITA: PersonAtCounter = { name: 'Sunita Rao', pin: DEMO_PIN };

/** Sets a first PIN with the manager's code; ends where the set is opened, or in the work that goes on. */
export async function setFirstPin(counter: Counter, code: string, { name, pin } = SUNITA): Promise<void> {
  await choose(counter, name);
  await counter.write(code);
  await counter.key('Tab');
  await counter.write(pin);
  await counter.key('Tab');
  await counter.write(pin);
  await counter.key('F10');
}

/** Signs in again, as after a lock. */
export async function signInAgain(counter: Counter, { name, pin } = SUNITA): Promise<void> {
  await choose(counter, name);
  await counter.write(pin);
  await counter.key('F10');
}

/** Opens the set and takes up the first consignment of the list; ends on the Accept screen, ready. */
export async function openSetAndConsignment(counter: Counter, consignment: string): Promise<void> {
  await counter.sees('Open the set to start work');
  await counter.confirm('F10');
  await counter.sees(consignment);
  await counter.confirm('F10');
  await counter.sees('READY');
}

/** Arrow keys until the person is the chosen one. */
async function choose(counter: Counter, name: string): Promise<void> {
  const chosen = counter.page.locator('[role=option][aria-selected=true]');
  await chosen.waitFor({ timeout: 30_000 });
  for (const key of ['ArrowDown', 'ArrowUp']) {
    for (let tries = 0; tries < 10; tries += 1) {
      if ((await chosen.textContent())?.includes(name) === true) return;
      await counter.key(key);
    }
  }
  throw new Error(`${name} is not among the people`);
}
