/** Small facts of this station that are no events: cursors, addresses, marks. */
import type { Db } from './db.ts';

export type SettingName = 'broken' | 'centre-url' | 'acknowledged' | 'verified' | 'boots' | 'sweep';

export type SettingTable = {
  readonly get: (name: SettingName) => string | null;
  readonly set: (name: SettingName, value: string) => void;
};

/** Prepares the table's statements once. */
export function createSettingTable(db: Db): SettingTable {
  const find = db.prepare('SELECT value FROM setting WHERE name = ?').pluck();
  const put = db.prepare(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return {
    get: (name) => (find.get(name) as string | undefined) ?? null,
    set: (name, value) => {
      put.run(name, value);
    },
  };
}
