/**
 * The department's circles, and how sources spell them. Circles are not states: Telangana has been a circle of its own
 * since 2016, North East holds six states, West Bengal also Sikkim and the islands.
 */
export const POSTAL_CIRCLES: readonly string[] = [
  'Andhra Pradesh, Assam, Bihar, Chhattisgarh, Delhi, Gujarat, Haryana, Himachal Pradesh, Jammu & Kashmir, Jharkhand',
  'Karnataka, Kerala, Madhya Pradesh, Maharashtra, North East, Odisha, Punjab, Rajasthan, Tamil Nadu, Telangana',
  'Uttar Pradesh, Uttarakhand, West Bengal',
].flatMap((line) => line.split(', '));

/** By letters alone; also without the word "Circle" at the end. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ...POSTAL_CIRCLES.map((circle) => [bare(circle), circle] as const),
  ['chattisgarh', 'Chhattisgarh'],
  ['jammuandkashmir', 'Jammu & Kashmir'],
  ['northeastern', 'North East'],
  ['orissa', 'Odisha'],
  ['uttaranchal', 'Uttarakhand'],
]);

/** The circle in the department's own spelling, or null when the text names none. */
export function postalCircle(text: string): string | null {
  return SPELLINGS.get(bare(text).replace(/circle$/, '')) ?? null;
}

function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '');
}
