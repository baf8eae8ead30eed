/**
 * The first message main sends each utility process, before any port. Never on the command line: `ps` shows it.
 */
import { z } from 'zod';
import { printerAddress } from './devices.ts';

export const stationStart = z.strictObject({
  kind: z.literal('start'),
  dataDir: z.string().min(1),
  /** Ed25519 private key, PKCS#8 DER in base64. */
  signingKey: z.base64(),
  /** 32 random bytes in base64 that PINs are peppered with. */
  pinPepper: z.base64(),
  /** 32 random bytes in base64 under which the keys of personal records are wrapped. */
  personalKey: z.base64().length(44),
  /** Days after a month's end for which its personal records are kept. */
  personalDays: z.int().min(1).max(3650),
  /** True when no keystore protects the keys above; marks every screen TEST. */
  test: z.boolean(),
  /** File of better-sqlite3's native part when the packaged one does not fit this runtime. */
  nativeBinding: z.string().nullable(),
  /** File of the office directory that came with the application; null when there is none. */
  officesFile: z.string().nullable(),
  labelPrinter: printerAddress.nullable(),
  /** Null when nobody has set one up. So many copies of a manifest come out by themselves when it is finished. */
  reportPrinter: z.strictObject({ name: z.string().min(1).max(127), copies: z.int().min(0).max(4) }).nullable(),
  centreUrl: z.string().max(200),
  build: z.string().max(40),
  /** After so many minutes without a scan or a key the station locks. */
  idleLockMinutes: z.int().min(1).max(60),
});
export type StationStart = z.infer<typeof stationStart>;
