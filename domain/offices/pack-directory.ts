/**
 * Offices into the bytes of a directory.
 * Invariant: the same offices give the same bytes, in whatever order they come, on every machine.
 */
import { HEADER_LENGTH, writeHeader } from './directory-format.ts';
import { packKeys, type KeyEntry, type Posting } from './key-block.ts';
import { lettersOf } from './letters.ts';
import { compareTexts, nameKeys } from './name-keys.ts';
import { OFFICE_KINDS, type OfficeArea, type OfficeRow } from './office.ts';
import { packPins, PINS_A_BLOCK, type PinOffices } from './pin-block.ts';
import { packRoot, type KeyBlock, type PinBlock } from './root.ts';

/** Where offices come from: for the attribution, and the state of the data. */
export type Edition = { readonly source: string; readonly asOf: string };

/** The file. Offices must have been checked (`check-offices.ts`); exact repeats are not looked for here. */
export function packDirectory(offices: readonly OfficeRow[], edition: Edition): Uint8Array {
  const sorted = offices.toSorted(inOrder);
  const pins = byPin(sorted);
  const areas = areaTable(sorted);
  const placeOf = new Map(areas.map((area, place) => [areaKey(area), place]));
  const pinBlocks = packPinBlocks(pins, (office) => placeOf.get(areaKey(office)) ?? 0);
  const entries = keyEntries(sorted);
  const keyBlocks = packKeys(entries);
  const root = packRoot({
    ...edition,
    areas,
    pinBlocks: pinBlocks.map(({ pin, office, bytes }): PinBlock => ({ pin, office, offset: 0, length: bytes.length })),
    keyBlocks: keyBlocks.map(({ first, bytes }): KeyBlock => ({ first, offset: 0, length: bytes.length })),
  });
  const blocks = [...pinBlocks, ...keyBlocks].map(({ bytes }) => bytes);
  const header = writeHeader({
    fileLength: HEADER_LENGTH + root.length + total(blocks),
    offices: sorted.length,
    pins: pins.length,
    keys: entries.length,
    rootLength: root.length,
    pinBlocksLength: total(pinBlocks.map(({ bytes }) => bytes)),
  });
  return joined([header, root, ...blocks]);
}

/** The directory's order: PIN, head offices first, then by the letters of the name, then by anything that differs. */
export function inOrder(a: OfficeRow, b: OfficeRow): number {
  return (
    compareTexts(a.pin, b.pin) ||
    OFFICE_KINDS.indexOf(a.kind) - OFFICE_KINDS.indexOf(b.kind) ||
    compareTexts(lettersOf(a.name), lettersOf(b.name)) ||
    compareTexts(a.name, b.name) ||
    compareTexts(areaKey(a), areaKey(b)) ||
    compareTexts(a.delivery, b.delivery) ||
    Number(a.kindAssumed) - Number(b.kindAssumed)
  );
}

function keyEntries(sorted: readonly OfficeRow[]): KeyEntry[] {
  const byKey = new Map<string, Posting[]>();
  sorted.forEach(({ name }, office) => {
    for (const { key, whole } of nameKeys(name)) {
      const postings = byKey.get(key);
      if (postings === undefined) byKey.set(key, [{ office, whole }]);
      else postings.push({ office, whole });
    }
  });
  return [...byKey].map(([key, postings]) => ({ key, postings })).sort((a, b) => compareTexts(a.key, b.key));
}

function byPin(sorted: readonly OfficeRow[]): PinOffices[] {
  const groups = new Map<OfficeRow['pin'], OfficeRow[]>();
  for (const office of sorted) {
    const group = groups.get(office.pin);
    if (group === undefined) groups.set(office.pin, [office]);
    else group.push(office);
  }
  return [...groups].map(([pin, offices]) => ({ pin, offices }));
}

function packPinBlocks(pins: readonly PinOffices[], areaOf: (office: OfficeArea) => number) {
  const blocks: { readonly pin: number; readonly office: number; readonly bytes: Uint8Array }[] = [];
  let office = 0;
  for (let at = 0; at < pins.length; at += PINS_A_BLOCK) {
    const here = pins.slice(at, at + PINS_A_BLOCK);
    blocks.push({ pin: Number(here[0]?.pin), office, bytes: packPins(here, areaOf) });
    office += here.reduce((sum, { offices }) => sum + offices.length, 0);
  }
  return blocks;
}

function areaTable(offices: readonly OfficeRow[]): OfficeArea[] {
  const found = new Map<string, OfficeArea>();
  for (const { circle, region, division, district, state } of offices) {
    const area = { circle, region, division, district, state };
    found.set(areaKey(area), area);
  }
  return [...found].sort(([a], [b]) => compareTexts(a, b)).map(([, area]) => area);
}

function areaKey({ circle, region, division, district, state }: OfficeArea): string {
  return [circle, region, division, district, state].join('\u0000');
}

function total(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(total(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
