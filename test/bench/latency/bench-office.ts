/** An office on a PostgreSQL of its own, with the counter ready for the first parcel. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { enrolCounter, openSetAndConsignment, setFirstPin } from '../../support/counter/begin-work.ts';
import { type Office, openOffice } from '../../support/counter/open-office.ts';
import { startPostgres } from '../../support/postgres/start-postgres.ts';

/** The contract asks for a label of each of the `lines` parcels, as Amazon's does. */
export async function openBenchOffice(lines: number): Promise<Office> {
  const dir = await mkdtemp(path.join(tmpdir(), 'daksetu-latency-'));
  const server = await startPostgres(dir);
  const drop = async (): Promise<void> => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
  const office = await openOffice({
    database: { url: await server.createDatabase('centre'), drop },
    lines,
    label: 'full',
  });
  const { counter, scale, manifest } = office;
  await enrolCounter(counter, office.enrolmentCode);
  await setFirstPin(counter, office.pinCode);
  await scale.weigh(0, 'zero');
  await openSetAndConsignment(counter, manifest.consignment);
  return office;
}
