/**
 * Why an upload stops, and what the station is told: one table, so that every reason has a text, a status and an advice.
 */
import type { UploadRefusal } from '../../domain/contract/central.ts';

export type UploadFaultKind =
  | 'bad-compression'
  | 'too-large'
  | 'bad-json'
  | 'bad-shape'
  | 'misplaced-event'
  | 'broken-chain'
  | 'head-mismatch'
  | 'head-signature'
  | 'epoch-unknown'
  | 'epoch-key'
  | 'gap'
  | 'fork';

export type UploadFault = {
  readonly kind: UploadFaultKind;
  readonly seq?: number;
  readonly centre?: string;
  readonly station?: string;
};

type Answer = { readonly status: number; readonly text: string; readonly retry: UploadRefusal['retry'] };

const ANSWERS: Readonly<Record<UploadFaultKind, Answer>> = {
  'bad-compression': { status: 400, retry: 'never', text: 'The body is not gzip.' },
  'too-large': { status: 413, retry: 'never', text: 'The upload is too large; send fewer events at a time.' },
  'bad-json': { status: 400, retry: 'never', text: 'The body is not JSON.' },
  'bad-shape': { status: 400, retry: 'never', text: 'The upload has not the shape of the contract.' },
  'misplaced-event': { status: 409, retry: 'never', text: 'An event does not say that it stands where it was sent.' },
  'broken-chain': { status: 409, retry: 'never', text: 'An event does not follow the one before it.' },
  'head-mismatch': { status: 409, retry: 'never', text: 'The signed head is not the hash of the last event.' },
  'head-signature': { status: 409, retry: 'never', text: 'The signature of the head is not by the key of this epoch.' },
  'epoch-unknown': { status: 409, retry: 'never', text: 'A new epoch has to begin with its own start.' },
  'epoch-key': {
    status: 409,
    retry: 'never',
    text: 'The epoch begins with another key than the station enrolled with.',
  },
  gap: { status: 409, retry: 'never', text: 'Events are missing; send from the one the centre expects next.' },
  fork: {
    status: 409,
    retry: 'never',
    text: 'The centre holds another event at this place: two ledgers have one name.',
  },
};

/** The HTTP answer of a refused upload. */
export function refusalOf(fault: UploadFault): { readonly status: number; readonly body: UploadRefusal } {
  const { kind, ...sides } = fault;
  const { status, text, retry } = ANSWERS[kind];
  return { status, body: { code: kind, text, retry, ...sides } };
}
