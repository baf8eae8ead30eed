/**
 * What a clerk does at the counter, and waits to see, in the words of the tests.
 * Invariant: hands are keys, the scanner and the scale; eyes are the page.
 */
import { expect } from 'vitest';
import { enrolCounter, openSetAndConsignment, setFirstPin } from '../../support/counter/begin-work.ts';
import type { ManifestLine } from '../../../domain/contract/feed.ts';
import type { Office } from './office.ts';

/** Enrols, sets the PIN, opens the set and takes up the consignment: ends ready for the first parcel. */
export async function beginWork(office: Office): Promise<void> {
  const { counter, scale, manifest } = office;
  await enrolCounter(counter, office.enrolmentCode);
  await setFirstPin(counter, office.pinCode);
  await scale.weigh(0, 'zero');
  await openSetAndConsignment(counter, manifest.consignment);
}

/** The line of the manifest, from 1 as printed. */
export function lineOf({ manifest }: Office, line: number): ManifestLine {
  const found = manifest.lines.find((one) => one.line === line);
  if (found === undefined) throw new Error(`the manifest has no line ${line}`);
  return found;
}

/** Takes the last parcel off the scale and puts one of `grams` on it; ends when the screen shows it as stable. */
export async function putOnScale({ counter, scale }: Office, grams: number): Promise<void> {
  await scale.weigh(0, 'zero');
  await counter.seesWeight(0, 'Empty');
  await scale.weigh(grams, 'motion');
  for (let at = 0; at < 3; at += 1) await scale.weigh(grams, 'stable');
  await counter.seesWeight(grams, 'Stable');
}

/** Weighs and scans a number, and waits for that kind of result. */
export async function handOver(office: Office, number: string, { grams, expecting }: Handing): Promise<void> {
  await putOnScale(office, grams);
  await office.scanner.scan(number);
  await office.counter.seesScan(expecting, number);
}

export type Handing = { readonly grams: number; readonly expecting: 'accepted' | 'attention' | 'already' };

/** Hands over a parcel of the manifest, a few grams off what was declared, as scales are. */
export async function accept(office: Office, line: number): Promise<void> {
  const { item, grams } = lineOf(office, line);
  await handOver(office, item, { grams: grams + 7, expecting: 'accepted' });
}

/** Types a number by hand: F4, the number, F4; over when the field is gone, since other keys wait for that. */
export async function typeNumber({ counter }: Office, number: string): Promise<void> {
  await counter.key('F4');
  await counter.page.locator('.entry input:focus').waitFor();
  await counter.write(number);
  await counter.key('F4');
  await counter.page.locator('.entry').waitFor({ state: 'hidden' });
}

export type Counts = { declared: number; accepted: number; rejected: number; left: number; unmanifested: number };

/** Waits until the screen's counts are these. */
export async function seesCounts({ counter }: Office, wanted: Counts): Promise<void> {
  await expect.poll(() => countsOnScreen(counter.page), { timeout: 30_000 }).toEqual(wanted);
}

/** The counts as the screen shows them; in a finished consignment `left` is what is absent. */
export async function countsOnScreen(page: Office['counter']['page']): Promise<Partial<Counts>> {
  const entries = await page
    .locator('.count [data-count]')
    .evaluateAll((boxes) =>
      boxes.map((box) => [
        box.getAttribute('data-count'),
        Number(box.querySelector('b')?.textContent.replaceAll(',', '')),
      ]),
    );
  return Object.fromEntries(entries) as Partial<Counts>;
}
