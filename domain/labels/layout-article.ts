/**
 * The article label, 4 by 6 inches at 203 dpi: 812 by 1218 dots.
 * Read at two metres: slot and PIN, then mode and place. At arm's length: number, next leg. Close: all else.
 * Same order as the Accept screen, so a sorter who knows one knows the other.
 */
import { groupNumber, groupPin } from '../identifiers/display.ts';
import type { ArticleLabel, LabelDestination } from './article-label.ts';
import { fitCode128 } from './code128-width.ts';
import { drawModeTag } from './mode-tag.ts';
import { groupThousands, serviceWords } from './service-words.ts';
import type { Sheet, SheetElement } from './sheet.ts';
import { fitText, type FittedText, LINE_PITCH } from './text-fit.ts';

export const ARTICLE_LABEL_DOTS = { width: 812, height: 1218 } as const;

const LEFT = 32;
const WIDTH = ARTICLE_LABEL_DOTS.width - 2 * LEFT;
/** From the top of a capital to its middle, in heights of the font. */
const HALF_CAPITAL = 0.38;
const SLOT = { x: 452, y: 28, side: 328 } as const;

/** Places every part of the label. Total: any text gives a sheet. */
export function layoutArticle(label: ArticleLabel): Sheet {
  return {
    widthDots: ARTICLE_LABEL_DOTS.width,
    heightDots: ARTICLE_LABEL_DOTS.height,
    elements: [
      ...(label.destination === null
        ? drawKeptApart()
        : [...drawRoute(label.destination), ...drawDestination(label.destination, label.oldNumber !== null)]),
      ...drawOldNumber(label),
      rule(768),
      ...drawNumber(label.item),
      rule(1004),
      ...drawFoot(label),
    ],
  };
}

/** Top: what goes where. Slot right, as on the screen; mode, departure and next place left. */
function drawRoute({ mode, leaves, next, slot }: LabelDestination): readonly SheetElement[] {
  const width = SLOT.x - LEFT - 28;
  return [
    ...drawModeTag(mode, LEFT, SLOT.y),
    ...lines(fitText(`Leaves ${leaves} for`, { width, height: 50, max: 46, min: 30, floor: 20 }), LEFT, 172),
    ...lines(fitText(next, { width, height: 124, max: 56, min: 40, floor: 20 }), LEFT, 228),
    { kind: 'box', x: SLOT.x, y: SLOT.y, width: SLOT.side, height: SLOT.side, line: 8 },
    { kind: 'text', x: SLOT.x, y: SLOT.y + 24, height: 34, text: 'Slot', centredIn: SLOT.side },
    ...drawSlot(slot),
  ];
}

/** In the place of the slot the lane, with the letter it has on the screen. */
function drawKeptApart(): readonly SheetElement[] {
  const width = SLOT.x - LEFT - 28;
  return [
    ...lines(fitText('KEEP APART', { width, height: 200, max: 110, min: 60, floor: 40 }), LEFT, 40),
    { kind: 'box', x: SLOT.x, y: SLOT.y, width: SLOT.side, height: SLOT.side, line: 8 },
    { kind: 'text', x: SLOT.x, y: SLOT.y + 24, height: 34, text: 'Lane', centredIn: SLOT.side },
    ...drawSlot('Q'),
    ...lines(fitText('Destination not known', { width: WIDTH, height: 120, max: 76, min: 54, floor: 28 }), LEFT, 420),
  ];
}

/** So that whoever finds the old label again knows which parcel it was on. */
function drawOldNumber({ oldNumber, destination }: ArticleLabel): readonly SheetElement[] {
  if (oldNumber === null) return [];
  const text = oldNumber === '' ? 'Old label: nothing readable' : `Old label: ${groupNumber(oldNumber)}`;
  const at = destination === null ? { y: 560, height: 120, max: 60 } : { y: 736, height: 30, max: 26 };
  return lines(fitText(text, { width: WIDTH, height: at.height, max: at.max, min: 20, floor: 14 }), LEFT, at.y);
}

function drawSlot(slot: string): readonly SheetElement[] {
  const { height, lines: texts } = fitText(slot, { width: SLOT.side - 30, height: 250, max: 280, min: 80, floor: 60 });
  const y = SLOT.y + 196 - height * HALF_CAPITAL;
  return texts.slice(0, 1).map((text) => ({ kind: 'text', x: SLOT.x, y, height, text, centredIn: SLOT.side }));
}

