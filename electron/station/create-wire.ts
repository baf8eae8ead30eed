/** The station's key and its client of the centre. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { StationStart } from '../../domain/contract/start.ts';
import type { Store } from './ledger/store.ts';
import { createOwnKey, type OwnKey } from './people/own-key.ts';
import { createCentralClient, type CentralClient } from './sync/central-client.ts';

export type Wire = {
  readonly key: KeyObject;
  readonly ownKey: OwnKey;
  readonly publicKey: string;
  readonly centreUrl: () => string;
  readonly client: CentralClient;
};

const CENTRE_TIMEOUT_MS = 15_000;

/** The centre's address is asked anew with each call: it is typed at enrolment. */
export function createWire(start: StationStart, store: Store): Wire {
  const key = createPrivateKey({ key: Buffer.from(start.signingKey, 'base64'), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'jwk' }).x ?? '';
  const centreUrl = (): string => store.settings.get('centre-url') ?? start.centreUrl;
  const client = createCentralClient({
    baseUrl: centreUrl,
    station: () => store.events.station(),
    privateKey: key,
    publicKey,
    build: start.build,
    timeoutMs: CENTRE_TIMEOUT_MS,
  });
  return { key, ownKey: createOwnKey(key), publicKey, centreUrl, client };
}
