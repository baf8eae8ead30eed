/** The walk that leaves out whole beginnings and blocks finds what a look at every single key finds. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../../../../domain/offices/edit-table.ts';
import { GO_ON, walkKeys } from '../../../../domain/offices/key-block.ts';
import { editsFor, walkNearKeys } from '../../../../domain/offices/near-keys.ts';
import type { Directory } from '../../../../domain/offices/open-directory.ts';
import { must } from '../../../support/station/ready-station.ts';
import { anOffice, directoryOf } from './some-offices.ts';

/** Letters that are their own sound, few enough for words to be near each other. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'd', 'g', 'n', 'r'), minLength: 3, maxLength: 9 });
const manyWords = fc.array(word, { minLength: 300, maxLength: 400 });

function keysOf(directory: Directory): string[] {
  const keys: string[] = [];
  for (const at of directory.root.keyBlocks.keys()) {
    walkKeys(must(directory.keyBlock(at)), ({ codes, length }) => {
      keys.push(String.fromCharCode(...codes.subarray(0, length)));
      return GO_ON;
    });
  }
  return keys;
}

/** How near a key is, by its definition: the whole within the edits, or a beginning within one edit of a longer word. */
function nearness(key: string, asked: string): string | null {
  const distance = editDistance(asked, key);
  if (distance <= editsFor(asked)) return `${key} ${distance}`;
  const beginnings = Array.from(key, (_, at) => key.slice(0, at + 1));
  const begins = asked.length >= 5 && beginnings.some((beginning) => editDistance(asked, beginning) <= 1);
  return begins ? `${key} begins` : null;
}

test('exactly the keys within the edits, or with a beginning within one, each once', () => {
  fc.assert(
    fc.property(manyWords, word, (names, asked) => {
      const directory = directoryOf(names.map((name) => anOffice(name, '411014')));
      expect(directory.root.keyBlocks.length).toBeGreaterThan(3);
      const found: string[] = [];
      const keyOfOffice = new Map<number, string>();
      for (const at of directory.root.keyBlocks.keys()) {
        walkKeys(must(directory.keyBlock(at)), ({ codes, length, postings }) => {
          const key = String.fromCharCode(...codes.subarray(0, length));
          postings((office) => keyOfOffice.set(office, key));
          return GO_ON;
        });
      }
      const steps = walkNearKeys(directory, asked, ({ distance, begins, postings }) => {
        const keys = new Set<string>();
        postings((office) => keys.add(keyOfOffice.get(office) ?? ''));
        for (const key of keys) found.push(`${key} ${begins ? 'begins' : distance}`);
      });
      while (steps.next().done !== true);
      const wanted = keysOf(directory).flatMap((key) => nearness(key, asked) ?? []);
      expect(found).toEqual(wanted);
    }),
    { numRuns: 60 },
  );
});
