/**
 * Ed25519 as the wire has it: raw keys and signatures in base64url.
 */
import { createPublicKey, verify } from 'node:crypto';

/** Whether `signature` over the UTF-8 bytes of `message` was made with the private half of `publicKey`. Never throws. */
export function isSignedBy(publicKey: string, message: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, Buffer.from(message, 'utf8'), key, Buffer.from(signature, 'base64url'));
  } catch {
    return false; // not a key, or not a signature
  }
}
