/** Four results, four sounds: told apart without looking. */
import { describe, expect, test } from 'vitest';
import { scanResult } from '../../../../../domain/contract/accept-view.ts';
import { TONES, type Tone, type ToneKind } from '../../../../../renderer/features/accept/tones.ts';

const RESULTS = ['accepted', 'already', 'attention', 'stop'] as const satisfies readonly ToneKind[];

const lengthOf = ({ notes }: Tone): number => Math.max(...notes.map((note) => note.startMs + note.lengthMs));
const pitchesOf = ({ notes }: Tone): number[] => notes.map((note) => note.hertz);
const loudnessOf = ({ notes }: Tone): number => Math.max(...notes.map((note) => note.gain));

const rhythm = (tone: Tone): string => tone.notes.map((note) => Math.round(note.lengthMs / 250)).join('-');
const tune = (tone: Tone): string =>
  pitchesOf(tone)
    .map((hertz) => Math.round(Math.log2(hertz / 110) * 2))
    .join('-');

test('every kind of result in the contract has a tone', () => {
  const kinds = scanResult.options.map((option) => option.shape.kind.value);
  expect(Object.keys(TONES).toSorted()).toEqual(kinds.toSorted());
});

test('the four results differ in rhythm or pitch by far more than an ear can miss', () => {
  const prints = RESULTS.map((kind) => `${rhythm(TONES[kind])}/${tune(TONES[kind])}`);
  expect(new Set(prints).size).toBe(RESULTS.length);
});

describe('the shapes of the table', () => {
  test('accepted is one high note', () => {
    expect(TONES.accepted.notes).toHaveLength(1);
    expect(pitchesOf(TONES.accepted)[0]).toBeGreaterThan(1_000);
  });

  test('already is two equal and soft notes', () => {
    const [first, second, ...rest] = TONES.already.notes;
    expect(rest).toEqual([]);
    expect({ ...second, startMs: 0 }).toEqual({ ...first, startMs: 0 });
    expect(loudnessOf(TONES.already)).toBeLessThan(loudnessOf(TONES.accepted));
  });

  test('attention is a rising pair', () => {
    const [first = 0, second = 0, ...rest] = pitchesOf(TONES.attention);
    expect(rest).toEqual([]);
    expect(second).toBeGreaterThan(first * 1.3);
  });

  test('stop is long and low, longer and lower than all others', () => {
    const others = (Object.keys(TONES) as ToneKind[]).filter((kind) => kind !== 'stop');
    for (const kind of others) {
      expect(lengthOf(TONES.stop)).toBeGreaterThan(2 * lengthOf(TONES[kind]));
      expect(Math.max(...pitchesOf(TONES.stop))).toBeLessThan(Math.min(...pitchesOf(TONES[kind])) / 2);
    }
  });
});
