/**
 * A station, whole: opened store, desks, loops. The same code runs in Electron's utility process and under plain Node.
 * Invariant: one station has one data folder, one writer and one uploader.
 */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { DeviceEvent } from '../../domain/contract/devices.ts';
import type { StationStart } from '../../domain/contract/start.ts';
import { ok, type Reply } from '../../domain/reply.ts';
import { createCore } from './create-core.ts';
import type { Clock, Core } from './core.ts';
import { createAcceptDesk, type AcceptDesk } from './desk/accept-desk.ts';
import { createDeskBoard, type DeskBoard } from './desk/desk-board.ts';
import { takeDeviceEvent } from './desk/device-listener.ts';
import type { Live } from './desk/live.ts';
import { createSessionDesk, type SessionDesk } from './desk/session-desk.ts';
import { createWeighingDesk, type WeighingDesk } from './desk/weighing-desk.ts';
import { createWorkActions, type WorkActions } from './desk/work-actions.ts';
import { openReader, type Db } from './ledger/db.ts';
import { writeMark } from './ledger/head-mark.ts';
import { openStore, type Store, type StoreFault } from './ledger/store.ts';
import type { ChainBreak } from './ledger/verify-chain.ts';
import { walkBehind } from './ledger/walk-behind.ts';
import { createPeopleActions, type PeopleActions } from './people/people-actions.ts';
import { createPinDesk } from './people/pin.ts';
import { stationFacts } from './people/station-facts.ts';
import { startPrintQueue, type PrinterClient, type PrintQueue } from './printing/print-queue.ts';
import { createManifestPrinter, type DocumentsClient } from './reports/manifest-printer.ts';
import { createCentralClient, type CentralClient } from './sync/central-client.ts';
import { startSync, waitingCount, type SyncLoop } from './sync/sync-loop.ts';

export type StationOptions = {
  readonly clock?: Clock;
  /** Lines for whoever runs the station: ids and causes, never personal data. */
  readonly log?: (line: string) => void;
  /** How long the sync loop rests between rounds. */
  readonly pollMs?: number;
  /** The background walk found an event that does not fit its chain. */
  readonly onBreak?: (at: ChainBreak) => void;
};

export type StationFault = StoreFault;

export type Station = PeopleActions &
  WorkActions & {
    readonly core: Core;
    readonly desks: { readonly session: SessionDesk; readonly accept: AcceptDesk; readonly board: DeskBoard };
    readonly client: CentralClient;
    readonly takeDevice: (event: DeviceEvent) => void;
    /** Null while the process on the other side is away. */
    readonly connectPrinters: (client: PrinterClient | null) => void;
    readonly connectDocuments: (client: DocumentsClient | null) => void;
    /** Resolves true when nothing waits for the centre, false when `timeoutMs` is over. */
    readonly synced: (timeoutMs: number) => Promise<boolean>;
    readonly close: () => Promise<void>;
  };

/** Offices keep India's time whatever zone a PC is set to; India has one zone and no summer time. */
const INDIA_OFFSET_MINUTES = 330;
const PC_CLOCK: Clock = { nowMs: () => Date.now(), offsetMinutes: () => INDIA_OFFSET_MINUTES };
const POLL_MS = 5_000;
const CENTRE_TIMEOUT_MS = 15_000;

/** Opens the station in `start.dataDir`. A store that cannot be trusted is refused with its reason, untouched. */
export function createStation(start: StationStart, options: StationOptions = {}): Reply<Station, StationFault> {
  const opened = openStore({ dataDir: start.dataDir, nativeBinding: start.nativeBinding });
  if (!opened.ok) return opened;
  return ok(assemble(start, options, opened.value));
}

