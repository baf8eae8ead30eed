import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  NO_SCALE,
  STABLE_REPORTS,
  weightNow,
  withReport,
  withUsed,
  type ScaleReport,
  type ScaleStatus,
  type Weighing,
} from '../../../../domain/custody/weighing.ts';

const report = (status: ScaleStatus, grams: number | null = null, device = 'A'): ScaleReport => ({
  device,
  status,
  grams,
  raw: '00',
  atMs: 1,
});
const after = (...reports: ScaleReport[]): Weighing => reports.reduce(withReport, NO_SCALE);
const stable = (grams: number, times: number = STABLE_REPORTS): ScaleReport[] =>
  Array.from({ length: times }, () => report('stable', grams));
const why = (state: Weighing): string => {
  const outcome = weightNow(state);
  return outcome.kind === 'weight' ? `${outcome.weight.grams} g` : outcome.why;
};

test('without a scale there is no weight', () => {
  expect(why(NO_SCALE)).toBe('missing');
});

test('three equal stable reports make a weight, two do not', () => {
  expect(why(after(...stable(500, 1)))).toBe('moving');
  expect(why(after(...stable(500, 2)))).toBe('moving');
  expect(why(after(...stable(500, 3)))).toBe('500 g');
  expect(why(after(...stable(500, 4)))).toBe('500 g');
});

test.each([
  ['another weight', report('stable', 501)],
  ['motion', report('motion', 500)],
  ['zero', report('zero', 0)],
  ['a fault', report('fault')],
])('%s between them starts the count again', (_, between) => {
  expect(why(after(...stable(500, 2), between, ...stable(500, 2)))).toBe('moving');
  expect(why(after(...stable(500, 2), between, ...stable(500, 3)))).toBe('500 g');
});

test('the weight names its scale and the report it was read from, in whole grams', () => {
  const last = { ...report('stable', 1_004.6, '0eb8:f000:SCL0001'), raw: '0304020bfe' };
  expect(weightNow(after(last, last, last))).toEqual({
    kind: 'weight',
    weight: { grams: 1_005, source: 'scale', device: '0eb8:f000:SCL0001', raw: '0304020bfe' },
  });
});

test('a used weight is not used again, however long it stays', () => {
  const used = withUsed(after(...stable(500)));
  expect(why(used)).toBe('unchanged');
  expect(why(stable(500, 50).reduce(withReport, used))).toBe('unchanged');
});

test.each([
  ['the scale went to zero', [report('zero', 0)]],
  ['the scale moved', [report('motion', 510)]],
  ['the scale was lifted below zero', [report('under-zero')]],
  ['the scale was loaded beyond its limit', [report('over-limit')]],
])('after %s the same weight counts again, once it is stable', (_, between) => {
  const used = withUsed(after(...stable(500)));
  expect(why([...between, ...stable(500)].reduce(withReport, used))).toBe('500 g');
});

test.each([
  ['a flicker of one division', [report('stable', 505)]],
  ['a flicker of a gram up and down', [report('stable', 501), report('stable', 499)]],
  ['a fault that comes and goes', [report('fault')]],
  ['a report without a weight', [report('stable')]],
])('%s does not make the weight of the last parcel the weight of the next', (_, between) => {
  const used = withUsed(after(...stable(500)));
  expect(why([...between, ...stable(500)].reduce(withReport, used))).toBe('unchanged');
  expect(why([...between, ...stable(503)].reduce(withReport, used))).toBe('unchanged');
});

test('a reading that was taken while it settled stays taken', () => {
  expect(why(stable(500).reduce(withReport, withUsed(after(...stable(500, 1)))))).toBe('unchanged');
});

test('a change beyond one division from the weight that was taken is another parcel', () => {
  const used = withUsed(after(...stable(500)));
  expect(why(stable(506).reduce(withReport, used))).toBe('506 g');
  expect(why([...stable(504), ...stable(508)].reduce(withReport, used))).toBe('508 g');
});

test('another weight counts without going through zero', () => {
  expect(why(stable(700).reduce(withReport, withUsed(after(...stable(500)))))).toBe('700 g');
});

test.each<[ScaleStatus, string]>([
  ['zero', 'empty'],
  ['motion', 'moving'],
  ['over-limit', 'fault'],
  ['under-zero', 'fault'],
  ['needs-calibration', 'fault'],
  ['needs-zero', 'fault'],
  ['fault', 'fault'],
])('a scale that says %s gives no weight: %s', (status, reason) => {
  expect(why(after(...stable(500), report(status, 500)))).toBe(reason);
});

test.each([0, 0.4, -3])('a stable %d g is an empty scale', (grams) => {
  expect(why(after(...stable(grams)))).toBe('empty');
});

test('a stable report without a weight is an empty scale, never a guess', () => {
  expect(why(after(report('stable'), report('stable'), report('stable')))).toBe('empty');
});

test('reports of another scale start afresh', () => {
  const other = stable(500).map((one) => ({ ...one, device: 'B' }));
  expect(why(after(...stable(500), ...other.slice(0, 2)))).toBe('moving');
  expect(why(after(...stable(500), ...other))).toBe('500 g');
  expect(withReport(after(report('zero', 0)), report('motion', 1, 'B')).zeroAtMs).toBeNull();
});

const anyReport = fc.record({
  device: fc.constantFrom('A', 'B'),
  status: fc.constantFrom<ScaleStatus>('stable', 'stable', 'stable', 'motion', 'zero', 'fault', 'over-limit'),
  grams: fc.constantFrom(null, 0, 500, 501),
  raw: fc.constant('00'),
  atMs: fc.nat(),
});

test('whatever a scale reports, a weight has three equal stable reports behind it and serves one parcel', () => {
  fc.assert(
    fc.property(fc.array(anyReport, { maxLength: 60 }), (reports) => {
      let state = NO_SCALE;
      reports.forEach((one, at) => {
        state = withReport(state, one);
        const outcome = weightNow(state);
        if (outcome.kind !== 'weight') return;
        const lastThree = reports.slice(at - 2, at + 1);
        expect(lastThree).toHaveLength(3);
        for (const { status, grams, device } of lastThree)
          expect([status, grams, device]).toEqual(['stable', outcome.weight.grams, one.device]);
        state = withUsed(state);
        expect(weightNow(state)).toEqual({ kind: 'none', why: 'unchanged' });
      });
    }),
  );
});
