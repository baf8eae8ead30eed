/**
 * The station's three secrets: its Ed25519 signing key, the pepper of its PINs, and the key over its personal data. Made
 * once, sealed by the keystore.
 * Invariant: a sealed file that exists is replaced only by one that was proved to hold the same keys and one more; a
 * file that cannot be read is left as it is; a TEST key never becomes a real one.
 */
import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { writeDurably } from '../write-durably.ts';
import type { Keystore } from './keystore.ts';

export type StationSecrets = {
  /** PKCS#8 DER in base64. */
  readonly signingKey: string;
  /** 32 random bytes in base64. */
  readonly pinPepper: string;
  /** 32 random bytes in base64; wraps the keys of personal records. */
  readonly personalKey: string;
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
  if (stored.value === null) return make(deps, keystore);
  const opened = await unseal(stored.value, keystore, deps.test);
  if (!opened.ok) return opened;
  const { secrets, protection } = opened.value;
  const { personalKey, ...older } = secrets;
  // What was once sealed without protection stays marked so, whatever seals it now.
  return personalKey === undefined ? complete(deps, { ...keystore, protection }, older) : ok({ ...older, personalKey });
}

/** Format 1 was without the key over personal data. */
const sealedFile = z.strictObject({
  format: z.literal([1, 2]),
  protection: z.enum(['keystore', 'plain']),
  sealed: z.base64().min(1),
});
const olderText = z.strictObject({ signingKey: z.base64().min(1), pinPepper: z.base64().length(44) });
const secretsText = olderText.extend({ personalKey: z.base64().length(44) });
type OlderSecrets = z.infer<typeof olderText>;

async function make(deps: KeyBrokerDeps, keystore: Keystore): Promise<Reply<StationSecrets, KeyFault>> {
  const { privateKey } = generateKeyPairSync('ed25519');
  return complete(deps, keystore, {
    signingKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    pinPepper: randomBytes(32).toString('base64'),
  });
}

/**
 * Gives older secrets the key over personal data and writes all of them. The file that was there is replaced, in one
 * step, after the new text was opened again in memory: a power cut leaves the one or the other, and both hold the older
 * keys. A key that a power cut took back has sealed nothing yet.
 */
async function complete(
  deps: KeyBrokerDeps,
  keystore: Keystore,
  older: OlderSecrets,
): Promise<Reply<StationSecrets, KeyFault>> {
  const secrets: StationSecrets = { ...older, personalKey: randomBytes(32).toString('base64') };
  try {
    const sealed = (await keystore.seal(JSON.stringify(secrets))).toString('base64');
    const text = JSON.stringify({ format: 2, protection: keystore.protection, sealed });
    const proof = await unseal(text, keystore, deps.test);
    if (!proof.ok || !isDeepStrictEqual(proof.value.secrets, secrets))
      return refuse({ kind: 'keys-not-written', detail: 'what was sealed does not open again' });
    await writeDurably(deps.file, Buffer.from(text));
  } catch (error) {
    return refuse({ kind: 'keys-not-written', detail: String(error) });
  }
  // Read back before first use: a key that cannot be opened tomorrow must fail today.
  const back = await readIfThere(deps.file);
  if (!back.ok) return back;
  const opened = await unseal(back.value ?? '', keystore, deps.test);
  if (!opened.ok) return opened;
  if (isDeepStrictEqual(opened.value.secrets, secrets)) return ok(secrets);
  return refuse({ kind: 'keys-unreadable', detail: 'keys.sealed is not what was written' });
}

type Unsealed = {
  readonly secrets: OlderSecrets & { readonly personalKey?: string };
  readonly protection: Keystore['protection'];
};

async function unseal(text: string, keystore: Keystore, test: boolean): Promise<Reply<Unsealed, KeyFault>> {
  const file = sealedFile.safeParse(parseJson(text));
  if (!file.success) return refuse({ kind: 'keys-unreadable', detail: 'keys.sealed is damaged' });
  if (file.data.protection === 'plain' && !test) return refuse({ kind: 'keys-of-test', detail: '' });
  try {
    const shape = file.data.format === 1 ? olderText : secretsText;
    const secrets = shape.safeParse(parseJson(await keystore.unseal(Buffer.from(file.data.sealed, 'base64'))));
    if (!secrets.success || !isEd25519(secrets.data.signingKey)) {
      return refuse({ kind: 'keys-unreadable', detail: 'keys.sealed holds something else' });
    }
    return ok({ secrets: secrets.data, protection: file.data.protection });
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
