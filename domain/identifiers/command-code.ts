/**
 * Command barcodes: a key's deed on a laminated sheet, for hands that hold a scanner. Format (ours, version 1):
 * DKC1-<COMMAND>, capitals, as Code 128. A code names a deed and no key: the same key means other things elsewhere.
 * Invariant: no number of post or partner, and no badge, begins with three letters, one digit and a hyphen.
 */
import { ok, refuse, type Reply } from '../reply.ts';

export const COMMANDS = [
  'understood',
  'undo',
  'weigh',
  'print',
  'finish',
  'next',
  'back',
  'help',
  'language',
  'lock',
] as const;
export type CommandName = (typeof COMMANDS)[number];

const VERSION = '1';
const SHAPE = /^DKC([1-9])-([A-Z]{2,16})$/;

/** What the barcode of a command says. */
export function commandText(command: CommandName): string {
  return `DKC${VERSION}-${command.toUpperCase()}`;
}

/** Reads a command; null for one of another version of the sheet, which is a command all the same and never a parcel. */
export function parseCommand(text: string): Reply<CommandName | null, { readonly kind: 'wrong-shape' }> {
  const [, version, name] = SHAPE.exec(text) ?? [];
  if (name === undefined) return refuse({ kind: 'wrong-shape' });
  return ok(version === VERSION ? (COMMANDS.find((one) => one.toUpperCase() === name) ?? null) : null);
}
