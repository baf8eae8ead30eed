/**
 * Joins the HID transport with the decoders: reports in, device events out, one decoder state per scanner.
 * Invariant: this is the only place in the product that makes an event with the source `hid`.
 */
import type { DeviceEvent } from '../../domain/contract/devices.ts';
import { decodeHidScale } from '../scale/hid-scale-decoder.ts';
import { decodeHidPos, emptyHidPosState, type HidPosInput, type HidPosState } from '../scanner/hid-pos-decoder.ts';
import type { HidDevice, HidSink } from '../transport/hid.ts';

/** Reports of one scan follow each other within milliseconds; after this long the rest will not come. */
const CUT_OFF_MS = 500;

export type HidToEventsDeps = { readonly now: () => number; readonly publish: (event: DeviceEvent) => void };

/** The sink for a HID transport. Frames without a whole scan in them make no event: no tone, so it did not count. */
export function createHidToEvents({ now, publish }: HidToEventsDeps): HidSink {
  const scannerById = new Map<string, ScannerFrames>();
  const framesOf = (device: HidDevice): ScannerFrames => {
    const known = scannerById.get(device.id);
    if (known !== undefined) return known;
    const fresh = createScannerFrames((aim, data) =>
      publish({ kind: 'scan', device: device.id, source: 'hid', aim, data, atMs: now() }),
    );
    scannerById.set(device.id, fresh);
    return fresh;
  };
  return {
    state(device, state) {
      scannerById.get(device.id)?.feed('cut-off');
      publish({ kind: 'device', device: device.id, role: device.role, name: device.name, state, atMs: now() });
    },
    report(device, bytes) {
      if (device.role === 'scanner') return framesOf(device).feed(bytes);
      const reading = decodeHidScale(bytes);
      if (reading !== null) publish({ kind: 'weight', device: device.id, ...reading, atMs: now() });
    },
  };
}

type ScannerFrames = { feed(input: HidPosInput): void };

function createScannerFrames(onScan: (aim: string | null, data: string) => void): ScannerFrames {
  let state: HidPosState = emptyHidPosState;
  let timer: NodeJS.Timeout | undefined;
  let reports = 0;
  const feed = (input: HidPosInput): void => {
    reports += 1;
    clearTimeout(timer);
    const [next, results] = decodeHidPos(state, input);
    state = next;
    for (const result of results) if (result.kind === 'scan') onScan(result.aim, result.data);
    if (state.open) timer = setTimeout(giveUp, CUT_OFF_MS, reports);
  };
  // A stalled process wakes with the timer and the next report both due. The report must win, or the head would be
  // dropped and the tail taken for a barcode: so the timer lets pending input in first.
  const giveUp = (seen: number): void => void setImmediate(() => reports === seen && feed('cut-off'));
  return { feed };
}
