/**
 * The department's workbook for bulk domestic booking, as its template of 28-04-2026 has it: sheet and column names.
 * Invariant: names are literal, to the space after LENGTH; the department refuses a file whose names differ, so do we.
 */

/** The sheet with one parcel a row. */
export const ARTICLE_SHEET = 'ArticleDetails';

/** Its columns. Their order is free here; the department's own upload wants this one. */
export const ARTICLE_COLUMNS = [
  'SERIAL NUMBER',
  'BARCODE NO',
  'PHYSICAL WEIGHT',
  'SHAPE OF ARTICLE',
  'LENGTH ',
  'BREADTH/DIAMETER',
  'HEIGHT',
  'PRIORITY FLAG',
  'DELIVERY INSTRUCTION',
  'INSTRUCTION RTS',
  'SENDER NAME',
  'SENDER COMPANY',
  'SENDER ADD LINE 1',
  'SENDER ADD LINE 2',
  'SENDER CITY',
  'SENDER STATE',
  'SENDER PINCODE',
  'SENDER EMAILID',
  'SENDER ALT CONTACT',
  'SENDER KYC',
  'SENDER TAX REFERENCE',
  'RECEIVER NAME',
  'RECEIVER COMPANY',
  'RECEIVER ADD LINE 1',
  'RECEIVER ADD LINE 2',
  'RECEIVER CITY',
  'RECEIVER STATE',
  'RECEIVER PINCODE',
  'RECEIVER EMAILID',
  'RECEIVER ALT CONTACT',
  'RECEIVER KYC',
  'RECEIVER TAX REFERENCE',
  'ALT ADDRESS FLAG',
  'PICKUP ADDRESS FLAG',
  'DROP OFF PINCODE',
  'DROPOFF/PICKUP OFFICE ID',
  'SENDER MOBILE NO',
  'RECEIVER MOBILE NO',
  'PREPAYMENT CODE',
  'VALUE OF PREPAYMENT',
  'CODR/COD',
  'VALUE FOR CODR/COD',
  'INSURANCE TYPE',
  'VALUE OF INSURANCE',
  'ACK',
  'REGISTRATION',
  'OTP BASED DELIVERY',
  'BULK REFERENCE',
] as const;
export type ArticleColumn = (typeof ARTICLE_COLUMNS)[number];

/**
 * The columns that are read. No name, address, phone or mail address is among them: a manifest does without, and what
 * is not taken cannot leak.
 */
export const READ_COLUMNS = [
  'BARCODE NO',
  'PHYSICAL WEIGHT',
  'SHAPE OF ARTICLE',
  'LENGTH ',
  'BREADTH/DIAMETER',
  'HEIGHT',
  'RECEIVER PINCODE',
  'DROPOFF/PICKUP OFFICE ID',
  'CODR/COD',
  'VALUE FOR CODR/COD',
  'INSURANCE TYPE',
  'VALUE OF INSURANCE',
  'REGISTRATION',
  'OTP BASED DELIVERY',
  'BULK REFERENCE',
] as const satisfies readonly ArticleColumn[];
export type ReadColumn = (typeof READ_COLUMNS)[number];
