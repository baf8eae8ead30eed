/**
 * `npm run offices:import -- <csv of data.gov.in> <target> --as-of 2026-10 [--accept-problems n]`: makes a directory from
 * the live list. As `offices.bin` in a station's data folder it answers instead of the shipped one, from the next start on.
 */
import { parseArgs } from 'node:util';
import { importPincodeCsv } from '../../../electron/station/offices/import-pincode-csv.ts';
import { DATA_SOURCE } from './source-packages.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'as-of': { type: 'string' }, 'accept-problems': { type: 'string', default: '0' } },
});
const [csvFile, targetFile] = positionals;
const asOf = values['as-of'];
const acceptProblems = Number(values['accept-problems']);
const SHOWN = 50;

if (csvFile === undefined || targetFile === undefined || asOf === undefined || !Number.isInteger(acceptProblems)) {
  console.error('usage: npm run offices:import -- <csv file> <target> --as-of <yyyy-mm> [--accept-problems <count>]');
  process.exitCode = 2;
} else {
  const edition = { source: `${DATA_SOURCE.title}, ${DATA_SOURCE.site}`, asOf };
  const imported = importPincodeCsv({ csvFile, targetFile, edition, acceptProblems });
  const problems = imported.ok ? imported.value.problems : 'problems' in imported.fault ? imported.fault.problems : [];
  for (const { line, kind, found } of problems.slice(0, SHOWN)) console.error(`line ${line}: ${kind}: ${found}`);
  if (problems.length > SHOWN) console.error(`… and ${problems.length - SHOWN} more`);
  const said = imported.ok ? imported.value : imported.fault;
  console.log(JSON.stringify({ imported: imported.ok, ...said, problems: problems.length }));
  process.exitCode = imported.ok ? 0 : 1;
}
