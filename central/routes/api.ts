/**
 * The contract's calls. Handlers only translate: they check who asks, call, and map refusals.
 */
import { implement } from '@orpc/server';
import { centralContract } from '../../domain/contract/central.ts';
import type { Reply } from '../../domain/reply.ts';
import { authRefusalOf } from '../auth/auth-answer.ts';
import type { AuthFault } from '../auth/authenticate.ts';
import type { RouteDeps } from '../call-context.ts';
import { type EnrolFault, enrolStation } from '../enrolment/enrol-station.ts';
import { consignmentState } from '../projection/consignment-state.ts';
import { traceItem } from '../projection/trace-item.ts';
import { feedHead, readFeed } from '../store/feed.ts';
import { readHead } from '../store/ledger.ts';
import type { Station } from '../store/stations.ts';

/** `caller` is asked for only by the calls that need a signature. */
export type CallContext = { readonly caller: () => Promise<Reply<Station, AuthFault>> };

/** Text of a feed page, past its first entry. */
const FEED_PAGE_BYTES = 4_000_000;

/** How long a trace waits for events that are stored and not projected yet. */
const TRACE_WAIT_MS = 2_000;

const ENROL_TEXTS: Readonly<Record<EnrolFault['kind'], string>> = {
  'code-unknown': 'This code is not known. Check it, or ask for a new one.',
  'code-used': 'This code was used already. Ask for a new one.',
  'code-expired': 'This code is older than ten minutes. Ask for a new one.',
  'code-locked': 'This code was tried too often. Ask for a new one.',
  'proof-wrong': 'The signature does not prove the key.',
};

/** The router of everything in the contract; the ledger upload has a route of its own. */
export function createApi(deps: RouteDeps) {
  const os = implement(centralContract).$context<CallContext>();
  const { pool, clock } = deps;
  return os.router({
    nonce: { issue: os.nonce.issue.handler(() => ({ nonce: deps.nonces.issue(), serverTimeMs: clock() })) },
    station: {
      enrol: os.station.enrol.handler(async ({ input, errors }) => {
        const enrolled = await enrolStation(deps, input);
        if (!enrolled.ok) {
          const { kind } = enrolled.fault;
          throw errors.CODE_REFUSED({ data: { code: kind, text: ENROL_TEXTS[kind], retry: 'never' } });
        }
        const { station, office } = enrolled.value;
        const place = { station: station.station, office: station.office, counter: station.counter };
        return { ...place, officeName: office.name, serverTimeMs: clock() };
      }),
      head: os.station.head.handler(async ({ input, context, errors }) => {
        const asked = await callerAs(context, input.station);
        if (!asked.ok) throw errors.UNAUTHORISED({ data: asked.fault });
        const head = await readHead(pool, input);
        const place = head === null ? null : { epoch: input.epoch, seq: head.seq, hash: head.hash };
        return { head: place, serverTimeMs: clock() };
      }),
    },
    feed: {
      read: os.feed.read.handler(async ({ input, context, errors }) => {
        const asked = await callerAs(context, input.station);
        if (!asked.ok) throw errors.UNAUTHORISED({ data: asked.fault });
        const { office } = asked.value;
        const head = await feedHead(pool, office);
        const entries = await readFeed(pool, { ...pageOf(input), office });
        return { entries: [...entries], head: Math.max(head, entries.at(-1)?.version ?? 0), serverTimeMs: clock() };
      }),
    },
    consignment: {
      state: os.consignment.state.handler(async ({ input: { consignment }, context, errors }) => {
        const { office } = await callerOr(context, (data) => errors.UNAUTHORISED({ data }));
        await deps.projector.caughtUp(TRACE_WAIT_MS);
        return { state: await consignmentState(pool, { office, consignment }, clock()) };
      }),
    },
    item: {
      trace: os.item.trace.handler(async ({ input, context, errors }) => {
        await callerOr(context, (data) => errors.UNAUTHORISED({ data }));
        await deps.projector.caughtUp(TRACE_WAIT_MS); // what this process has acknowledged can be traced at once
        return traceItem(pool, input.item);
      }),
    },
  });
}

function pageOf({ after, limit }: { readonly after: number; readonly limit: number }) {
  return { after, limit, maxBytes: FEED_PAGE_BYTES };
}

async function callerOr(
  context: CallContext,
  refusal: (data: ReturnType<typeof authRefusalOf>) => Error,
): Promise<Station> {
  const caller = await context.caller();
  if (!caller.ok) throw refusal(authRefusalOf(caller.fault.kind));
  return caller.value;
}

async function callerAs(
  context: CallContext,
  station: string,
): Promise<{ ok: true; value: Station } | { ok: false; fault: ReturnType<typeof authRefusalOf> }> {
  const caller = await context.caller();
  if (!caller.ok) return { ok: false, fault: authRefusalOf(caller.fault.kind) };
  if (caller.value.station !== station) return { ok: false, fault: authRefusalOf('other-station') };
  return caller;
}
