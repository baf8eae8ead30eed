/**
 * What the kernel would tell of a mocked HID scanner or scale: its place in sysfs and its report descriptor.
 * Written from the HID usage tables (pages 0x8C and 0x8D), not recorded from hardware. Any number of devices can
 * exist beside each other: USB port and serial are parameters.
 */
export type HidModel = {
  readonly vendorId: number;
  readonly productId: number;
  readonly maker: string;
  readonly product: string;
  readonly reportDescriptor: Uint8Array;
};

export type HidPlace = {
  readonly usbPort: number;
  /** The N of /dev/hidrawN. */
  readonly node: number;
  readonly serial: string;
  /** True when umockdev makes the node's file, a pty; false when the bench has laid its own. */
  readonly ownNode: boolean;
};

/** Report 2: length, AIM id (3), data (56), vendor code, reserved, continued bit. Feature 0xFE switches the mode on. */
export const scannerModel: HidModel = {
  vendorId: 0x0c2e,
  productId: 0x0b61,
  maker: 'Bench',
  product: 'Barcode Scanner',
  reportDescriptor: fromHex(
    '058C 0902 A101', // bar code scanner, application collection
    '0912 A102 8502 1500 26FF00 7508', // scanned data report, id 2, bytes
    '9501 0501 093B 8102', // byte count
    '058C 09FB 09FC 09FD 9503 8102', // symbology identifier 1 to 3
    '09FE 9538 820201', // decoded data, 56 buffered bytes
    '0666FF 0904 9501 8102 8103', // vendor's code id, one reserved byte
    '058C 09FF 2501 7501 8102 7507 8103 C0', // decode data continued, 7 bits of padding
    '0666FF 0950 A102 85FE 0951 26FF00 7508 9501 B102 C0', // vendor's feature report 0xFE
    'C0',
  ),
};

/** Report 3: status, unit, exponent of ten, weight in 16 bits. */
export const scaleModel: HidModel = {
  vendorId: 0x0eb8,
  productId: 0xf000,
  maker: 'Bench',
  product: 'Weighing Scale',
  reportDescriptor: fromHex(
    '058D 0920 A101', // scale device, application collection
    '0932 A102 8503 7508 9501', // scale data report, id 3, bytes
    '0970 A102 0971 0972 0973 0974 0975 0976 0977 0978 1501 2508 8100 C0', // status 1 to 8
    '0950 A102 0951 0952 0953 0954 0955 0956 0957 0958 0959 095A 095B 095C 1501 250C 8100 C0', // unit 1 to 12
    '0941 1581 257F 8102', // data scaling, signed
    '0940 1500 27FFFF0000 7510 8102 C0', // data weight
    'C0',
  ),
};

/** Path of the USB device below /sys: removing it removes all below it. */
export function usbPath(place: HidPlace): string {
  return `/devices/pci0000:00/0000:00:14.0/usb1/1-${place.usbPort}`;
}

/** The device's sysfs chain (USB device, interface, HID, hidraw) in umockdev's description format. */
export function describeDevice(model: HidModel, place: HidPlace): string {
  const vid = hex(model.vendorId, 4);
  const pid = hex(model.productId, 4);
  const usb = usbPath(place);
  const hidName = `0003:${vid}:${pid}.${hex(place.node + 1, 4)}`.toUpperCase();
  const hid = `${usb}/1-${place.usbPort}:1.0/${hidName}`;
  const product = `${model.vendorId.toString(16)}/${model.productId.toString(16)}/100`;
  return [
    usbDevice(model, place, product),
    [
      `P: ${usb}/1-${place.usbPort}:1.0`,
      'E: SUBSYSTEM=usb',
      'E: DEVTYPE=usb_interface',
      'E: DRIVER=usbhid',
      `E: PRODUCT=${product}`,
      'E: INTERFACE=3/0/0',
      'A: bInterfaceNumber=00\\n',
      'A: bInterfaceClass=03\\n',
    ],
    [
      `P: ${hid}`,
      'E: SUBSYSTEM=hid',
      'E: DRIVER=hid-generic',
      `E: HID_ID=0003:${hex(model.vendorId, 8)}:${hex(model.productId, 8)}`.toUpperCase(),
      `E: HID_NAME=${model.maker} ${model.product}`,
      `E: HID_PHYS=usb-0000:00:14.0-${place.usbPort}/input0`,
      `E: HID_UNIQ=${place.serial}`,
      `H: report_descriptor=${toHex(model.reportDescriptor)}`,
    ],
    [
      `P: ${hid}/hidraw/hidraw${place.node}`,
      ...(place.ownNode ? [`N: hidraw${place.node}`] : []),
      `E: DEVNAME=/dev/hidraw${place.node}`,
      'E: SUBSYSTEM=hidraw',
      'E: MAJOR=240',
      `E: MINOR=${place.node}`,
      `A: dev=240:${place.node}\\n`,
      `L: device=../../../${hidName}`,
    ],
  ]
    .map((block) => `${block.join('\n')}\n`)
    .join('\n');
}

/**
 * Answers of the node's ioctls in umockdev's format: size and bytes of the report descriptor (a u32 and 4096 bytes),
 * and the feature report 0xFE with value 1, which returns its two bytes' length.
 */
export function describeIoctls(model: HidModel, place: HidPlace): string {
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, model.reportDescriptor.length, true);
  const body = new Uint8Array(4096);
  body.set(model.reportDescriptor);
  return [
    `@DEV /dev/hidraw${place.node}`,
    `HIDIOCGRDESCSIZE 0 ${toHex(size)}`,
    `HIDIOCGRDESC 0 ${toHex(size)}${toHex(body)}`,
    'HIDIOCSFEATURE 2 FE01',
    '',
  ].join('\n');
}

function usbDevice(model: HidModel, place: HidPlace, product: string): string[] {
  const number = String(place.usbPort + 1).padStart(3, '0');
  return [
    `P: ${usbPath(place)}`,
    `N: bus/usb/001/${number}`,
    'E: SUBSYSTEM=usb',
    'E: DEVTYPE=usb_device',
    'E: DRIVER=usb',
    `E: DEVNAME=/dev/bus/usb/001/${number}`,
    `E: PRODUCT=${product}`,
    'E: BUSNUM=001',
    `E: DEVNUM=${number}`,
    'E: MAJOR=189',
    `E: MINOR=${place.usbPort}`,
    'A: busnum=1\\n',
    `A: devnum=${place.usbPort + 1}\\n`,
    `A: idVendor=${hex(model.vendorId, 4)}\\n`,
    `A: idProduct=${hex(model.productId, 4)}\\n`,
    'A: bcdDevice=0100\\n',
    `A: manufacturer=${model.maker}\\n`,
    `A: product=${model.product}\\n`,
    `A: serial=${place.serial}\\n`,
    'A: speed=12\\n',
    'A: bConfigurationValue=1\\n',
  ];
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

function fromHex(...lines: string[]): Uint8Array {
  return Buffer.from(lines.join('').replaceAll(' ', ''), 'hex');
}
