/**
 * What the post does not carry inside the country, as the screen lists it before a consignment or a parcel is taken up.
 * [R] After the prohibitions of the postal law and its regulations for parcels: explosive, dangerous, filthy, noxious or
 * deleterious things, sharp ones without cover, living creatures, the indecent, unauthorised lotteries; and after what
 * carriers by air refuse. A contract may bring its own list in its terms, which then takes the place of this one.
 * Invariant: a code for each class; the words are in the catalogue.
 */
export const PROHIBITED_CLASSES = [
  'explosives',
  'flammables',
  'gases',
  'corrosives',
  'radioactive',
  'batteries',
  'narcotics',
  'sharp',
  'living',
  'filthy',
  'money',
  'indecent',
] as const;
