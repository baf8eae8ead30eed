/**
 * The centre of the demo as a process of its own: a real PostgreSQL, the real service, one office with two counters.
 * Prints one JSON line when it listens; ends when its standard input closes.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createOffice } from '../../central/admin/create-office.ts';
import { issueEnrolmentCode } from '../../central/admin/issue-enrolment-code.ts';
import { issuePinCode } from '../../central/admin/issue-pin-code.ts';
import { publishManifest } from '../../central/admin/publish-manifest.ts';
import { startCentre } from '../../central/start-centre.ts';
import { DEMO_CLERK_ID, DEMO_OFFICE_ID, readDemoManifest, readDemoOffice } from '../support/manifest/demo-office.ts';
import { startPostgres } from '../support/postgres/start-postgres.ts';

const dir = await mkdtemp(path.join(tmpdir(), 'daksetu-centre-'));
const postgres = await startPostgres(dir);
const databaseUrl = await postgres.createDatabase('daksetu');
const centre = await startCentre({
  databaseUrl,
  port: 0,
  host: '127.0.0.1',
  logger: { level: 'error', stream: process.stderr },
});

const { deps } = centre;
const office = must(await createOffice(deps, await readDemoOffice()));
const manifest = await readDemoManifest();
must(await publishManifest(deps, manifest));
const code = async (counter: string): Promise<string> =>
  must(await issueEnrolmentCode(deps, { office: DEMO_OFFICE_ID, counter })).code;
const facts = {
  url: centre.url,
  databaseUrl,
  feedVersion: office.version,
  codes: [await code('Counter 2'), await code('Counter 1')],
  pinCode: must(await issuePinCode(deps, { office: DEMO_OFFICE_ID, user: DEMO_CLERK_ID })).code,
};
process.stdout.write(`${JSON.stringify(facts)}\n`);

process.stdin.resume();
await new Promise((resolve) => process.stdin.once('end', resolve));
await centre.close();
await postgres.stop();
await rm(dir, { recursive: true, force: true });

function must<T>(reply: { ok: true; value: T } | { ok: false; fault: unknown }): T {
  if (!reply.ok) throw new Error(`the centre refused: ${JSON.stringify(reply.fault)}`);
  return reply.value;
}
