/** Codes of our own, on labels and on the command sheet: each is itself and nothing else. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { useId } from '../../../../domain/contract/accept-view.ts';
import { COMMANDS, commandText, parseCommand } from '../../../../domain/identifiers/command-code.ts';
import { parseCustodyCode } from '../../../../domain/identifiers/custody-code.ts';
import { normaliseTyped } from '../../../../domain/identifiers/normalise-typed.ts';
import { readCode } from '../../../../domain/identifiers/read-code.ts';

test.each(COMMANDS)(
  'the barcode of %s reads as that command, whatever the symbology, and when it is typed',
  (command) => {
    for (const aim of [']C0', ']Q1', ']A0', null])
      expect(readCode(commandText(command), aim)).toMatchObject({ kind: 'command', command });
    expect(readCode(normaliseTyped(commandText(command)), null).kind).toBe('command');
  },
);

test('a command of another version, or one that is not on the sheet, is a command and not a parcel', () => {
  for (const text of ['DKC2-UNDO', 'DKC1-DELETEALL', 'DKC9-XX'])
    expect(readCode(text, ']C0')).toMatchObject({ kind: 'command', command: null });
  for (const text of ['DKC0-UNDO', 'DKC-UNDO', 'DKC1UNDO', 'dkc1-undo', 'DKC1-UND0', 'DKC1-U', 'DKC1-UNDO '])
    expect(readCode(text, ']C0').kind).toBe('unknown-code');
});

test('no number of a parcel, bag, badge, order or carton is a command or a label’s code', () => {
  const numbers = fc.oneof(
    fc.stringMatching(/^[A-Z]{2}[0-9]{9}[A-Z]{2}$/),
    fc.stringMatching(/^[A-Z]{3}[0-9]{10}$/),
    fc.stringMatching(/^DKB-[0-9A-HJKMNP-TV-Z]{16}$/),
    fc.stringMatching(/^[0-9]{3}-[0-9]{7}-[0-9]{7}$/),
    fc.stringMatching(/^TBA[0-9]{12}$/),
    fc.stringMatching(/^[0-9]{12,20}$/),
    fc.stringMatching(/^[2-9CFJKLMPT]{3}-[2-9CFJKLMPT]{3}-[2-9CFJKLMPT]{4}$/),
  );
  fc.assert(fc.property(numbers, (text) => !parseCommand(text).ok && !parseCustodyCode(text).ok));
});

const USE = `BLR-GPO-C2/${'0123456789abcdef'.repeat(2)}/147`;

test('a label’s code names its use and its station', () => {
  expect(readCode(USE, ']Q1')).toMatchObject({ kind: 'custody-id', label: { use: USE, station: 'BLR-GPO-C2' } });
  expect(readCode(`${USE}\r\n`, null)).toMatchObject({ kind: 'custody-id' });
});

test('the code of a label is exactly what the contract calls a use', () => {
  const parts = fc.tuple(
    fc.stringMatching(/^[A-Z0-9-]{1,34}$/),
    fc.stringMatching(/^[0-9a-f]{31,33}$/),
    fc.stringMatching(/^[0-9]{1,17}$/),
  );
  fc.assert(
    fc.property(parts, ([station, epoch, seq]) => {
      const text = `${station}/${epoch}/${seq}`;
      expect(parseCustodyCode(text).ok).toBe(useId.safeParse(text).success);
    }),
  );
  expect(parseCustodyCode(USE.toLowerCase()).ok).toBe(false);
  expect(parseCustodyCode(`${USE}#1`).ok).toBe(false);
});
