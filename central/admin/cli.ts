/**
 * The administrator's commands, on the database named by DATABASE_URL:
 *   node central/admin/cli.ts create-office --file office.json
 *   node central/admin/cli.ts issue-enrolment-code --office 21360001 --counter 2
 *   node central/admin/cli.ts issue-pin-code --office 21360001 --user 10042311
 *   node central/admin/cli.ts issue-badge --office 21360001 --user 10042311
 *   node central/admin/cli.ts list-marked-acts --office 21360001
 *   node central/admin/cli.ts publish-manifest --file manifest.json
 *   node central/admin/cli.ts add-number-series --file series.json
 *   node central/admin/cli.ts lease-numbers --station 560001-C2 --count 200
 *   node central/admin/cli.ts number-state
 *   node central/admin/cli.ts confirm-epoch --station 560001-C2 --epoch <32 hex digits>
 *   node central/admin/cli.ts consignment-state --office 21360001 --consignment AMZ-24112026-04
 *   node central/admin/cli.ts replay-projection
 * Each prints one JSON object and ends with 0, or with 1 when it was refused.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import type { CentreDeps } from '../call-context.ts';
import { consignmentState } from '../projection/consignment-state.ts';
import { createProjector, replayProjection } from '../projection/projector.ts';
import { migrate } from '../store/migrate.ts';
import { openPool } from '../store/pool.ts';
import { topUpNumbers } from '../numbers/top-up.ts';
import type { EpochOf } from '../store/ledger.ts';
import { addNumberSeries } from './add-number-series.ts';
import { confirmEpoch } from './confirm-epoch.ts';
import { type NewOffice, createOffice } from './create-office.ts';
import { readMarked } from '../store/marked-acts.ts';
import { issueBadge } from './issue-badge.ts';
import { issueEnrolmentCode } from './issue-enrolment-code.ts';
import { issuePinCode } from './issue-pin-code.ts';
import { leaseNumbers, numberState } from './lease-numbers.ts';
import { publishManifest } from './publish-manifest.ts';

type Given = Readonly<Record<string, string | undefined>>;
type Command = (deps: CentreDeps, given: Given) => Promise<Reply<unknown>>;

const COMMANDS: Readonly<Record<string, Command>> = {
  'create-office': async (deps, given) => createOffice(deps, (await readJson(given)) as NewOffice), // parsed there
  'issue-enrolment-code': (deps, given) =>
    issueEnrolmentCode(deps, { office: need(given, 'office'), counter: need(given, 'counter') }),
  'issue-pin-code': (deps, given) => issuePinCode(deps, { office: need(given, 'office'), user: need(given, 'user') }),
  'issue-badge': (deps, given) => issueBadge(deps, { office: need(given, 'office'), user: need(given, 'user') }),
  'list-marked-acts': async (deps, given) => ok(await readMarked(deps.pool, need(given, 'office'))),
  'publish-manifest': async (deps, given) => publishManifest(deps, await readJson(given)),
  'add-number-series': async (deps, given) => addNumberSeries(deps, await readJson(given)),
  'lease-numbers': (deps, given) =>
    leaseNumbers(deps, { station: need(given, 'station'), count: Number(need(given, 'count')) }),
  'number-state': async (deps) => ok(await numberState(deps)),
  'confirm-epoch': async (deps, given) => {
    const projected = (done: EpochOf) => topUpNumbers(deps, done);
    const projector = createProjector({ pool: deps.pool, report: console.error, projected });
    const of = { station: need(given, 'station'), epoch: need(given, 'epoch') };
    const confirmed = await confirmEpoch({ pool: deps.pool, projector }, of);
    await projector.close();
    return confirmed;
  },
  'consignment-state': async (deps, given) => {
    const of = { office: need(given, 'office'), consignment: need(given, 'consignment') };
    const state = await consignmentState(deps.pool, of, deps.clock());
    return state === null ? refuse({ kind: 'nothing-told' }) : ok(state);
  },
  'replay-projection': async (deps) => {
    await replayProjection(deps.pool);
    return ok(true);
  },
};

const names = ['file', 'office', 'counter', 'user', 'station', 'epoch', 'consignment', 'count'] as const;
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
});
const command = COMMANDS[positionals[0] ?? ''];
if (command === undefined) {
  console.error(`usage: cli.ts ${Object.keys(COMMANDS).join(' | ')}`);
  process.exit(1);
}
const pool = openPool(need({ DATABASE_URL: process.env['DATABASE_URL'] }, 'DATABASE_URL'), { max: 2 });
try {
  const migrated = await migrate(pool);
  const done = migrated.ok ? await command({ pool, clock: Date.now, random: randomBytes }, values) : migrated;
  console.log(JSON.stringify(done.ok ? done.value : done.fault));
  process.exitCode = done.ok ? 0 : 1;
} finally {
  await pool.end();
}

function need(given: Given, name: string): string {
  const value = given[name];
  if (value !== undefined) return value;
  console.error(`${name} is missing`);
  process.exit(1);
}

async function readJson(given: Given): Promise<unknown> {
  return JSON.parse(await readFile(need(given, 'file'), 'utf8'));
}
