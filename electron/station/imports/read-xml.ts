/**
 * XML in pieces, with a breath between them: a scan that comes meanwhile is answered in the middle of a large file.
 * Invariant: no document type, so no entities of its own; elements are told by their local names.
 */
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { SaxesParser, type SaxesTagPlain } from 'saxes';

export type XmlTaker = {
  /** `attributes` by their local names, apart from `r:id`, which keeps its prefix. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
  /** Asked after each piece: false when the rest does not matter. */
  readonly wantsMore?: () => boolean;
};

/** False when it is no well-formed XML in UTF-8, or its bytes cannot be had. */
export async function readXml(bytes: Readable, taker: XmlTaker): Promise<boolean> {
  const parser = new SaxesParser({ xmlns: false, fragment: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let broken = false;
  parser.on('error', () => (broken = true));
  parser.on('doctype', () => (broken = true));
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => taker.open?.(localName(name), attributes));
  parser.on('text', (text) => taker.text?.(text));
  parser.on('cdata', (text) => taker.text?.(text));
  parser.on('closetag', ({ name }: SaxesTagPlain) => taker.close?.(localName(name)));
  try {
    for await (const piece of bytes) {
      parser.write(decoder.decode(piece as Buffer, { stream: true }));
      if (broken) return false;
      if (taker.wantsMore?.() === false) return true;
      await setImmediate();
    }
    parser.write(decoder.decode()).close();
    return !broken;
  } catch {
    return false; // a damaged part: it does not unpack, or is not UTF-8
  } finally {
    bytes.destroy();
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
