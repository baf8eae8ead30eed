/** An office of its own for one end-to-end file, on a database of the run's server. */
import { type Office, openOffice } from '../../support/counter/open-office.ts';
import { freshDatabase } from '../../support/postgres/fresh-database.ts';

export { canOpenOffice, type Office } from '../../support/counter/open-office.ts';

/** With the first `lines` parcels of the sample manifest; each gets a label unless `label` says otherwise. */
export async function openNewOffice(
  lines: number,
  label: 'none' | 'full' = 'full',
  env: Readonly<Record<string, string>> = {},
): Promise<Office> {
  return openOffice({ database: await freshDatabase(), lines, label, env });
}