/** The old number of a relabelled parcel stands below the office, which then has one line. */
function drawDestination(
  { pin, place, office, circle }: LabelDestination,
  isRelabelled: boolean,
): readonly SheetElement[] {
  const detail = [office, circle].filter((part) => part !== null).join(', ');
  const size = isRelabelled ? { height: 30, max: 30, min: 20, floor: 13 } : { height: 56, max: 42, min: 30, floor: 18 };
  return [
    { kind: 'text', x: LEFT, y: 364, height: 30, text: 'PIN' },
    ...lines(fitText(groupPin(pin), { width: WIDTH, height: 190, max: 216, min: 100, floor: 40 }), LEFT, 396),
    ...lines(fitText(place, { width: WIDTH, height: 114, max: 104, min: 54, floor: 28 }), LEFT, 590),
    ...lines(fitText(detail, { width: WIDTH, ...size }), LEFT, 708),
  ];
}

/** A number that is no item number would give a wrong barcode, which is worse than none: then there is only text. */
function drawNumber(item: string): readonly SheetElement[] {
  const { module, width } = fitCode128(item, ARTICLE_LABEL_DOTS.width, 4);
  const x = Math.round((ARTICLE_LABEL_DOTS.width - width) / 2);
  const shown = fitText(groupNumber(item), { width: WIDTH, height: 56, max: 52, min: 24, floor: 20 });
  return [
    ...(/^[0-9A-Z]{4,40}$/.test(item)
      ? [{ kind: 'code128', x, y: 790, height: 144, module, text: item } as const]
      : []),
    ...shown.lines.map((text, index): SheetElement => ({
      kind: 'text',
      x: LEFT,
      y: 944 + Math.round(index * shown.height * LINE_PITCH),
      height: shown.height,
      text,
      centredIn: WIDTH,
    })),
  ];
}

/** The longest use id is 82 bytes: a QR of 37 modules, which still fits left of the texts. */
function drawFoot(label: ArticleLabel): readonly SheetElement[] {
  const x = LEFT + 196;
  const weight = label.grams === null ? 'not weighed' : `${groupThousands(label.grams)} g`;
  const width = LEFT + WIDTH - x;
  const rows = [label.consignment, `${label.acceptedAt}  ${label.origin}`, `Label ${label.label}`];
  const words = serviceWords(label.services).join(', ');
  // What is to be collected takes room above the small print, which moves closer together.
  const small = words === '' ? { y: 1086, pitch: 38, max: 28 } : { y: 1120, pitch: 32, max: 24 };
  return [
    { kind: 'qr', x: LEFT, y: 1024, module: 5, text: label.use },
    ...lines(fitText(weight, { width: 256, height: 52, max: 48, min: 30, floor: 20 }), x, 1026),
    ...(words === '' ? [] : lines(fitText(words, { width, height: 40, max: 36, min: 18, floor: 14 }), x, 1080)),
    ...rows.flatMap((row, index) => {
      const area = { width, height: small.pitch, max: small.max, min: 18, floor: 13 };
      return lines(fitText(row, area), x, small.y + index * small.pitch);
    }),
    ...drawCopy(label.copy),
  ];
}

/** The original says nothing; a reprint says so in white on black. */
function drawCopy(copy: number): readonly SheetElement[] {
  if (copy <= 1) return [];
  const tag = { x: 488, y: 1020, width: 292, height: 52 };
  return [
    { kind: 'box', ...tag, line: tag.height },
    {
      kind: 'text',
      x: tag.x,
      y: tag.y + 12,
      height: 32,
      text: `DUPLICATE, copy ${copy}`,
      centredIn: tag.width,
      inverse: true,
    },
  ];
}

function rule(y: number): SheetElement {
  return { kind: 'box', x: LEFT, y, width: WIDTH, height: 4, line: 4 };
}

function lines(fitted: FittedText, x: number, y: number): SheetElement[] {
  return fitted.lines.map((text, index) => ({
    kind: 'text',
    x,
    y: y + Math.round(index * fitted.height * LINE_PITCH),
    height: fitted.height,
    text,
  }));
}
