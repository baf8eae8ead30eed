/**
 * The station's two secrets: its Ed25519 signing key and the pepper of its PINs. Made once, sealed by the keystore.
 * Invariant: a sealed file that exists is never overwritten, readable or not; a TEST key never becomes a real one.
 */
import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { writeDurably } from '../write-durably.ts';
import type { Keystore } from './keystore.ts';

export type StationSecrets = {
  /** PKCS#8 DER in base64. */
  readonly signingKey: string;
  /** 32 random bytes in base64. */
  readonly pinPepper: string;
};

export type KeyFault = {
  readonly kind: 'keystore-missing' | 'keys-unreadable' | 'keys-of-test' | 'keys-not-written';
  readonly detail: string;
};

export type KeyBrokerDeps = {
  readonly file: string;
  readonly keystore: Keystore | null;
  /** True when this run is marked TEST on every screen. */
  readonly test: boolean;
};

/** Opens the secrets, or makes them when the file does not exist yet. */
export async function openSecrets(deps: KeyBrokerDeps): Promise<Reply<StationSecrets, KeyFault>> {
  const { file, keystore } = deps;
  if (keystore === null) return refuse({ kind: 'keystore-missing', detail: '' });
  const stored = await readIfThere(file);
  if (!stored.ok) return stored;
  return stored.value === null ? make(deps, keystore) : unseal(stored.value, keystore, deps.test);
}

const sealedFile = z.strictObject({
  format: z.literal(1),
  protection: z.enum(['keystore', 'plain']),
  sealed: z.base64().min(1),
});
const secretsText = z.strictObject({ signingKey: z.base64().min(1), pinPepper: z.base64().length(44) });

async function make(deps: KeyBrokerDeps, keystore: Keystore): Promise<Reply<StationSecrets, KeyFault>> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const secrets: StationSecrets = {
    signingKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    pinPepper: randomBytes(32).toString('base64'),
  };
  try {
    const sealed = (await keystore.seal(JSON.stringify(secrets))).toString('base64');
    const text = JSON.stringify({ format: 1, protection: keystore.protection, sealed });
    await writeDurably(deps.file, Buffer.from(text));
  } catch (error) {
    return refuse({ kind: 'keys-not-written', detail: String(error) });
  }
  // Read back before first use: a key that cannot be opened tomorrow must fail today.
  const back = await readIfThere(deps.file);
  if (!back.ok) return back;
  return unseal(back.value ?? '', keystore, deps.test);
}

async function unseal(text: string, keystore: Keystore, test: boolean): Promise<Reply<StationSecrets, KeyFault>> {
  const file = sealedFile.safeParse(parseJson(text));
  if (!file.success) return refuse({ kind: 'keys-unreadable', detail: 'keys.sealed is damaged' });
  if (file.data.protection === 'plain' && !test) return refuse({ kind: 'keys-of-test', detail: '' });
  try {
    const secrets = secretsText.safeParse(parseJson(await keystore.unseal(Buffer.from(file.data.sealed, 'base64'))));
    if (!secrets.success || !isEd25519(secrets.data.signingKey)) {
      return refuse({ kind: 'keys-unreadable', detail: 'keys.sealed holds something else' });
    }
    return ok(secrets.data);
  } catch (error) {
    return refuse({ kind: 'keys-unreadable', detail: error instanceof Error ? error.message : 'unsealing failed' });
  }
}

/** Null only when there is no such file; one that cannot be read is a fault, so that it is not replaced. */
async function readIfThere(file: string): Promise<Reply<string | null, KeyFault>> {
  try {
    return ok(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok(null);
    return refuse({ kind: 'keys-unreadable', detail: String(error) });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isEd25519(base64: string): boolean {
  const key = createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
  return key.asymmetricKeyType === 'ed25519';
}
