/**
 * An empty database for one test file, on the server that `global-setup.ts` started.
 */
import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { inject } from 'vitest';
import './global-setup.ts'; // the type of what is provided

export type FreshDatabase = { readonly url: string; drop(): Promise<void> };

/** Creates the database; call `drop` in the file's teardown. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = inject('postgresUrl');
  const name = `test_${randomBytes(8).toString('hex')}`;
  await run(server, `CREATE DATABASE ${escapeIdentifier(name)}`);
  return {
    url: server.replace(/\/postgres$/, `/${name}`),
    drop: () => run(server, `DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`),
  };
}

async function run(url: string, text: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
