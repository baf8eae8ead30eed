/**
 * The centre as a process. Environment: DATABASE_URL, PORT (default 8080), HOST (default 127.0.0.1).
 * Prints one line when it listens; errors go to stderr as JSON lines.
 */
import process from 'node:process';
import { startCentre } from './start-centre.ts';

const databaseUrl = process.env['DATABASE_URL'];
if (databaseUrl === undefined) {
  console.error('DATABASE_URL is not set, e.g. postgres://user:password@127.0.0.1:5432/daksetu');
  process.exit(1);
}

const centre = await startCentre({
  databaseUrl,
  port: Number(process.env['PORT'] ?? 8080),
  host: process.env['HOST'] ?? '127.0.0.1',
  logger: { level: 'error', stream: process.stderr },
});
console.log(`centre listening on ${centre.url}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void centre.close().then(() => process.exit(0)));
}
