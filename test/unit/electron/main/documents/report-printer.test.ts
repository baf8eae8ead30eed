/** What Electron and the printing system answer, as outcomes and states; what cannot be told is never "ready". */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { printerState, printOnPaper, stateIn } from '../../../../../electron/main/documents/report-printer.ts';

afterEach(() => {
  vi.useRealTimers();
});

type Asked = { readonly silent?: boolean; readonly deviceName?: string };
const contents = (answer: (done: (success: boolean, why: string) => void) => void, asked: Asked[] = []) => ({
  print: (options?: Asked, done?: (success: boolean, why: string) => void) => {
    asked.push(options ?? {});
    if (done !== undefined) answer(done);
  },
});

describe('printing', () => {
  test('what the printing system took is handed over, and it was asked silently by the name', async () => {
    vi.useFakeTimers();
    const asked: Asked[] = [];
    const printed = printOnPaper(
      contents((done) => done(true, ''), asked),
      'Office',
    );
    await vi.runAllTimersAsync();
    expect(await printed).toEqual({ outcome: 'handed', detail: '' });
    expect(asked).toMatchObject([{ silent: true, deviceName: 'Office' }]);
  });

  test('“default” names no printer, so that the system chooses', async () => {
    vi.useFakeTimers();
    const asked: Asked[] = [];
    const printed = printOnPaper(
      contents((done) => done(true, ''), asked),
      'default',
    );
    await vi.runAllTimersAsync();
    await printed;
    expect(asked[0]).not.toHaveProperty('deviceName');
  });

  test('a refusal has its cause, and an answer that never comes is unknown', async () => {
    vi.useFakeTimers();
    const refused = contents((done) => done(false, 'Invalid deviceName provided'));
    expect(await printOnPaper(refused, 'Nope')).toEqual({ outcome: 'refused', detail: 'Invalid deviceName provided' });
    const silent = printOnPaper(
      contents(() => undefined),
      'Office',
    );
    await vi.runAllTimersAsync();
    expect(await silent).toEqual({ outcome: 'unknown', detail: 'no answer' });
  });
});

const listed = (name: string, options: Record<string, string> = {}) => ({ name, options });

describe('state', () => {
  test.each([
    ['Office', 'ready'],
    ['Held', 'stopped'],
    ['Closed', 'stopped'],
    ['Nope', 'missing'],
    ['default', 'ready'],
  ] as const)('%s is %s', (name, state) => {
    const printers = [
      listed('Office', { 'printer-state': '3', 'printer-is-accepting-jobs': 'true' }),
      listed('Held', { 'printer-state': '5' }),
      listed('Closed', { 'printer-state': '3', 'printer-is-accepting-jobs': 'false' }),
    ];
    expect(stateIn(printers, name)).toBe(state);
  });

  test('without any printer there is no default, and a list that cannot be read says nothing', async () => {
    expect(stateIn([], 'default')).toBe('missing');
    const broken = { getPrintersAsync: () => Promise.reject(new Error('no spooler')) };
    expect(await printerState(broken, 'Office')).toBe('unknown');
  });
});
