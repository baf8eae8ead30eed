/**
 * How many new article numbers are left, kept for the strip: asked of the book after a commit or news of the feed, and
 * never while a scale ticks.
 */
import type { DeskView } from '../../../domain/contract/station.ts';
import { ownStock } from '../commands/own-numbers.ts';
import type { Core } from '../core.ts';

export type NumberStockDesk = {
  readonly view: () => DeskView['numbers'];
  /** Something was written: asks the book again. */
  readonly renew: () => void;
};

/** `changed` is told when another figure stands on the strip from now on. */
export function createNumberStock(core: Core, changed: () => void): NumberStockDesk {
  let known = ownStock(core);
  return {
    view: () => known,
    renew: () => {
      const before = known;
      known = ownStock(core);
      if (before.left !== known.left || before.state !== known.state) changed();
    },
  };
}
