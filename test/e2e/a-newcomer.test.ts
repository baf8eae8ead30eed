/**
 * A newcomer, the guide, and nobody else: from the locked station to the first accepted parcel on the real application,
 * doing only what the guide's sentences say, in the order in which they say it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PIN, enrolCounter, setFirstPin, signInAgain } from '../support/counter/begin-work.ts';
import { skipUnless } from '../support/skips.ts';
import { accept, lineOf, putOnScale } from './support/clerk.ts';
import { eventCount, payloadsOf } from './support/ledger-events.ts';
import { lookAt } from './support/look.ts';
import { canOpenOffice, openNewOffice, type Office } from './support/office.ts';

const LIMIT = { timeout: 120_000 };
const PATIENCE = { timeout: 30_000 };

/** What a newcomer has in hand: a name, the manager's code, a PIN in mind, the driver's paper, a parcel. */
type Newcomer = {
  readonly name: string;
  readonly code: string;
  readonly pin: string;
  readonly consignment: string;
  readonly line: number;
};

describe.skipIf(skipUnless('application-needs-display-and-bench', await canOpenOffice()))('a newcomer', LIMIT, () => {
  let office: Office;
  let page: Office['counter']['page'];
  let sunita: Newcomer;
  let mahesh: Newcomer;

  beforeAll(async () => {
    office = await openNewOffice(12);
    ({ page } = office.counter);
    await enrolCounter(office.counter, office.enrolmentCode);
    const { consignment } = office.manifest;
    sunita = { name: 'Sunita Rao', code: office.pinCode, pin: DEMO_PIN, consignment, line: 1 };
    mahesh = { name: 'Mahesh Kulkarni', code: office.supervisorPinCode, pin: '926481', consignment, line: 3 };
    await office.scale.weigh(0, 'zero');
  }, 180_000);
  afterAll(() => office?.close());

  const guide = () => page.locator('.guide');
  const said = async (): Promise<string> => (await page.locator('.guide .say').textContent()) ?? '';
  const seen: string[] = [];
  const key = (name: string): Promise<void> => office.counter.key(name);

  /** A key that is dimmed is not pressed: a person waits until it is lit. */
  async function pressLit(name: string): Promise<void> {
    await page.locator(`[data-key="${name}"]:not(.off)`).waitFor(PATIENCE);
    await key(name);
  }

  /** Presses an arrow key until the chosen line of the list has this text. */
  async function choose(text: string): Promise<void> {
    const chosen = page.locator('[role=option][aria-selected=true]');
    for (const arrow of ['ArrowDown', 'ArrowUp'])
      for (let tries = 0; tries < 10; tries += 1) {
        if ((await chosen.textContent())?.includes(text) === true) return;
        await key(arrow);
      }
    throw new Error(`${text} cannot be chosen`);
  }

  /** What each phrase of the guide makes a person do; a sentence is gone through from left to right. */
  const deeds = (who: Newcomer): readonly (readonly [RegExp, (key: string) => Promise<void>])[] => [
    [/one-time code/, () => office.counter.write(who.code)],
    [/PIN of six digits|same PIN/, () => office.counter.write(who.pin)],
    [/the consignment on the driver’s paper with the arrow keys/, () => choose(who.consignment)],
    [/parcel on the scale/, () => putOnScale(office, lineOf(office, who.line).grams)],
    [/scan the barcode|Scan the parcel/, () => office.scanner.scan(lineOf(office, who.line).item)],
    [/until the scale says Stable/, () => office.counter.seesWeight(lineOf(office, who.line).grams, 'Stable')],
    [/Tab/, key],
    [/F\d+/, pressLit],
  ];

  async function doAsSaid(who: Newcomer, sentence: string): Promise<void> {
    const [, name] = /^([^:]+): type/.exec(sentence) ?? [];
    if (name !== undefined && name !== who.name) {
      expect(await page.locator('.guide .also').textContent()).toContain('The arrow keys choose it');
      return choose(who.name);
    }
    const phrases = deeds(who);
    const all = new RegExp(phrases.map(([phrase]) => phrase.source).join('|'), 'g');
    const found = sentence.match(all) ?? [];
    expect(found, sentence).not.toEqual([]); // a sentence that names nothing to do would lead nowhere
    for (const part of found) await phrases.find(([phrase]) => phrase.test(part))?.[1](part);
  }

  /** Does what the guide says until it says that the first parcel is in. */
  async function followGuide(who: Newcomer): Promise<string> {
    for (let steps = 0; steps < 20; steps += 1) {
      await guide().waitFor(PATIENCE);
      const sentence = await said();
      seen.push(sentence);
      if (sentence.includes('first parcel')) return sentence;
      await doAsSaid(who, sentence);
      await expect.poll(said, PATIENCE).not.toBe(sentence);
    }
    throw new Error(`the guide leads nowhere: ${seen.join(' | ')}`);
  }

  const heights = (): Promise<Record<string, number[]>> =>
    page.evaluate(() =>
      Object.fromEntries(
        ['.top', '.result', '.count', '.scale', '.scans', '.keys', '.status'].map((part) => {
          const box = document.querySelector(part)?.getBoundingClientRect();
          return [part, [box?.top ?? 0, box?.height ?? 0]];
        }),
      ),
    );

  test('the guide leads from the locked station to the first accepted parcel, by what it says alone', async () => {
    await guide().waitFor(PATIENCE);
    expect(await lookAt(office, 'guide-code')).toEqual([]);
    expect(await followGuide(sunita)).toMatch(/^That was your first parcel\. Put it in slot [A-Z]\d+\.$/);
    const { item } = lineOf(office, sunita.line);
    expect(office.ledger((db) => payloadsOf(db, 'item.accepted')).map((one) => one.item)).toEqual([item]);
    expect(office.ledger((db) => payloadsOf(db, 'item.accepted'))[0]?.weight?.source).toBe('scale');
    expect(new Set(seen).size).toBe(seen.length); // no sentence twice: it never went back
    expect(seen.length).toBeGreaterThan(8);
    const [slot] = /[A-Z]\d+(?=\.$)/.exec(await said()) ?? [];
    expect(await page.locator('.result.accepted').textContent()).toContain(slot);
    expect(await lookAt(office, 'guide-first')).toEqual([]);
  });

  test('with the second parcel it is gone, no region has moved, and it does not come back', async () => {
    const before = await heights();
    await accept(office, 2);
    await guide().waitFor({ state: 'detached', ...PATIENCE });
    expect(await heights()).toEqual(before);
    await key('F12');
    await office.counter.sees('The station is locked');
    await choose(sunita.name);
    expect(await guide().count()).toBe(0);
    await signInAgain(office.counter);
    await page.locator('.count [data-count]').first().waitFor();
    expect(await guide().count()).toBe(0);
  });

  test('F1 and F5 call it again and switch it off; nothing is written by that', async () => {
    const before = office.ledger(eventCount);
    await key('F1');
    await office.counter.sees('Show guide');
    expect(await lookAt(office, 'guide-help')).toEqual([]);
    await key('F5');
    await office.counter.sees('Guide off');
    await key('F1');
    await guide().waitFor(PATIENCE);
    await key('F1');
    await key('F5');
    await key('F1');
    await guide().waitFor({ state: 'detached', ...PATIENCE });
    expect(office.ledger(eventCount)).toBe(before);
  });

  test('a newcomer who switches it off is left alone, also after a lock', async () => {
    await key('F12');
    await office.counter.sees('The station is locked');
    await choose(mahesh.name);
    await guide().waitFor(PATIENCE);
    await setFirstPin(office.counter, mahesh.code, mahesh);
    await page.locator('.count [data-count]').first().waitFor();
    await guide().waitFor(PATIENCE);
    for (const pressed of ['F1', 'F5', 'F1', 'F12']) await key(pressed);
    await office.counter.sees('The station is locked');
    await choose(mahesh.name);
    await page.locator('.pinfield:focus').waitFor();
    expect(await guide().count()).toBe(0);
    await signInAgain(office.counter, mahesh);
    await page.locator('.count [data-count]').first().waitFor();
    expect(await guide().count()).toBe(0);
  });

  test('called again it leads on without a scale: scan all the same', async () => {
    await office.scale.unplug();
    await office.counter.sees('Scale disconnected');
    for (const pressed of ['F1', 'F5', 'F1']) await key(pressed);
    await guide().waitFor(PATIENCE);
    expect(await lookAt(office, 'guide-no-scale')).toEqual([]);
    seen.splice(0);
    expect(await followGuide(mahesh)).toContain('That was your first parcel');
    expect(seen[0]).toBe('The scale gives no weight. Scan the parcel all the same.');
    expect(office.ledger((db) => payloadsOf(db, 'item.accepted')).at(-1)?.weight).toBeNull();
  });

  test('without a scanner it says to type the number, and F9 after a stop', async () => {
    for (const pressed of ['F1', 'F5', 'F1', 'F1', 'F5', 'F1']) await key(pressed); // off, and called again
    await office.scanner.scan('406-1121854-6708985');
    await office.counter.sees('STOP');
    await expect.poll(said, PATIENCE).toBe('Nothing was written. Read what to do, press F9, then do it.');
    await doAsSaid(mahesh, await said());
    await expect.poll(said, PATIENCE).not.toContain('F9');
    await office.scanner.unplug();
    await expect.poll(said, PATIENCE).toBe('No scanner is connected. Press F4 to type the parcel’s number.');
    expect(await lookAt(office, 'guide-no-scanner')).toEqual([]);
    await doAsSaid(mahesh, await said());
    await expect.poll(said, PATIENCE).toContain('Type the number');
    await office.counter.write(lineOf(office, 4).item);
    await expect.poll(said, PATIENCE).toContain('F4 sends it');
    await doAsSaid(mahesh, await said());
    await office.counter.seesScan('attention', lineOf(office, 4).item);
    await expect.poll(said, PATIENCE).toContain('This parcel is in');
  });

  test('where no consignment is announced it says how one is brought: from a file', async () => {
    await key('F10');
    await office.counter.confirm('F10');
    await office.counter.sees('The consignment is finished');
    await office.counter.confirm('F10');
    await office.counter.sees('No consignment is waiting');
    for (const pressed of ['F1', 'F5', 'F1']) await key(pressed);
    await expect.poll(said, PATIENCE).toContain('No consignment is announced.');
    expect(await lookAt(office, 'guide-no-consignment')).toEqual([]);
    await doAsSaid(mahesh, await said());
    await expect.poll(said, PATIENCE).toBe('Press F5 and choose the partner’s file.');
    await key('F2');
    await expect.poll(said, PATIENCE).toContain('No consignment is announced.');
    await pressLit('F6');
    await expect.poll(said, PATIENCE).toContain('Type number, partner and count');
  });
});
