/** The envelope of 2D codes: whole or not at all. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDataIdentifier } from '../../../../domain/identifiers/data-identifier.ts';
import { formatMessage, parseMessage, type Envelope } from '../../../../domain/identifiers/iso-15434.ts';
import { dataFields, elementFields } from './label-arbitraries.ts';

const EXAMPLE = '[)>\u001e06\u001dJUN123456789\u001dQ3\u001e\u0004';

test('the example: a licence plate of issuer UN and a quantity of three', () => {
  const envelope: Envelope = {
    format: '06',
    fields: [
      { id: 'J', value: 'UN123456789' },
      { id: 'Q', value: '3' },
    ],
  };
  expect(parseMessage(EXAMPLE)).toEqual({ ok: true, value: [envelope] });
  expect(formatMessage([envelope])).toEqual({ ok: true, value: EXAMPLE });
});

test('several envelopes in one message, one of them in a format that is only carried', () => {
  const text =
    '[)>\u001e05\u001d00389012345678901237420570001\u001d3302001250\u001e12\u001dPNR 7\u001dSER 9\u001e06\u001d1JUN9\u001e\u0004';
  const value = [
    {
      format: '05',
      fields: [
        { id: '00', value: '389012345678901237' },
        { id: '420', value: '570001' },
        { id: '3302', value: '001250' },
      ],
    },
    { format: '12', fields: null, text: 'PNR 7\u001dSER 9' },
    { format: '06', fields: [{ id: '1J', value: 'UN9' }] },
  ];
  expect(parseMessage(text)).toEqual({ ok: true, value });
});

test('a message that was cut off anywhere is refused, never read as a shorter one', () => {
  for (let end = 0; end < EXAMPLE.length; end += 1) {
    const reply = parseMessage(EXAMPLE.slice(0, end));
    expect(reply, String(end)).toMatchObject({ ok: false, fault: { kind: end < 4 ? 'no-header' : 'cut-off' } });
  }
});

test('two messages that ran into one are refused', () => {
  expect(parseMessage(EXAMPLE + EXAMPLE)).toMatchObject({ ok: false });
});

test.each([
  ['[)>\u001e06\u001d\u001e\u0004', 'wrong-format'],
  ['[)>\u001e\u001e\u0004', 'cut-off'],
  ['[)>\u001e6\u001dQ3\u001e\u0004', 'wrong-format'],
  ['[)>\u001e09\u001dXYZ\u001e\u0004', 'wrong-format'],
  ['[)>\u001e06Q3\u001e\u0004', 'wrong-format'],
  ['[)>\u001e06\u001dQ3\u001d\u001dS1\u001e\u0004', 'wrong-field'],
  ['[)>\u001e06\u001dQ\u001e\u0004', 'wrong-field'],
  ['[)>\u001e06\u001dq3\u001e\u0004', 'wrong-field'],
  ['[)>\u001e05\u001d0038\u001e\u0004', 'wrong-field'],
  ['[)>\u001e05\u001d5600\u001e\u0004', 'unknown-identifier'],
  ['[)>06\u001dQ3\u001e\u0004', 'no-header'],
])('%j is refused: %s', (text, kind) => {
  expect(parseMessage(text)).toEqual({ ok: false, fault: { kind } });
});

const envelopes = fc.oneof(
  fc.record({ format: fc.constant('05' as const), fields: fc.array(elementFields, { minLength: 1, maxLength: 4 }) }),
  fc.record({ format: fc.constant('06' as const), fields: fc.array(dataFields, { minLength: 1, maxLength: 4 }) }),
  fc.record({
    format: fc.constantFrom('01', '02', '07', '12'),
    fields: fc.constant(null),
    text: fc.string({ unit: fc.constantFrom('A', '7', ' ', '~', '\u001d'), minLength: 1 }),
  }),
);

test('a message that was written is read back', () => {
  fc.assert(
    fc.property(fc.array(envelopes, { minLength: 1, maxLength: 4 }), (message) => {
      const text = formatMessage(message);
      expect(parseMessage(text.ok ? text.value : '')).toEqual({ ok: true, value: message });
    }),
  );
});

test.each([
  [[], 'cut-off'],
  [[{ format: '06', fields: [{ id: '1', value: 'J7' }] }], 'wrong-field'],
  [[{ format: '06', fields: [] }], 'wrong-format'],
  [[{ format: '06', fields: [{ id: 'Q', value: '3\u001e' }] }], 'wrong-field'],
  [[{ format: '05', fields: [{ id: '00', value: '3' }] }], 'wrong-field'],
  [[{ format: '06', fields: null, text: 'Q3' }], 'wrong-field'],
  [[{ format: '12', fields: null, text: 'A\u001eB' }], 'wrong-format'],
  [[{ format: '9', fields: null, text: 'A' }], 'wrong-format'],
] as const)('what could not be read back is not written: %j', (message, kind) => {
  expect(formatMessage(message)).toEqual({ ok: false, fault: { kind } });
});

test('any text gives a message or a fault', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('[)>\u001e', '05', '06', '\u001d', '\u001e', '\u0004', 'Q3', '00', 'J') }),
  );
  fc.assert(
    fc.property(text, (one) => {
      const reply = parseMessage(one);
      const again = reply.ok ? formatMessage(reply.value) : null;
      if (again !== null) expect(again.ok && parseMessage(again.value)).toEqual(reply);
    }),
    { numRuns: 2_000 },
  );
});

test('a data identifier and its value are the text again', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{0,4}[A-Za-z]?[ -~]{0,9}$/)), (text) => {
      const field = parseDataIdentifier(text);
      if (field.ok) expect(field.value.id + field.value.value).toBe(text);
      else expect(/^[0-9]{0,3}[A-Z][ -~]+$/.test(text)).toBe(false);
    }),
  );
});
