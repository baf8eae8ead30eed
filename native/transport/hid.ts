/**
 * HID scanners and scales by node-hid, the only file that knows it: finds them by polling, opens, reads, reopens.
 * Invariant: `gone` comes once for each `ready`, whether the listing or a read error told first.
 *
 * Polling the asynchronous listing is one code path for Linux and Windows and costs a few milliseconds; node-hid has
 * no plug events.
 */
import { setImmediate } from 'node:timers/promises';
import { devicesAsync, HIDAsync } from 'node-hid';
import { findScannersAndScales, type HidRole, type KnownHid } from './hid-listing.ts';

export type HidDevice = { readonly id: string; readonly role: HidRole; readonly name: string };

export type HidSink = {
  /** `fault`: it is plugged in and cannot be opened. */
  state(device: HidDevice, state: 'ready' | 'gone' | 'fault'): void;
  report(device: HidDevice, bytes: Uint8Array): void;
};

export type HidTransport = {
  /** Begins to look for devices; a second call does nothing. */
  start(sink: HidSink): void;
  stop(): Promise<void>;
};

export type HidDeps = {
  /** Between two listings, 500 to 1000 in the field. */
  readonly pollMs?: number;
  /** One line for the log when the driver itself fails; the same line is not repeated. */
  readonly log?: (line: string) => void;
};

type Plugged = {
  readonly known: KnownHid;
  handle: HIDAsync | null;
  said: 'ready' | 'gone' | 'fault' | 'nothing';
  /** Listings to let pass before it is opened again: after a read error the listing may still hold it. */
  rest: number;
};

const RESTS_AFTER_ERROR = 3;

/** Vendors whose scanners leave keyboard mode when they get feature report 0xFE with 1 (Honeywell, Youjie). */
const NEEDS_POS_MODE: ReadonlySet<number> = new Set([0x0c2e, 0x23d0]);

export function createHidTransport(deps: HidDeps = {}): HidTransport {
  const pollMs = deps.pollMs ?? 500;
  const log = dropRepeats(deps.log ?? (() => {}));
  const pluggedByPath = new Map<string, Plugged>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;

  const look = async (sink: HidSink): Promise<void> => {
    const present = findScannersAndScales(await devicesAsync());
    await forgetAbsent(pluggedByPath, present, sink);
    for (const known of present) {
      const plugged = pluggedByPath.get(known.path) ?? { known, handle: null, said: 'nothing', rest: 0 };
      pluggedByPath.set(known.path, plugged);
      if (!stopped && plugged.handle === null && plugged.rest-- <= 0) await open(plugged, sink, log);
    }
  };
  const poll = (sink: HidSink): void => {
    looking = look(sink)
      .catch((cause: unknown) => log(`HID devices cannot be listed: ${String(cause)}`))
      .then(() => {
        if (!stopped) timer = setTimeout(poll, pollMs, sink);
      });
  };
  return {
    start(sink) {
      if (looking === undefined && !stopped) poll(sink);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
      await Promise.all([...pluggedByPath.values()].map(close));
    },
  };
}

/** A device is the same only if path and name are: after a quick replug the old path may be another device's. */
async function forgetAbsent(
  pluggedByPath: Map<string, Plugged>,
  present: readonly KnownHid[],
  sink: HidSink,
): Promise<void> {
  const idByPath = new Map(present.map(({ path, id }) => [path, id]));
  for (const plugged of pluggedByPath.values()) {
    if (idByPath.get(plugged.known.path) === plugged.known.id) continue;
    pluggedByPath.delete(plugged.known.path);
    say(plugged, 'gone', sink);
    await close(plugged);
  }
}

async function open(plugged: Plugged, sink: HidSink, log: (line: string) => void): Promise<void> {
  const { known } = plugged;
  try {
    const handle = await HIDAsync.open(known.path);
    plugged.handle = handle;
    handle.on('error', () => {
      if (plugged.handle !== handle) return;
      plugged.rest = RESTS_AFTER_ERROR;
      say(plugged, 'gone', sink);
      void close(plugged);
    });
    if (known.role === 'scanner' && NEEDS_POS_MODE.has(known.vendorId)) {
      await handle.sendFeatureReport([0xfe, 0x01]).catch(() => {}); // a model without the mode is in it already
    }
    say(plugged, 'ready', sink);
    handle.on('data', (bytes: Buffer) => sink.report(known, bytes));
    await setImmediate(); // node-hid begins to read in the next tick; closing before that would throw there
  } catch (cause) {
    say(plugged, 'fault', sink);
    log(`${known.id} cannot be opened: ${String(cause)}`);
  }
}

async function close(plugged: Plugged): Promise<void> {
  const { handle } = plugged;
  plugged.handle = null;
  await handle?.close().catch(() => {}); // it may be gone already
}

function say(plugged: Plugged, state: 'ready' | 'gone' | 'fault', sink: HidSink): void {
  if (plugged.said === state || (state === 'gone' && plugged.said === 'nothing')) return;
  plugged.said = state;
  sink.state(plugged.known, state);
}

function dropRepeats(log: (line: string) => void): (line: string) => void {
  let last = '';
  return (line) => {
    if (line !== last) log(line);
    last = line;
  };
}
