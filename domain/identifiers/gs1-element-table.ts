/**
 * GS1 application identifiers and the form of their data, after the GS1 barcode syntax dictionary (Apache-2.0).
 * Invariant: no identifier begins another, so a string is cut in one way only.
 */

/** `digits`: so many characters from the first, as far as there are any, must be 0 to 9. */
export type ElementForm = {
  readonly min: number;
  readonly max: number;
  readonly digits: number;
  /** The length is known without reading it, so no separator has to follow. */
  readonly predefined: boolean;
};
export type ElementTable = ReadonlyMap<string, ElementForm>;

/** First and last identifier of a row, shortest and longest data, leading digits. */
type Row = readonly [first: string, last: string, min: number, max: number, digits: number];

const ROWS: readonly Row[] = [
  ['00', '00', 18, 18, 18],
  ['01', '03', 14, 14, 14],
  ['10', '10', 1, 20, 0],
  ['11', '13', 6, 6, 6],
  ['15', '17', 6, 6, 6],
  ['20', '20', 2, 2, 2],
  ['21', '22', 1, 20, 0],
  ['235', '235', 1, 28, 0],
  ['240', '241', 1, 30, 0],
  ['242', '242', 1, 6, 6],
  ['243', '243', 1, 20, 0],
  ['250', '251', 1, 30, 0],
  ['253', '253', 13, 30, 13],
  ['254', '254', 1, 20, 0],
  ['255', '255', 13, 25, 25],
  ['30', '30', 1, 8, 8],
  ['37', '37', 1, 8, 8],
  ['3900', '3909', 1, 15, 15],
  ['3910', '3919', 4, 18, 18],
  ['3920', '3929', 1, 15, 15],
  ['3930', '3939', 4, 18, 18],
  ['3940', '3943', 4, 4, 4],
  ['3950', '3955', 6, 6, 6],
  ['400', '401', 1, 30, 0],
  ['402', '402', 17, 17, 17],
  ['403', '403', 1, 30, 0],
  ['410', '417', 13, 13, 13],
  ['420', '420', 1, 20, 0],
  ['421', '421', 4, 12, 3],
  ['422', '422', 3, 3, 3],
  ['423', '423', 3, 15, 15],
  ['424', '424', 3, 3, 3],
  ['425', '425', 3, 15, 15],
  ['426', '426', 3, 3, 3],
  ['427', '427', 1, 3, 0],
  ['4300', '4301', 1, 35, 0],
  ['4302', '4306', 1, 70, 0],
  ['4307', '4307', 2, 2, 0],
  ['4308', '4308', 1, 30, 0],
  ['4309', '4309', 20, 20, 20],
  ['4310', '4311', 1, 35, 0],
  ['4312', '4316', 1, 70, 0],
  ['4317', '4317', 2, 2, 0],
  ['4318', '4318', 1, 20, 0],
  ['4319', '4319', 1, 30, 0],
  ['4320', '4320', 1, 35, 0],
  ['4321', '4323', 1, 1, 1],
  ['4324', '4325', 10, 10, 10],
  ['4326', '4326', 6, 6, 6],
  ['4330', '4333', 6, 7, 6],
  ['7041', '7041', 1, 4, 0],
  ['8003', '8003', 14, 30, 14],
  ['8004', '8004', 1, 30, 0],
  ['8006', '8006', 18, 18, 18],
  ['8017', '8018', 18, 18, 18],
  ['8019', '8019', 1, 10, 10],
  ['8020', '8020', 1, 25, 0],
  ['8026', '8026', 18, 18, 18],
  ['8200', '8200', 1, 70, 0],
  ['90', '90', 1, 30, 0],
  ['91', '99', 1, 90, 0],
];

/** Weights and measures: four digits, the last says how many decimals, and six digits of data. */
const MEASURES: readonly (readonly [first: number, last: number])[] = [
  [310, 316],
  [320, 337],
  [340, 357],
  [360, 369],
];

/** By its first two digits: the list of the GS1 General Specifications, which does not grow. */
const PREDEFINED: ReadonlySet<string> = new Set(
  '00 01 02 03 04 11 12 13 14 15 16 17 18 19 20 31 32 33 34 35 36 41'.split(' '),
);

/** What logistics labels carry, and what stands beside it: numbers, dates, weights, addresses, a company's own fields. */
export const GS1_ELEMENTS: ElementTable = new Map([...ROWS, ...measureRows()].flatMap(expand));

function measureRows(): Row[] {
  const stems = MEASURES.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
  return stems.map((stem) => [`${stem}0`, `${stem}5`, 6, 6, 6]);
}

function expand([first, last, min, max, digits]: Row): [string, ElementForm][] {
  const form = { min, max, digits, predefined: PREDEFINED.has(first.slice(0, 2)) };
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, at) => [String(Number(first) + at).padStart(first.length, '0'), form]);
}
