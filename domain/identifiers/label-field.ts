/**
 * A field of a structured label: its identifier and its value, both as read.
 * Invariant: a GS1 application identifier is digits alone and an ASC data identifier ends in a letter, so that one
 * list can hold both and no identifier means two things.
 */
export type LabelField = { readonly id: string; readonly value: string };

/** Ends a field (ASCII 29); what a scanner sends for FNC1 behind the first place. */
export const GS = '\u001d';
