/** The station's keys: made once, never overwritten, never clear on the disk, and a TEST key never becomes a real one. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
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

/** What a station of before personal data sealed. */
const older = {
  signingKey: generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  pinPepper: Buffer.alloc(32, 7).toString('base64'),
};
const OLDER = JSON.stringify(older);
const olderFile = (protection = 'keystore'): string =>
  JSON.stringify({ format: 1, protection, sealed: sealedText(OLDER) });

function putOlderFile(protection?: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, olderFile(protection));
}

describe('a sealed file from before personal data', () => {
  test('keeps its two keys and gets the third, the same at every later start', async () => {
    putOlderFile();
    const first = await openSecrets({ file, keystore: aKeystore(), test: false });
    expect(first).toMatchObject({ ok: true, value: older });
    expect(first.ok && Buffer.from(first.value.personalKey, 'base64').length).toBe(32);
    expect(await openSecrets({ file, keystore: aKeystore(), test: false })).toEqual(first);
    expect(readdirSync(path.dirname(file))).toEqual(['keys.sealed']);
  });

  test('is whole and unchanged after a power cut before the new one was in its place', async () => {
    putOlderFile();
    writeFileSync(`${file}.4711.tmp`, '{"format":2,"protection":"keystore","sea');
    const opened = await openSecrets({ file, keystore: aKeystore(), test: false });
    expect(opened).toMatchObject({ ok: true, value: older });
    expect(await openSecrets({ file, keystore: aKeystore(), test: false })).toEqual(opened);
  });

  test('was replaced whole when the power went right after: the next start has all three', async () => {
    putOlderFile();
    const written = await openSecrets({ file, keystore: aKeystore(), test: false });
    const afterCut = readFileSync(file, 'utf8'); // what the disk holds, and nothing that was in memory
    rmSync(folder, { recursive: true });
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, afterCut);
    expect(await openSecrets({ file, keystore: aKeystore(), test: false })).toEqual(written);
  });

  test.each([
    ['cannot seal', { seal: () => Promise.reject(new Error('locked')) }],
    ['seals what does not open again', { seal: () => Promise.resolve(Buffer.from('junk')) }],
    ['seals something else', { seal: () => aKeystore().seal(OLDER) }],
  ])('stays byte for byte when the keystore %s', async (_what, broken) => {
    putOlderFile();
    const opened = await openSecrets({ file, keystore: { ...aKeystore(), ...broken }, test: false });
    expect(!opened.ok && opened.fault.kind).toBe('keys-not-written');
    expect(readFileSync(file, 'utf8')).toBe(olderFile());
    expect(await openSecrets({ file, keystore: aKeystore(), test: false })).toMatchObject({ ok: true, value: older });
  });

  test('stays byte for byte when the disk takes no new file', async () => {
    putOlderFile();
    mkdirSync(`${file}.${process.pid}.tmp`); // the name under which the new file would be filled
    const opened = await openSecrets({ file, keystore: aKeystore(), test: false });
    expect(opened.ok).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe(olderFile());
  });

  test('sealed under TEST stays a TEST file, whatever keystore completes it', async () => {
    putOlderFile('plain');
    expect(await openSecrets({ file, keystore: aKeystore(), test: true })).toMatchObject({ ok: true, value: older });
    expect(await openSecrets({ file, keystore: aKeystore(), test: false })).toMatchObject({
      fault: { kind: 'keys-of-test' },
    });
  });
});

describe('key broker', () => {
  test('the keys are made once and are the same at the next start', async () => {
    const first = await openSecrets({ file, keystore: aKeystore(), test: false });
    const second = await openSecrets({ file, keystore: aKeystore(), test: false });
    expect(first.ok).toBe(true);
    expect(second).toEqual(first);
  });

  test('the signing key is an Ed25519 key that signs, the pepper and the key over personal data have 32 bytes', async () => {
    const opened = await openSecrets({ file, keystore: aKeystore(), test: false });
    if (!opened.ok) throw new Error(opened.fault.kind);
    const key = createPrivateKey({ key: Buffer.from(opened.value.signingKey, 'base64'), format: 'der', type: 'pkcs8' });
    const text = Buffer.from('head');
    expect(verify(null, text, createPublicKey(key), sign(null, text, key))).toBe(true);
    expect(Buffer.from(opened.value.pinPepper, 'base64')).toHaveLength(32);
    expect(Buffer.from(opened.value.personalKey, 'base64')).toHaveLength(32);
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
    expect(a.value.personalKey).not.toBe(b.value.personalKey);
  });

  test('the file holds no secret in clear, is for its owner only, and no other file is left', async () => {
    const opened = await openSecrets({ file, keystore: aKeystore(), test: false });
    if (!opened.ok) throw new Error(opened.fault.kind);
    const text = readFileSync(file, 'utf8');
    const { sealed } = JSON.parse(text) as { sealed: string };
    for (const clear of [opened.value.signingKey, opened.value.pinPepper, opened.value.personalKey]) {
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
    ['another format', '{"format":3,"protection":"keystore","sealed":"AAAA"}'],
    ['less than its format says', JSON.stringify({ format: 2, protection: 'keystore', sealed: sealedText(OLDER) })],
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
