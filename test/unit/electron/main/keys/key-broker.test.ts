/** The station's keys: made once, never overwritten, never clear on the disk, and a TEST key never becomes a real one. */
import { createPrivateKey, sign, verify, createPublicKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSecrets } from '../../../../../electron/main/keys/key-broker.ts';
import type { Keystore } from '../../../../../electron/main/keys/keystore.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'daksetu-keys-'));
  file = path.join(folder, 'data', 'keys.sealed');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A keystore of paper: it seals by XOR under the account's byte and notices a foreign account. */
function aKeystore(account = 0x5a, protection: Keystore['protection'] = 'keystore'): Keystore {
  const turn = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ account));
  return {
    protection,
    seal: async (text) => turn(Buffer.from(`mark:${text}`)),
    unseal: async (sealed) => {
      const text = turn(sealed).toString();
      if (!text.startsWith('mark:')) throw new Error('not sealed by this account');
      return text.slice(5);
    },
  };
}

describe('key broker', () => {
  test('the keys are made once and are the same at the next start', async () => {
    const first = await openSecrets({ file, keystore: aKeystore(), test: false });
    const second = await openSecrets({ file, keystore: aKeystore(), test: false });
    expect(first.ok).toBe(true);
    expect(second).toEqual(first);
  });

  test('the signing key is an Ed25519 key that signs, the pepper has 32 bytes', async () => {
    const opened = await openSecrets({ file, keystore: aKeystore(), test: false });
    if (!opened.ok) throw new Error(opened.fault.kind);
    const key = createPrivateKey({ key: Buffer.from(opened.value.signingKey, 'base64'), format: 'der', type: 'pkcs8' });
    const text = Buffer.from('head');
    expect(verify(null, text, createPublicKey(key), sign(null, text, key))).toBe(true);
    expect(Buffer.from(opened.value.pinPepper, 'base64')).toHaveLength(32);
  });

  test('two stations never get the same keys', async () => {
    const other = path.join(folder, 'other', 'keys.sealed');
    const [a, b] = [
      await openSecrets({ file, keystore: aKeystore(), test: false }),
      await openSecrets({ file: other, keystore: aKeystore(), test: false }),
    ];
    if (!a.ok || !b.ok) throw new Error('not opened');
    expect(a.value.signingKey).not.toBe(b.value.signingKey);
    expect(a.value.pinPepper).not.toBe(b.value.pinPepper);
  });

  test('the file holds neither secret in clear, is for its owner only, and no other file is left', async () => {
    const opened = await openSecrets({ file, keystore: aKeystore(), test: false });
    if (!opened.ok) throw new Error(opened.fault.kind);
    const text = readFileSync(file, 'utf8');
    const { sealed } = JSON.parse(text) as { sealed: string };
    for (const clear of [opened.value.signingKey, opened.value.pinPepper]) {
      expect(text).not.toContain(clear);
      expect(Buffer.from(sealed, 'base64').includes(clear)).toBe(false);
    }
    expect(readdirSync(path.dirname(file))).toEqual(['keys.sealed']);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('without a keystore nothing is written', async () => {
    const opened = await openSecrets({ file, keystore: null, test: false });
    expect(opened).toEqual({ ok: false, fault: { kind: 'keystore-missing', detail: '' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('keys of another account are refused and stay byte for byte', async () => {
    await openSecrets({ file, keystore: aKeystore(0x11), test: false });
    const before = readFileSync(file);
    const opened = await openSecrets({ file, keystore: aKeystore(0x22), test: false });
    expect(!opened.ok && opened.fault.kind).toBe('keys-unreadable');
    expect(readFileSync(file)).toEqual(before);
  });

  test.each([
    ['nothing', ''],
    ['half of it', '{"format":1,"protection":"keystore","sea'],
    ['another format', '{"format":2,"protection":"keystore","sealed":"AAAA"}'],
    ['something else sealed', JSON.stringify({ format: 1, protection: 'keystore', sealed: sealedText('{"a":1}') })],
  ])('a file that holds %s is refused and never replaced', async (_what, text) => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    const opened = await openSecrets({ file, keystore: aKeystore(), test: false });
    expect(!opened.ok && opened.fault.kind).toBe('keys-unreadable');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('a folder in the place of the file is refused, not taken for a missing file', async () => {
    mkdirSync(file, { recursive: true });
    const opened = await openSecrets({ file, keystore: aKeystore(), test: false });
    expect(!opened.ok && opened.fault.kind).toBe('keys-unreadable');
  });

  test('keys made under TEST are refused by a real run and accepted by a TEST run', async () => {
    const plain = aKeystore(0x5a, 'plain');
    const made = await openSecrets({ file, keystore: plain, test: true });
    expect(await openSecrets({ file, keystore: aKeystore(), test: false })).toEqual({
      ok: false,
      fault: { kind: 'keys-of-test', detail: '' },
    });
    expect(await openSecrets({ file, keystore: plain, test: true })).toEqual(made);
  });

  test('a disk that takes nothing is a fault, and no part of a file is left', async () => {
    writeFileSync(path.join(folder, 'data'), 'a file where the folder should be');
    const opened = await openSecrets({
      file: path.join(folder, 'data', 'x', 'keys.sealed'),
      keystore: aKeystore(),
      test: false,
    });
    expect(opened.ok).toBe(false);
    expect(readdirSync(folder)).toEqual(['data']);
  });

  test('a keystore that cannot seal is a fault, and nothing is written', async () => {
    const broken: Keystore = { ...aKeystore(), seal: () => Promise.reject(new Error('locked')) };
    const opened = await openSecrets({ file, keystore: broken, test: false });
    expect(!opened.ok && opened.fault.kind).toBe('keys-not-written');
    expect(readdirSync(folder)).toEqual([]);
  });
});

function sealedText(text: string): string {
  return Buffer.from(Buffer.from(`mark:${text}`).map((byte) => byte ^ 0x5a)).toString('base64');
}
