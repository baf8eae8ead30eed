/**
 * The sort sticker, 75 by 50 mm at 203 dpi: 600 by 400 dots, for contracts whose partner labels the parcel itself. [R]
 * Read at arm's length by a sorter: slot, mode, PIN and place. Close: number, what is to be collected, which copy.
 * The same order as the article label, so a sorter who knows one knows the other.
 */
import { groupNumber, groupPin } from '../identifiers/display.ts';
import type { ArticleLabel, LabelDestination } from './article-label.ts';
import { fitCode128 } from './code128-width.ts';
import { groupThousands, serviceWords } from './service-words.ts';
import type { Sheet, SheetElement } from './sheet.ts';
import { fitText, LINE_PITCH, type TextArea } from './text-fit.ts';

export const STICKER_DOTS = { width: 600, height: 400 } as const;

const LEFT = 16;
const SLOT = { x: LEFT, y: 14, width: 208, height: 172 } as const;
const RIGHT = { x: 240, width: 344 } as const;
/** Left of the QR. */
const BELOW = 436;
const QR = { x: 468, y: 202 } as const;
/** Thinner bars are not read off a 203 dpi print: then there is only the number. */
const LEAST_MODULE = 2;

/** Places every part of the sticker. Total: any text gives a sheet. */
export function layoutSticker(label: ArticleLabel): Sheet {
  const elements = [
    ...drawSlot(label.destination?.slot ?? 'Q'),
    ...(label.destination === null ? drawKeptApart(label) : drawRoute(label.destination)),
    { kind: 'box', x: LEFT, y: 192, width: STICKER_DOTS.width - 2 * LEFT, height: 3, line: 3 } as const,
    ...drawNumber(label.item),
    { kind: 'qr', ...QR, module: 3, text: label.use } as const,
    ...drawFoot(label),
  ];
  return { widthDots: STICKER_DOTS.width, heightDots: STICKER_DOTS.height, elements };
}

function drawSlot(slot: string): readonly SheetElement[] {
  const { height, lines } = fitText(slot, { width: SLOT.width - 24, height: 150, max: 160, min: 60, floor: 40 });
  const y = SLOT.y + SLOT.height / 2 - height * 0.38;
  return [
    { kind: 'box', ...SLOT, line: 6 },
    ...lines
      .slice(0, 1)
      .map((text): SheetElement => ({ kind: 'text', x: SLOT.x, y, height, text, centredIn: SLOT.width })),
  ];
}

/** A thermal label has no colour: AIR is black on white, SURFACE white on black. */
function drawRoute({ mode, place, pin }: LabelDestination): readonly SheetElement[] {
  const tag = { x: RIGHT.x, y: 14, width: RIGHT.width, height: 54 } as const;
  const word = { kind: 'text', x: tag.x, y: tag.y + 7, height: 48, centredIn: tag.width } as const;
  return [
    { kind: 'box', ...tag, line: mode === 'air' ? 5 : tag.height },
    mode === 'air' ? { ...word, text: 'AIR' } : { ...word, text: 'SURFACE', inverse: true },
    ...write(place, { x: RIGHT.x, y: 78 }, { width: RIGHT.width, height: 46, max: 42, min: 24, floor: 13 }),
    ...write(groupPin(pin), { x: RIGHT.x, y: 128 }, { width: RIGHT.width, height: 62, max: 72, min: 40, floor: 20 }),
  ];
}

/** Nobody knows where it goes: the lane's letter stands in the slot's place, and what could be read of its old number. */
function drawKeptApart({ oldNumber }: ArticleLabel): readonly SheetElement[] {
  const old = oldNumber === null || oldNumber === '' ? '' : `Old label: ${groupNumber(oldNumber)}`;
  const area = { width: RIGHT.width, height: 110, max: 62, min: 30, floor: 20 };
  return [
    ...write('KEEP APART', { x: RIGHT.x, y: 20 }, area),
    ...(old === '' ? [] : write(old, { x: RIGHT.x, y: 120 }, { ...area, height: 66, max: 34, min: 18, floor: 13 })),
  ];
}

/** A number that is no item number would give a wrong barcode, which is worse than none. */
function drawNumber(item: string): readonly SheetElement[] {
  const { module, width } = fitCode128(item, BELOW + LEFT, 3);
  const x = Math.round(LEFT / 2 + (BELOW + LEFT - width) / 2);
  const isCode = /^[0-9A-Z]{4,40}$/.test(item) && module >= LEAST_MODULE;
  return [
    ...(isCode ? [{ kind: 'code128', x, y: 204, height: 78, module, text: item } as const] : []),
    ...write(groupNumber(item), { x: LEFT, y: 288 }, { width: BELOW, height: 36, max: 32, min: 18, floor: 14 }),
  ];
}

function drawFoot({ services, grams, acceptedAt, copy }: ArticleLabel): readonly SheetElement[] {
  const words = serviceWords(services).join(', ');
  const weight = grams === null ? 'not weighed' : `${groupThousands(grams)} g`;
  const foot = { width: BELOW, height: 30, max: 24, min: 16, floor: 12 };
  return [
    ...(words === '' ? [] : write(words, { x: LEFT, y: 328 }, { ...foot, height: 36, max: 32 })),
    ...write(`${weight}  ${acceptedAt}`, { x: LEFT, y: 368 }, foot),
    ...drawCopy(copy),
  ];
}

/** The original says nothing; a reprint says so in white on black. */
function drawCopy(copy: number): readonly SheetElement[] {
  if (copy <= 1) return [];
  const tag = { x: QR.x - 8, y: 334, width: 124, height: 46 };
  const text = `COPY ${copy}`;
  return [
    { kind: 'box', ...tag, line: tag.height },
    { kind: 'text', x: tag.x, y: tag.y + 10, height: 28, text, centredIn: tag.width, inverse: true },
  ];
}

function write(text: string, { x, y }: { readonly x: number; readonly y: number }, area: TextArea): SheetElement[] {
  const { height, lines } = fitText(text, area);
  return lines.map((line, at) => ({
    kind: 'text',
    x,
    y: y + Math.round(at * height * LINE_PITCH),
    height,
    text: line,
  }));
}
