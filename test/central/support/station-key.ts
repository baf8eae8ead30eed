/**
 * A station's Ed25519 key pair as the wire has it.
 */
import { generateKeyPairSync, sign } from 'node:crypto';

export type StationKey = {
  /** Raw, base64url. */
  readonly publicKey: string;
  /** Signature in base64url. */
  sign(message: string): string;
};

export function mintKey(): StationKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: (message) => sign(null, Buffer.from(message, 'utf8'), privateKey).toString('base64url'),
  };
}
