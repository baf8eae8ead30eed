/** The status strip: quiet while all is well, a sentence for each fault, never ready by guess. */
import { describe, expect, test } from 'vitest';
import { deskView, type DeskView } from '../../../../domain/contract/station.ts';
import { printerState } from '../../../../domain/contract/devices.ts';
import { deviceItems, syncItems } from '../../../../renderer/app/desk-words.ts';
import { createI18n } from '../../../../renderer/i18n/create-i18n.ts';
import { DESKS } from '../fixtures/desk.ts';
import { atIndia } from '../fixtures/session.ts';

const { t } = createI18n('en');
const now = { nowMs: atIndia('10:42:40'), crowded: false };
const devicesOf = ({ scanner, scale, labelPrinter, reportPrinter, numbers }: DeskView) => ({
  scanner,
  labelPrinter,
  reportPrinter,
  numbers,
  scale: scale.state,
});

test.each(Object.entries(DESKS))('the fixture %s keeps the contract', (_name, desk) => {
  expect(deskView.safeParse(desk).error).toBeUndefined();
});

test('all well says when the centre was reached, and shows dots', () => {
  const items = [...syncItems(DESKS.well.sync, 'up', t, now), ...deviceItems(devicesOf(DESKS.well), t)];
  expect(items.map((item) => item.text)).toEqual([
    'Centre reached 10:41',
    'Waiting to send: 0',
    'Scanner ready',
    'Scale ready',
    'Label printer ready',
    'A4 printer ready',
  ]);
  expect(items.some((item) => item.tone === 'warn')).toBe(false);
});

test('away says since when, how many wait, and that all is safe', () => {
  expect(syncItems(DESKS.away.sync, 'up', t, now).map((item) => item.text)).toEqual([
    'No contact with the centre since 09:58',
    'Waiting to send: 1,214 · all safe on this PC · carry on',
  ]);
});

test('a lost station says so and nothing else about the centre', () => {
  expect(syncItems(DESKS.well.sync, 'lost', t, now)).toEqual([
    { id: 'link', tone: 'warn', text: 'Reconnecting to the ledger on this PC' },
  ]);
});

const ahead = (clockAheadMs: number): string[] =>
  syncItems({ ...DESKS.well.sync, clockAheadMs }, 'up', t, now).map((item) => item.text);

test('a wrong clock is named with how far it is off, a small difference is not', () => {
  expect(ahead(47 * 60_000)).toContain('This PC’s clock is 47 min fast');
  expect(ahead(-10 * 60_000)).toContain('This PC’s clock is 10 min slow');
  expect(ahead(90_000)).toHaveLength(2);
  expect(ahead(26 * 3_600_000 + 5 * 60_000)).toContain('This PC’s clock is 26 h 05 fast');
  expect(ahead(-52 * 3_600_000)).toContain('This PC’s clock is 2 d 4 h slow');
});

describe('every state of every device has a sentence', () => {
  test.each([...printerState.options, 'none'] as const)('label printer %s', (state) => {
    const [, , item] = deviceItems({ ...devicesOf(DESKS.well), labelPrinter: { state, waiting: 0 } }, t);
    expect(item?.text).toMatch(/label/i);
    expect(item?.tone === 'good').toBe(state === 'ready' || state === 'busy');
  });

  test('scanner and scale are good only when ready', () => {
    for (const state of ['gone', 'never'] as const) {
      const items = deviceItems({ ...devicesOf(DESKS.well), scanner: state, scale: state }, t);
      expect(items.slice(0, 2).map((item) => item.tone)).toEqual(['warn', 'warn']);
    }
  });
});

const numbersSaid = (numbers: DeskView['numbers']): string[] =>
  deviceItems({ ...devicesOf(DESKS.well), numbers }, t).flatMap(({ id, text }) => (id === 'numbers' ? [text] : []));

test('new numbers are named only when few or none are left, with how many', () => {
  expect(numbersSaid({ state: 'never', left: 0 })).toEqual([]);
  expect(numbersSaid({ state: 'plenty', left: 21 })).toEqual([]);
  expect(numbersSaid({ state: 'low', left: 20 })).toEqual(['20 new numbers left · the centre sends more']);
  expect(numbersSaid({ state: 'none', left: 0 })).toEqual(['No new numbers left · the centre sends more']);
});

test.each([
  ['ready', null, 'good', 'A4 printer ready'],
  ['ready', 'handed', 'good', 'A4 printer ready'],
  ['ready', 'refused', 'warn', 'A4 printer refused a sheet'],
  ['ready', 'unknown', 'warn', 'A4 printer: look whether the sheet came out'],
  ['stopped', 'handed', 'warn', 'A4 printer stopped'],
  ['missing', null, 'warn', 'A4 printer not found'],
  ['unknown', null, 'plain', 'A4 printer not heard from'],
  ['none', null, 'plain', 'No A4 printer set up'],
] as const)('an A4 printer that is %s, its last sheet %j, is shown as %s: %s', (state, last, tone, text) => {
  const [, , , item] = deviceItems({ ...devicesOf(DESKS.well), reportPrinter: { state, waiting: 0, last } }, t);
  expect(item).toEqual({ id: 'report', tone, text });
});
