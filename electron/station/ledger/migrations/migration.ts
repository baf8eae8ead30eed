/** One numbered step of the schema. Shipped files never change; a mistake is mended by the next number. */
import type { Db } from '../db.ts';

export type Migration = {
  readonly id: number;
  readonly name: string;
  readonly up: (db: Db) => void;
};
