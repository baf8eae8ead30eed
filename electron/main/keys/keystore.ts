/**
 * The operating system's keystore behind one small interface: Electron 33 has only the synchronous calls,
 * newer ones deprecate them.
 */
import type { SafeStorage } from 'electron';

export type Keystore = {
  /** `plain` means: sealing only hides, it does not protect. */
  readonly protection: 'keystore' | 'plain';
  readonly seal: (text: string) => Promise<Buffer>;
  /** Rejects when the bytes were sealed by another account or keystore. */
  readonly unseal: (sealed: Buffer) => Promise<string>;
};

type Sync = Pick<
  SafeStorage,
  | 'encryptString'
  | 'decryptString'
  | 'isEncryptionAvailable'
  | 'setUsePlainTextEncryption'
  | 'getSelectedStorageBackend'
>;
type Async = Pick<SafeStorage, 'encryptStringAsync' | 'decryptStringAsync' | 'isAsyncEncryptionAvailable'>;
export type SafeStorageOfAnyVersion = Sync & Partial<Async>;

/**
 * Opens the keystore after `ready`. Null when there is none and `allowPlain` is false:
 * Linux without a keyring answers `basic_text`, which is no protection.
 */
export async function openKeystore(
  storage: SafeStorageOfAnyVersion,
  platform: NodeJS.Platform,
  allowPlain: boolean,
): Promise<Keystore | null> {
  const backend = platform === 'linux' ? storage.getSelectedStorageBackend() : 'system';
  const isReal = backend !== 'basic_text' && backend !== 'unknown' && (await isAvailable(storage));
  if (isReal) return { protection: 'keystore', ...sealing(storage) };
  if (!allowPlain) return null;
  storage.setUsePlainTextEncryption(true);
  return { protection: 'plain', seal: sealSync(storage), unseal: unsealSync(storage) };
}

function isAvailable(storage: SafeStorageOfAnyVersion): Promise<boolean> {
  return storage.isAsyncEncryptionAvailable?.() ?? Promise.resolve(storage.isEncryptionAvailable());
}

function sealing(storage: SafeStorageOfAnyVersion): Pick<Keystore, 'seal' | 'unseal'> {
  const { encryptStringAsync, decryptStringAsync } = storage;
  if (encryptStringAsync === undefined || decryptStringAsync === undefined) {
    return { seal: sealSync(storage), unseal: unsealSync(storage) };
  }
  return {
    seal: (text) => encryptStringAsync.call(storage, text),
    unseal: async (sealed) => (await decryptStringAsync.call(storage, sealed)).result,
  };
}

function sealSync(storage: Sync): Keystore['seal'] {
  return async (text) => storage.encryptString(text);
}

function unsealSync(storage: Sync): Keystore['unseal'] {
  return async (sealed) => storage.decryptString(sealed);
}
