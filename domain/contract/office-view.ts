/** The office directory on the wire: what was asked, what was found, and whose data it is. */
import { z } from 'zod';
import { count, pin } from './shapes.ts';

/** `text` is a PIN or its beginning, a directory id, or a name in any spelling. */
export const officeQuestion = z.strictObject({ text: z.string().min(1).max(60), limit: z.int().min(1).max(20) });

const foundOffice = z.strictObject({
  /** The directory's id, such as 560001-NSH3Y; not the department's facility id. */
  id: z.string().max(20),
  pin,
  name: z.string().max(60),
  kind: z.enum(['HO', 'SO', 'BO']),
  /** The source names no kind. */
  kindAssumed: z.boolean(),
  delivery: z.enum(['unknown', 'delivery', 'non-delivery']),
  circle: z.string().max(80),
  region: z.string().max(80),
  division: z.string().max(80),
  district: z.string().max(80),
  state: z.string().max(80),
});
export type FoundOffice = z.infer<typeof foundOffice>;

export const officeAnswer = z.strictObject({
  /** Best first. */
  offices: z.array(foundOffice),
  /** Where the answer is from; null when no directory could be read. */
  directory: z
    .strictObject({ source: z.string().max(200), asOf: z.string().max(40), offices: count, pins: count })
    .nullable(),
});
export type OfficeAnswer = z.infer<typeof officeAnswer>;
