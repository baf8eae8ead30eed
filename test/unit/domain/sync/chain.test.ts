import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHAIN_START, hashEvent, headMessage } from '../../../../domain/sync/chain.ts';

test('a hash is SHA-256 over the tag, a line end and the exact bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
      const second = createHash('sha256').update('daksetu-event-v1\n').update(bytes).digest('hex');
      expect(hashEvent(bytes)).toBe(second);
    }),
  );
});

test('the hash of the empty text is pinned', () => {
  expect(hashEvent(new Uint8Array(0))).toBe(createHash('sha256').update('daksetu-event-v1\n').digest('hex'));
  expect(CHAIN_START).toBe('0000000000000000000000000000000000000000000000000000000000000000');
});

test('a signed head names station, epoch, seq and hash', () => {
  const head = { station: '560001-C2' as never, epoch: 'ab'.repeat(16) as never, seq: 7, hash: 'cd'.repeat(32) };
  expect(headMessage(head)).toBe(`daksetu-head-v1:560001-C2:${'ab'.repeat(16)}:7:${'cd'.repeat(32)}`);
});
