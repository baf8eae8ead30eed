/**
 * The office, people and sort plan of demo and tests. The office id and the people are made up;
 * the place and its PIN are real.
 */
import { readFile } from 'node:fs/promises';
import type { NewOffice } from '../../../central/admin/create-office.ts';
import { type ManifestEntry, manifestEntry, sortPlanEntry } from '../../../domain/contract/feed.ts';

export const DEMO_OFFICE_ID = '21360001';
export const DEMO_CLERK_ID = '10042311';
export const DEMO_SUPERVISOR_ID = '10038874';
/** What their badges say. */
export const DEMO_CLERK_BADGE = 'DKB-7K2M9QXT4B6C0RWZ';
export const DEMO_SUPERVISOR_BADGE = 'DKB-3HVN8DY1P5GJS6EA';

/** For `createOffice`. */
export async function readDemoOffice(): Promise<NewOffice> {
  return {
    office: { office: DEMO_OFFICE_ID, name: { en: 'Bengaluru GPO', hi: 'बेंगलूरु जी.पी.ओ.' }, pin: '560001' },
    users: [
      {
        user: DEMO_CLERK_ID,
        name: { en: 'Sunita Rao', hi: 'सुनीता राव' },
        title: { en: 'Postal Assistant', hi: 'डाक सहायक' },
        role: 'clerk',
        badge: DEMO_CLERK_BADGE,
      },
      {
        user: DEMO_SUPERVISOR_ID,
        name: { en: 'Mahesh Kulkarni', hi: 'महेश कुलकर्णी' },
        title: { en: 'Supervisor', hi: 'पर्यवेक्षक' },
        role: 'supervisor',
        badge: DEMO_SUPERVISOR_BADGE,
      },
    ],
    sortPlan: sortPlanEntry.parse(await readResource('sort-plans/blr-gpo.json')),
  };
}

/** For `publishManifest`: Amazon's manifest of 200 parcels. */
export async function readDemoManifest(): Promise<ManifestEntry> {
  return manifestEntry.parse(await readResource('sample-manifests/amazon-200.json'));
}

async function readResource(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(`../../../resources/${name}`, import.meta.url), 'utf8'));
}
