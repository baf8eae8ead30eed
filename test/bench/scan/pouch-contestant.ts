/**
 * The peer: PouchDB on LevelDB, one `put` of a document as large as our event. It checks no rule and keeps no second
 * table, and by itself it forces nothing to the disk: LevelDB's default is an unsynced write, and PouchDB has no other.
 */
import { randomBytes } from 'node:crypto';
import type { Pouch, PouchPackage } from './install-rivals.ts';
import type { Contestant } from './rounds.ts';

type Document = { readonly [field: string]: unknown };

const BATCH = 1_000;

/** Fills `folder` with `count` documents. */
export async function fillPouch(pouch: PouchPackage, folder: string, count: number, model: Uint8Array): Promise<void> {
  const db = pouch.open(folder);
  const document = documentsLike(model);
  for (let done = 0; done < count; done += BATCH) {
    await db.bulkDocs(Array.from({ length: Math.min(BATCH, count - done) }, (_, at) => document(done + at)));
  }
  await db.close();
}

/** Puts new documents into an open database; `model` is an event as stored. */
export async function createPouch(name: string, db: Pouch, model: Uint8Array): Promise<Contestant> {
  const document = documentsLike(model);
  let next = (await db.info()).doc_count;
  let waiting: Document[] = [];
  return {
    name,
    prepare: (count) => {
      waiting = Array.from({ length: count }, () => document(next++));
    },
    one: () => {
      const doc = waiting.pop();
      if (doc === undefined) throw new Error('no document was prepared');
      return db.put(doc);
    },
    close: () => db.close(),
  };
}

/** Same fields, same sizes; the id is a number like an article's, and `prev` differs from event to event. */
function documentsLike(model: Uint8Array): (no: number) => Document {
  const event = JSON.parse(Buffer.from(model).toString('utf8')) as Document;
  return (no) => ({
    _id: `CK${String((no * 61_803_399) % 1_000_000_000).padStart(9, '0')}IN`,
    ...event,
    seq: no,
    prev: randomBytes(32).toString('hex'),
  });
}
