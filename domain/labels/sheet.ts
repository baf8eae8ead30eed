/**
 * A label as shapes on a grid of printer dots, before any printer language.
 * Every encoder (ZPL now, TSPL and bitmaps later) draws the same elements.
 */
export type SheetElement =
  /** One line of the printer's own Latin font, its top left at x, y. With `centredIn` it is centred in that width. */
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly height: number;
      readonly text: string;
      readonly centredIn?: number;
      /** White where it lies on black. */
      readonly inverse?: boolean;
    }
  /** A frame of `line` dots; solid when the line is as thick as the box is high. */
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly line: number;
      readonly inverse?: boolean;
    }
  /** A thick stroke from the top left corner down (`falls`) or up from the bottom left. */
  | {
      readonly kind: 'stroke';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly line: number;
      readonly falls: boolean;
    }
  | {
      readonly kind: 'disc';
      readonly x: number;
      readonly y: number;
      readonly diameter: number;
      readonly inverse?: boolean;
    }
  /** `text` of A-Z and 0-9 only. `module` is the width of the thinnest bar. */
  | {
      readonly kind: 'code128';
      readonly x: number;
      readonly y: number;
      readonly height: number;
      readonly module: number;
      readonly text: string;
    }
  /** Error correction M; `module` is the side of one square. */
  | { readonly kind: 'qr'; readonly x: number; readonly y: number; readonly module: number; readonly text: string }
  /** A finished picture: shaped words of Indian scripts. One bit a dot, 1 is black, each row padded to whole bytes. */
  | {
      readonly kind: 'bitmap';
      readonly x: number;
      readonly y: number;
      readonly bytesPerRow: number;
      readonly bits: Uint8Array;
    };

export type Sheet = {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly elements: readonly SheetElement[];
};
