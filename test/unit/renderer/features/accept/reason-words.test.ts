/** Every reason the contract can give has its own words in both languages, with both sides. */
import { describe, expect, test } from 'vitest';
import { attentionReason, recentScan, stopReason } from '../../../../../domain/contract/accept-view.ts';
import { attentionWords } from '../../../../../renderer/features/accept/attention-words.ts';
import { recentNote, recentSlot } from '../../../../../renderer/features/accept/recent-words.ts';
import { reasonWord, stopWords } from '../../../../../renderer/features/accept/stop-words.ts';
import { REJECT_REASONS } from '../../../../../renderer/features/accept/accept-keys.ts';
import { createI18n } from '../../../../../renderer/i18n/create-i18n.ts';
import { ATTENTIONS, STOPS, VIEWS } from '../../fixtures/accept.ts';

const RAW_KEY = /\b[a-z][\w-]*(\.[\w-]+)+\b|\{\{|\bundefined\b|\bnull\b/;
const isWords = (text: string): boolean => text.trim() !== '' && !RAW_KEY.test(text);

const stopCodes = stopReason.options.map((option) => option.shape.code.value);
const attentionCodes = attentionReason.options.map((option) => option.shape.code.value);
const consignment = VIEWS.ready.consignment;

describe.each(['en', 'hi'] as const)('in %s', (language) => {
  const { t } = createI18n(language);

  test.each(stopCodes)('the stop %s has a heading of its own, both sides and a next step', (code) => {
    const result = STOPS[code].result;
    if (result?.kind !== 'stop') throw new Error('the fixture is no stop');
    const words = stopWords(result.reason, consignment, t);
    expect(isWords(words.heading)).toBe(true);
    expect(isWords(words.next)).toBe(true);
    expect(words.sides).toHaveLength(2);
    for (const side of words.sides ?? []) expect(isWords(side.label)).toBe(true);
  });

  test('headings of different stops differ', () => {
    const headings = stopCodes.map((code) => {
      const result = STOPS[code].result;
      return result?.kind === 'stop' ? stopWords(result.reason, null, t).heading : '';
    });
    expect(new Set(headings).size).toBe(stopCodes.length);
  });

  test('every kind of code that is no parcel, and every fault of the disk, has its words', () => {
    const [, notAParcel] = stopReason.options;
    for (const what of notAParcel.shape.what.options) {
      const words = stopWords({ code: 'not-a-parcel', shown: 'X1', what }, consignment, t);
      expect([words.heading, words.next, words.sides?.[0].note ?? ''].every(isWords), what).toBe(true);
    }
    const storage = stopReason.options[4];
    for (const detail of storage.shape.detail.options) {
      const words = stopWords({ code: 'storage', detail }, consignment, t);
      expect([words.heading, words.next].every(isWords), detail).toBe(true);
    }
  });

  test.each(attentionCodes)('the attention %s says what differs, what holds and what to do', (code) => {
    const result = ATTENTIONS[code].result;
    if (result?.kind !== 'attention') throw new Error('the fixture is no attention');
    const [reason] = result.reasons;
    if (reason === undefined) throw new Error('the fixture has no reason');
    const words = attentionWords(reason, { number: result.number, consignment, weightTyped: false }, t);
    expect([words.why, words.kept, words.next, ...words.cells.map((cell) => cell.label)].every(isWords)).toBe(true);
    expect(words.cells.length).toBeGreaterThan(1);
  });

  test('every state of a scale that gave no weight has its words', () => {
    const option = attentionReason.options[1];
    const texts = option.shape.scale.options.map(
      (scale) =>
        attentionWords({ code: 'not-weighed', scale }, { number: 'X', consignment, weightTyped: false }, t).cells[0]
          ?.value,
    );
    expect(new Set(texts).size).toBe(option.shape.scale.options.length);
  });

  test('each line of last scans has a note, whatever its kind and reason', () => {
    const line = { id: 1, number: 'CK482913609IN', pin: null, place: null, slot: null, sinceMs: 0, weightTyped: false };
    for (const kind of recentScan.shape.kind.options) {
      const reasons = kind === 'stop' ? stopCodes : kind === 'attention' ? attentionCodes : [...REJECT_REASONS];
      for (const reason of reasons) {
        const note = recentNote({ ...line, kind, reason, pin: '411014' }, t, language);
        expect(isWords(note), `${kind} ${reason}`).toBe(true);
        expect(note, `${kind} ${reason}`).not.toContain(
          reason === 'wet' || reason === 'damaged' || reason === 'prohibited' ? '\n' : reason,
        );
      }
    }
  });

  test.each(REJECT_REASONS)('the rejection %s has a word', (reason) => {
    expect(isWords(reasonWord(reason, t))).toBe(true);
  });
});

test('the wrong digit is marked on one side, the right one on the other', () => {
  const result = STOPS['check-digit'].result;
  if (result?.kind !== 'stop') throw new Error('the fixture is no stop');
  const words = stopWords(result.reason, null, createI18n('en').t);
  expect(words.sides?.map((side) => side.value)).toMatchObject([
    { mark: '6', as: 'bad' },
    { mark: '9', as: 'good' },
  ]);
});

const LINE = { id: 1, number: 'X', pin: null, place: null, weightTyped: false };

test('a parcel in quarantine shows the lane, one taken back shows none', () => {
  const line = { ...LINE, slot: null, reason: 'not-on-manifest', sinceMs: null };
  expect(recentSlot({ ...line, kind: 'attention' })).toBe('Q');
  expect(recentSlot({ ...line, kind: 'undone', slot: 'B7' })).toBe('–');
  expect(recentSlot({ ...line, kind: 'accepted', slot: 'B7' })).toBe('B7');
});

test('a number that was read in part says how much of it was', () => {
  const reason = { code: 'not-a-parcel', shown: 'CK4829116', what: 'part-of-number' } as const;
  expect(stopWords(reason, null, createI18n('en').t).heading).toBe('Only 9 of 13 characters were read');
});
