/** The closing table in the terminal. */
export type Row = {
  readonly what: string;
  /** Null where the plan fixes no figure; then the ways of counting must only agree. */
  readonly expected: number | null;
  /** By replay of the station's ledger, by SQL over it, by SQL at the centre. */
  readonly found: readonly [number, number, number];
};

/** Prints the rows; true when each agrees with its expectation and among its three ways. */
export function printTable(rows: readonly Row[]): boolean {
  const head = ['', 'planned', 'replay', 'SQL, station', 'SQL, centre', ''];
  const lines = rows.map((row) =>
    [row.what, row.expected ?? '–', ...row.found, agrees(row) ? 'ok' : 'DIFFERS'].map(String),
  );
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)));
  const text = (line: readonly string[]): string =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0))).join('   ');
  process.stdout.write(`\n${[head, ...lines].map(text).join('\n')}\n\n`);
  return rows.every(agrees);
}

function agrees({ expected, found }: Row): boolean {
  return found.every((figure) => figure === (expected ?? found[0]));
}
