/**
 * The other side of the decoders: barcode text and grams to the reports that devices send.
 * Layouts as in the Access-IS and Dymo manuals; written apart from native/, so a mistake there is not repeated here.
 */
const DATA_BYTES = 56;
const STATUS = {
  fault: 1,
  zero: 2,
  motion: 3,
  stable: 4,
  'under-zero': 5,
  'over-limit': 6,
  'needs-calibration': 7,
  'needs-zero': 8,
} as const;

export type ScaleStatus = keyof typeof STATUS;

/**
 * Barcode text (Latin-1) to one or more reports of 64 bytes, id 2 first. The AIM id stands in every one of them.
 * `suffix` is what many scanners append, a carriage return for one.
 */
export function barcodeToReports(text: string, aim = ']C0', suffix = ''): Uint8Array[] {
  const data = Buffer.from(text + suffix, 'latin1');
  const count = Math.max(1, Math.ceil(data.length / DATA_BYTES));
  return Array.from({ length: count }, (_, index) => {
    const part = data.subarray(index * DATA_BYTES, (index + 1) * DATA_BYTES);
    const report = Buffer.alloc(64);
    report[0] = 2;
    report[1] = part.length;
    report.write(aim, 2, 'latin1');
    part.copy(report, 5);
    report[61] = 0x6a;
    report[63] = index < count - 1 ? 1 : 0;
    return report;
  });
}

/** Whole grams up to 65,535 go out with exponent 0, more in tens of grams. Unit 2 is the gram. */
export function gramsToReport(grams: number, status: ScaleStatus = 'stable'): Uint8Array {
  const exponent = grams > 65_535 ? 1 : 0;
  const report = Buffer.alloc(6);
  report[0] = 3;
  report[1] = STATUS[status];
  report[2] = 2;
  report.writeInt8(exponent, 3);
  report.writeUInt16LE(Math.round(grams / 10 ** exponent), 4);
  return report;
}
