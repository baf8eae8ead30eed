/**
 * The feed of the demo office as the centre would send it, for stations tested without a centre.
 */
import { createHash } from 'node:crypto';
import type { FeedEntry, ManifestEntry } from '../../../domain/contract/feed.ts';
import { readDemoManifest, readDemoOffice } from '../manifest/demo-office.ts';

/** Office, users, sort plan and Amazon's manifest of 200. Every person's PIN-setting code is "TEST". */
export async function demoFeed(): Promise<{ entries: FeedEntry[]; manifest: ManifestEntry }> {
  const { office, users, sortPlan } = await readDemoOffice();
  const manifest = await readDemoManifest();
  const withCodes = users.map((person) => ({
    ...person,
    pinCodeHash: createHash('sha256').update(`${person.user}:TEST`).digest('hex'),
  }));
  return {
    entries: [
      { kind: 'office', ...office },
      { kind: 'users', users: withCodes },
      { ...(sortPlan ?? missing()), validFromMs: 0 },
      manifest,
    ],
    manifest,
  };
}

function missing(): never {
  throw new Error('the demo office has no sort plan');
}
