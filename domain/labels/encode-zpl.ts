/**
 * Sheets to ZPL II. Text stays text, barcodes stay the printer's own: a label is about a kilobyte.
 * Invariant: no text can end its field or start a command. Every byte outside A-Z, a-z, 0-9, space and ".,/-" goes
 * out as a hex escape (^FH, UTF-8 by ^CI28), so "^", "~" and "_" of a text never reach the parser as such.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { LabelTemplate } from '../custody/event.ts';
import type { ArticleLabel } from './article-label.ts';
import { layoutArticle } from './layout-article.ts';
import { layoutSticker } from './layout-sticker.ts';
import type { Sheet, SheetElement } from './sheet.ts';

/** One label of an article as one printing job, ^XA to ^XZ, in ASCII bytes. */
export function encodeZpl(label: ArticleLabel, template: LabelTemplate = 'article-4x6'): Uint8Array {
  return encodeSheetAsZpl(LAYOUTS[template](label));
}

const LAYOUTS: Readonly<Record<LabelTemplate, (label: ArticleLabel) => Sheet>> = {
  'article-4x6': layoutArticle,
  'sort-sticker': layoutSticker,
};

/** One sheet as one printing job. Coordinates are rounded to dots. */
export function encodeSheetAsZpl({ widthDots, heightDots, elements }: Sheet): Uint8Array {
  const commands = [`^XA^CI28^PW${widthDots}^LL${heightDots}^LH0,0`, ...elements.map(encodeElement), '^PQ1^XZ', ''];
  return utf8ToBytes(commands.join('\n'));
}

function encodeElement(element: SheetElement): string {
  const at = `^FO${Math.round(element.x)},${Math.round(element.y)}`;
  const reverse = 'inverse' in element && element.inverse ? '^FR' : '';
  return `${at}${reverse}${encodeBody(element)}^FS`;
}

function encodeBody(element: SheetElement): string {
  switch (element.kind) {
    case 'text': {
      const block = element.centredIn === undefined ? '' : `^FB${element.centredIn},1,0,C`;
      return `^A0N,${Math.round(element.height)}${block}${field(withoutBreaks(element.text, block !== ''))}`;
    }
    case 'box':
      return `^GB${element.width},${element.height},${element.line}`;
    case 'stroke':
      return `^GD${element.width},${element.height},${element.line},B,${element.falls ? 'L' : 'R'}`;
    case 'disc':
      return `^GC${element.diameter},${Math.ceil(element.diameter / 2)}`;
    case 'code128':
      return `^BY${element.module}^BCN,${element.height},N,N,N,A${field(element.text)}`;
    case 'qr':
      return `^BQN,2,${element.module}${field(element.text, 'MA,')}`;
    case 'bitmap': {
      const { bits, bytesPerRow } = element;
      return `^GFA,${bits.length},${bits.length},${bytesPerRow},${Array.from(bits, toHex).join('')}`;
    }
  }
}

/** Inside ^FB a backslash starts a line break or a soft hyphen. */
function withoutBreaks(text: string, inBlock: boolean): string {
  return inBlock ? text.replaceAll('\\', '/') : text;
}

function field(text: string, prefix = ''): string {
  return `^FH^FD${prefix}${Array.from(utf8ToBytes(text), escapeByte).join('')}`;
}

function escapeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[A-Za-z0-9 .,/-]/.test(character) ? character : `_${toHex(byte)}`;
}

function toHex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
