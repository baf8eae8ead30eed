/**
 * The second station of the demo: counter 1 of the same office, as a plain Node process on its own data folder.
 * Enrols, reads the feed, opens and closes a set, and asks the centre where parcels are. Prints one JSON line.
 */
import { randomUUID } from 'node:crypto';
import { createStation } from '../../electron/station/create-station.ts';
import { DEMO_CLERK_ID } from '../support/manifest/demo-office.ts';
import { must } from '../support/station/ready-station.ts';
import { startMessage } from '../support/station/test-station.ts';

const [dir, centreUrl, code, pinCode, ...items] = process.argv.slice(2);
if (dir === undefined || centreUrl === undefined || code === undefined || pinCode === undefined)
  throw new Error('usage: second-station.ts FOLDER CENTRE CODE PIN-CODE ITEM …');

const station = must(createStation(startMessage(dir, { centreUrl, test: true }), { pollMs: 200 }));
must(await station.enrol({ requestId: randomUUID(), centreUrl, code }));
for await (const { users, phase } of station.desks.session.live.watch())
  if (users.length > 0 && phase === 'locked') break;
must(await station.setPin({ requestId: randomUUID(), user: DEMO_CLERK_ID as never, code: pinCode, pin: '739150' }));
must(station.openSet(randomUUID()));
const manifests = station.consignments().length;
must(station.closeSet(randomUUID()));
const isSent = await station.synced(20_000);
const traces = [];
for (const item of items) traces.push(must(await station.client.trace(item)));
const head = station.core.store.events.head();
process.stdout.write(
  `${JSON.stringify({ station: station.core.store.events.station(), head, isSent, manifests, traces })}\n`,
);
await station.close();