function assemble(start: StationStart, options: StationOptions, store: Store): Station {
  const afterCommit = { run: (): void => {} };
  const core = createCore(store, options.clock ?? PC_CLOCK, () => afterCommit.run());
  const wire = createWire(start, store);
  const reader = openReader(store.file, start.nativeBinding);
  const session = createSessionDesk(core, { test: start.test, centreUrl: wire.centreUrl });
  const scale = createWeighingDesk();
  const accept = createAcceptDesk(core, scale, () => stationFacts(store.events)?.counter ?? '');
  const others = { printers: null as PrinterClient | null, documents: null as DocumentsClient | null };
  const queue = createQueue(core, session, start, () => others.printers);
  const sync = createSync({
    core,
    reader,
    wire,
    dataDir: start.dataDir,
    session,
    accept,
    pollMs: options.pollMs ?? POLL_MS,
  });
  const board = createBoard(core, scale, sync, queue);
  void follow(session.live.watch(), accept.refresh); // what a person may do on the screen depends on who it is
  const walk = walkBehind(reader, store.events.head()?.n ?? 0, options.onBreak ?? ((): void => {}));
  afterCommit.run = () => {
    sync.nudge();
    queue.nudge();
  };
  const pins = createPinDesk(core.projections.people, Buffer.from(start.pinPepper, 'base64'), core.clock);
  const log = options.log ?? ((): void => {});
  const manifests = createManifestPrinter(core, session, { test: start.test, documents: () => others.documents, log });
  const desks = { session, accept, board };
  const accepting = (): boolean => session.live.get().phase === 'ready';

  return {
    core,
    desks,
    client: wire.client,
    ...createPeopleActions({ core, session, pins, client: wire.client, publicKey: wire.publicKey }),
    ...createWorkActions({ core, session, accept, manifests }),
    takeDevice: (event) => takeDeviceEvent({ accept, scale, board, accepting }, event),
    connectPrinters: (client) => {
      others.printers = client;
      queue.nudge();
    },
    connectDocuments: (client) => {
      others.documents = client;
    },
    synced: (timeoutMs) => whenSent(core, sync, timeoutMs),
    close: async () => {
      walk.stop();
      await sync.stop();
      await queue.stop();
      for (const live of [session.live, accept.live, board.live] as Live<unknown>[]) live.close();
      reader.close();
      store.close();
    },
  };
}

type Wire = {
  readonly key: KeyObject;
  readonly publicKey: string;
  readonly centreUrl: () => string;
  readonly client: CentralClient;
};

function createWire(start: StationStart, store: Store): Wire {
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
  return { key, publicKey, centreUrl, client };
}

function createQueue(
  core: Core,
  session: SessionDesk,
  start: StationStart,
  client: () => PrinterClient | null,
): PrintQueue {
  const desk = () => {
    const { station } = session.live.get();
    return { officeName: station?.officeName.en ?? '', counter: station?.counter ?? '' };
  };
  return startPrintQueue({ core, printer: start.labelPrinter, client, desk });
}

type SyncParts = {
  readonly core: Core;
  readonly reader: Db;
  readonly wire: Wire;
  readonly dataDir: string;
  readonly session: SessionDesk;
  readonly accept: AcceptDesk;
  readonly pollMs: number;
};

function createSync({ core, reader, wire, dataDir, session, accept, pollMs }: SyncParts): SyncLoop {
  return startSync({
    core,
    reader,
    client: wire.client,
    key: wire.key,
    random: Math.random,
    onFeed: () => {
      session.refresh();
      accept.refresh();
    },
    onAcknowledged: ({ epoch, seq, hash }) => writeMark(dataDir, { epoch, seq, hash }),
    pollMs,
  });
}

function createBoard(core: Core, scale: WeighingDesk, sync: SyncLoop, queue: PrintQueue): DeskBoard {
  const board = createDeskBoard(core, { scale, sync: () => sync.live.get(), printer: () => queue.live.get() });
  void follow(sync.live.watch(), board.refresh);
  void follow(queue.live.watch(), board.refresh);
  return board;
}

async function follow<T>(values: AsyncIterable<T>, then: () => unknown): Promise<void> {
  for await (const _ of values) then();
}

async function whenSent(core: Core, sync: SyncLoop, timeoutMs: number): Promise<boolean> {
  const deadline = AbortSignal.timeout(timeoutMs);
  sync.nudge();
  for await (const { waiting } of sync.live.watch(deadline)) if (waiting === 0) break;
  return waitingCount(core) === 0;
}
