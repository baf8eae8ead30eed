/**
 * How much of a file is looked at. A bulk workbook of 20,000 parcels has about 6 MB, and 60 MB unpacked.
 */
export const MOST_FILE_BYTES = 16 * 1024 * 1024;
/** Of one part of a workbook and of all that are read, unpacked. */
export const MOST_UNPACKED_BYTES = 160 * 1024 * 1024;
/** Parts of a workbook; ours have about fifteen. */
export const MOST_PARTS = 2_000;
/** Cells of a row beyond these are passed over. */
export const MOST_COLUMNS = 256;
/** Rows that hold nothing still cost time: a sheet that was formatted to its end has a million. */
export const MOST_SHEET_ROWS = 100_000;
