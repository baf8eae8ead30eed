/** A start that died between two steps of the schema, or an older version's file: the next start goes on from there. */
import { expect, test } from 'vitest';
import { openWriter } from '../../../electron/station/ledger/db.ts';
import { migrate } from '../../../electron/station/ledger/migrate.ts';
import { migrations } from '../../../electron/station/ledger/migrations/list.ts';
import { openStore } from '../../../electron/station/ledger/store.ts';
import { temporaryFolder } from '../../support/station/test-station.ts';

test.each(migrations.map(({ id, name }) => [id, name]))('a file that stands at step %i (%s) opens', (id) => {
  const folder = temporaryFolder(`step-${id}`);
  const db = openWriter(`${folder.dir}/ledger.db`, null);
  expect(migrate(db, migrations.slice(0, id)).ok).toBe(true);
  db.close();
  const opened = openStore({ dataDir: folder.dir, nativeBinding: null });
  expect(opened.ok).toBe(true);
  if (opened.ok) opened.value.close();
  folder.remove();
});
