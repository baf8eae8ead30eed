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

/** Sets the first PIN with the manager's code; ends where the set is opened. */
export async function setFirstPin(counter: Counter, code: string): Promise<void> {
  await counter.write(code);
  await counter.key('Tab');
  await counter.write(DEMO_PIN);
  await counter.key('Tab');
  await counter.write(DEMO_PIN);
  await counter.key('F10');
}

/** Signs in again, as after a lock. */
export async function signInAgain(counter: Counter): Promise<void> {
  await counter.sees('PIN');
  await counter.write(DEMO_PIN);
  await counter.key('F10');
}

/** Opens the set and takes up the first consignment of the list; ends on the Accept screen, ready. */
export async function openSetAndConsignment(counter: Counter, consignment: string): Promise<void> {
  await counter.sees('Open');
  await counter.key('F10');
  await counter.sees(consignment);
  await counter.key('F10');
  await counter.sees('READY');
}
