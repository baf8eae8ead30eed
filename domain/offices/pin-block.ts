/**
 * Offices of up to eight neighbouring PINs as one block.
 *
 *   for each PIN:    its distance from the PIN before, its number of offices
 *   for each office: flags (kind, assumed, delivery, same area as before), the area if another, the name
 */
import type { ByteReader } from './byte-reader.ts';
import { createByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';
import { createByteWriter } from './byte-writer.ts';
import { DELIVERIES, OFFICE_KINDS, type OfficeArea, type OfficeRow } from './office.ts';
import type { Pin } from '../identifiers/pin.ts';

export const PINS_A_BLOCK = 8;

/** Offices of one PIN, in the directory's order. */
export type PinOffices = { readonly pin: Pin; readonly offices: readonly OfficeRow[] };

/** The sealed block; `areaOf` gives the place of an office's area in the table. */
export function packPins(pins: readonly PinOffices[], areaOf: (office: OfficeArea) => number): Uint8Array {
  const out = createByteWriter();
  let lastPin = 0;
  let lastArea = -1;
  for (const { pin, offices } of pins) {
    out.number(Number(pin) - lastPin);
    lastPin = Number(pin);
    out.number(offices.length);
    for (const office of offices) {
      const area = areaOf(office);
      writeOffice(out, office, area === lastArea ? null : area);
      lastArea = area;
    }
  }
  return out.sealed();
}

function writeOffice(out: ByteWriter, office: OfficeRow, area: number | null): void {
  const { kind, kindAssumed, delivery, name } = office;
  const parts = [OFFICE_KINDS.indexOf(kind), Number(kindAssumed) << 2, DELIVERIES.indexOf(delivery) << 3];
  out.byte(parts.reduce((flags, part) => flags | part, area === null ? SAME_AREA : 0));
  if (area !== null) out.number(area);
  out.text(name);
}

const SAME_AREA = 1 << 5;

/** The block again, or null when it does not hold together. `block` is without its checksum. */
export function unpackPins(block: Uint8Array, areas: readonly OfficeArea[]): PinOffices[] | null {
  const from = createByteReader(block);
  const pins: PinOffices[] = [];
  const last = { pin: 0, area: -1 };
  while (!from.ended() && !from.failed()) {
    last.pin += from.number();
    const pin = String(last.pin) as Pin; // packed from a checked PIN, and the block has its checksum
    const offices: OfficeRow[] = [];
    for (let left = from.number(); left > 0 && !from.failed(); left -= 1) {
      const office = readOffice(from, pin, { last, areas });
      if (office === null) return null;
      offices.push(office);
    }
    pins.push({ pin, offices });
  }
  return from.failed() ? null : pins;
}

type Around = { readonly last: { area: number }; readonly areas: readonly OfficeArea[] };

function readOffice(from: ByteReader, pin: Pin, { last, areas }: Around): OfficeRow | null {
  const flags = from.byte();
  if ((flags & SAME_AREA) === 0) last.area = from.number();
  const [area, kind] = [areas[last.area], OFFICE_KINDS[flags & 3]];
  const delivery = DELIVERIES[(flags >> 3) & 3];
  if (area === undefined || kind === undefined || delivery === undefined) return null;
  return { pin, name: from.text(), kind, kindAssumed: (flags & 4) !== 0, delivery, ...area };
}
