/** The keystore of both Electron generations; `basic_text` counts as none unless the run is marked TEST. */
import { describe, expect, test } from 'vitest';
import { openKeystore, type SafeStorageOfAnyVersion } from '../../../../../electron/main/keys/keystore.ts';

type Backend = ReturnType<SafeStorageOfAnyVersion['getSelectedStorageBackend']>;

/** Electron 33's interface; `calls` names what was used. */
function anOldStorage(backend: Backend, available: boolean) {
  const calls: string[] = [];
  const storage: SafeStorageOfAnyVersion = {
    getSelectedStorageBackend: () => backend,
    isEncryptionAvailable: () => available,
    setUsePlainTextEncryption: () => void calls.push('plain'),
    encryptString: (text) => (calls.push('encrypt'), Buffer.from(`v11${text}`)),
    decryptString: (sealed) => (calls.push('decrypt'), sealed.toString().slice(3)),
  };
  return { storage, calls };
}

describe('keystore', () => {
  test('a real keyring seals and unseals', async () => {
    const { storage, calls } = anOldStorage('gnome_libsecret', true);
    const keystore = await openKeystore(storage, 'linux', false);
    expect(keystore?.protection).toBe('keystore');
    expect(await keystore?.unseal(await keystore.seal('secret'))).toBe('secret');
    expect(calls).toEqual(['encrypt', 'decrypt']);
  });

  test.each([
    ['basic_text', true],
    ['basic_text', false],
    ['unknown', true],
    ['gnome_libsecret', false],
  ] as const)('%s (available: %s) is no keystore', async (backend, available) => {
    const { storage, calls } = anOldStorage(backend, available);
    expect(await openKeystore(storage, 'linux', false)).toBe(null);
    expect(calls).toEqual([]);
  });

  test('under TEST plain text is used, and says so', async () => {
    const { storage, calls } = anOldStorage('basic_text', false);
    const keystore = await openKeystore(storage, 'linux', true);
    expect(keystore?.protection).toBe('plain');
    expect(calls).toEqual(['plain']);
  });

  test('under TEST a real keyring is still preferred', async () => {
    const { storage } = anOldStorage('gnome_libsecret', true);
    expect((await openKeystore(storage, 'linux', true))?.protection).toBe('keystore');
  });

  test('Windows and macOS are not asked for a backend', async () => {
    const { storage } = anOldStorage('basic_text', true);
    expect((await openKeystore(storage, 'win32', false))?.protection).toBe('keystore');
  });

  test('where the newer calls exist only they are used', async () => {
    const { storage, calls } = anOldStorage('gnome_libsecret', false);
    const newer: SafeStorageOfAnyVersion = {
      ...storage,
      isAsyncEncryptionAvailable: async () => true,
      encryptStringAsync: async (text) => Buffer.from(`v12${text}`),
      decryptStringAsync: async (sealed) => ({ shouldReEncrypt: false, result: sealed.toString().slice(3) }),
    };
    const keystore = await openKeystore(newer, 'linux', false);
    expect(await keystore?.unseal(await keystore.seal('secret'))).toBe('secret');
    expect(calls).toEqual([]);
  });
});
