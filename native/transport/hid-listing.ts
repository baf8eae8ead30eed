/**
 * Which of the machine's HID devices are scanners and scales, and what each is called. Pure.
 * Invariant: a name is VID:PID:serial, never the path: the path changes when a device is plugged in again.
 */
export type HidRole = 'scanner' | 'scale';

/** What a listing tells of one device, in node-hid's words. */
export type ListedHid = {
  readonly vendorId: number;
  readonly productId: number;
  readonly path?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly product?: string | undefined;
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
};

export type KnownHid = {
  /** "0c2e:0b61:SCN0001"; devices without a serial of their own get "#1", "#2" in the order of their paths. */
  readonly id: string;
  readonly role: HidRole;
  readonly name: string;
  readonly path: string;
  readonly vendorId: number;
};

/** Usage page and usage of a top collection (HID Usage Tables 1.7): bar code scanner, scale device. */
const ROLES: Readonly<Record<string, HidRole>> = { '140/2': 'scanner', '141/32': 'scale' };

/** Picks scanners and scales out of a listing, in the order of their paths. */
export function findScannersAndScales(listing: readonly ListedHid[]): readonly KnownHid[] {
  const found = new Map<string, KnownHid>();
  const taken = new Set<string>();
  for (const device of listing.toSorted((a, b) => ((a.path ?? '') < (b.path ?? '') ? -1 : 1))) {
    const role = ROLES[`${device.usagePage}/${device.usage}`];
    const path = device.path ?? '';
    if (role === undefined || path === '' || found.has(path)) continue;
    const id = firstFree(nameDevice(device), taken);
    taken.add(id);
    const name = printable(device.product ?? '').slice(0, 80);
    found.set(path, { id, role, path, vendorId: device.vendorId, name: name === '' ? id : name });
  }
  return [...found.values()];
}

function nameDevice({ vendorId, productId, serialNumber }: ListedHid): string {
  return `${hex(vendorId)}:${hex(productId)}:${printable(serialNumber ?? '').slice(0, 60)}`;
}

/** Two devices of one name are told apart by a count; so is each one without a serial. */
function firstFree(name: string, taken: ReadonlySet<string>): string {
  if (!name.endsWith(':') && !taken.has(name)) return name;
  let count = 1;
  while (taken.has(`${name}#${count}`)) count += 1;
  return `${name}#${count}`;
}

function printable(text: string): string {
  return text.replaceAll(/[^\x21-\x7e ]/g, '').trim();
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0');
}
