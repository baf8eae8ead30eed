/**
 * One entry into an office's feed.
 * Invariant: the text that is hashed is the text that is stored and sent; it is canonical, so equal entries have equal hashes.
 */
import canonicalize from 'canonicalize';
import type { FeedEntry } from '../../domain/contract/feed.ts';
import { sha256Hex } from '../enrolment/code.ts';
import { appendEntry } from '../store/feed.ts';
import type { Sql } from '../store/pool.ts';

/** The entry as it travels: RFC 8785 JSON, and the SHA-256 (hex) of its UTF-8 bytes. */
export function encodeEntry(entry: FeedEntry): { readonly body: string; readonly hash: string } {
  const body = canonicalize(entry);
  if (body === undefined) throw new TypeError('an entry must be an object'); // a bug, never an input
  return { body, hash: sha256Hex(body) };
}

/** Appends in the caller's transaction. */
export async function publishEntry(
  tx: Sql,
  what: { readonly office: string; readonly entry: FeedEntry; readonly atMs: number },
): Promise<{ readonly version: number; readonly hash: string }> {
  const { body, hash } = encodeEntry(what.entry);
  const version = await appendEntry(tx, { office: what.office, kind: what.entry.kind, body, hash, atMs: what.atMs });
  return { version, hash };
}
