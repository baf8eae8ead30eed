import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  enrolmentMessage,
  normaliseCode,
  requestMessage,
  type RequestToSign,
} from '../../../../domain/sync/sign-request.ts';

const request: RequestToSign = {
  station: '560001-C2',
  method: 'GET',
  path: '/v1/stations/560001-C2/feed?after=0',
  body: new Uint8Array(0),
  nonce: 'bm9uY2U',
};

test('the signed text is a tag and one line each for who, what, every byte, and the nonce', () => {
  expect(requestMessage(request).split('\n')).toEqual([
    'daksetu-request-v1',
    '560001-C2',
    'GET',
    '/v1/stations/560001-C2/feed?after=0',
    createHash('sha256').update('').digest('hex'),
    'bm9uY2U',
  ]);
});

test('a signature over one request is worth nothing for another', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const holds = (signed: RequestToSign, sent: RequestToSign): boolean =>
    verify(
      null,
      Buffer.from(requestMessage(sent)),
      publicKey,
      sign(null, Buffer.from(requestMessage(signed)), privateKey),
    );
  expect(holds(request, request)).toBe(true);
  const others: Partial<RequestToSign>[] = [
    { station: '560001-C3' },
    { method: 'POST' },
    { path: '/v1/stations/560001-C2/feed?after=1' },
    { body: new Uint8Array([0]) },
    { nonce: 'bm9uY2V' },
  ];
  for (const other of others) expect(holds(request, { ...request, ...other })).toBe(false);
});

test('a code is the same however it is read out', () => {
  const characters = fc.constantFrom(...Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ'));
  fc.assert(
    fc.property(fc.string({ unit: characters, minLength: 12, maxLength: 12 }), (code) => {
      const dashed = `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
      const heard = dashed.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
      expect(normaliseCode(heard)).toBe(code);
      expect(normaliseCode(` ${dashed} `)).toBe(code);
      expect(enrolmentMessage(heard, 'key')).toBe(`daksetu-enrol-v1:${code}:key`);
    }),
  );
});
