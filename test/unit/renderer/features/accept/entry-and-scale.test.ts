/** Typing a number by physical key, and the scale's bar. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { characterOf, cleanEntry, ENTRY_LENGTH } from '../../../../../renderer/features/accept/number-entry.ts';
import { answerFor } from '../../../../../renderer/features/accept/use-torn.ts';
import { scaleNote } from '../../../../../renderer/features/accept/scale-panel.tsx';
import { createI18n } from '../../../../../renderer/i18n/create-i18n.ts';
import { DESKS } from '../../fixtures/desk.ts';
import { BAR_WIDTH, scaleBar } from '../../../../../renderer/features/accept/scale-bar.ts';

describe('number entry', () => {
  test('letters and digits come from the place of the key, whatever the layout says', () => {
    expect(['KeyC', 'KeyK', 'Digit4', 'Numpad7'].map(characterOf)).toEqual(['C', 'K', '4', '7']);
  });

  test.each(['Slash', 'Period', 'NumpadMultiply', 'NumpadDecimal'])(
    'the key %s stands for what cannot be read',
    (code) => expect(characterOf(code)).toBe('?'),
  );

  test.each(['Enter', 'NumpadEnter', 'Space', 'Backspace', 'F4', 'Minus', 'KeyCC', 'Digit', ''])(
    'the key %j writes nothing',
    (code) => expect(characterOf(code)).toBeUndefined(),
  );

  test('any text is reduced to capitals, digits and the sign for what cannot be read, of a bounded length', () => {
    expect(cleanEntry('ck 4829-1163 6 in\n')).toBe('CK482911636IN');
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(cleanEntry(text)).toMatch(/^[A-Z0-9?]*$/);
        expect(cleanEntry(text).length).toBeLessThanOrEqual(ENTRY_LENGTH);
      }),
    );
  });
});

test('a candidate that an earlier text found is none for the text that stands there now', () => {
  const found = { kind: 'too-many', matching: 4 } as const;
  expect(answerFor('4829?95', '4829?95', found)).toBe(found);
  expect(answerFor('4829?951', '4829?95', found)).toBeUndefined();
  expect(answerFor('CK482909547IN', 'CK482909547IN', found)).toBeUndefined();
});

describe('scale bar', () => {
  test('a reading at the limit stands at the end of the limits', () => {
    const bar = scaleBar(1_335, 1_235, 100);
    expect(bar.readingAt).toBe(bar.limitFrom + bar.limitWidth);
    expect(scaleBar(1_135, 1_235, 100).readingAt).toBe(bar.limitFrom);
    expect(scaleBar(1_235, 1_235, 100).readingAt).toBe(bar.declaredAt);
  });

  test('every reading stays on the bar, and a heavier one never stands further left', () => {
    const weight = fc.nat(100_000);
    fc.assert(
      fc.property(weight, weight, weight, fc.nat(5_000), (a, b, declared, limit) => {
        const [light, heavy] = [Math.min(a, b), Math.max(a, b)].map(
          (grams) => scaleBar(grams, declared, limit).readingAt,
        );
        expect(light).toBeGreaterThanOrEqual(0);
        expect(heavy).toBeLessThanOrEqual(BAR_WIDTH);
        expect(light ?? 0).toBeLessThanOrEqual(heavy ?? 0);
      }),
    );
  });
});

describe('the note under the scale', () => {
  const { t } = createI18n('en');
  test.each([
    ['well', 'Declared 1,235 g · limit ±100 g'],
    ['others', 'Weight of another parcel'],
    ['next', 'For the next parcel'],
    ['undeclared', 'No declared weight'],
  ] as const)('of a scale that is %s says %j', (name, note) => expect(scaleNote(DESKS[name].scale, t)).toBe(note));
});
