/** The station's Ed25519 key at work: raw signatures in base64url, as the wire has them. */
import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

export type OwnKey = {
  readonly sign: (message: string) => string;
  readonly isOwnSignature: (message: string, signature: string) => boolean;
};

/** `key` is the private key; what is signed are the UTF-8 bytes of the message. */
export function createOwnKey(key: KeyObject): OwnKey {
  const publicKey = createPublicKey(key);
  return {
    sign: (message) => sign(null, Buffer.from(message, 'utf8'), key).toString('base64url'),
    isOwnSignature: (message, signature) =>
      verify(null, Buffer.from(message, 'utf8'), publicKey, Buffer.from(signature, 'base64url')),
  };
}
