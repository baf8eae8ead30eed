/**
 * Distance of two spellings: the least number of letters added, left out, changed or swapped with their neighbour
 * (optimal string alignment). The table keeps one row for each letter of the other word, so words that begin alike share
 * rows: only the rows after the first letter that differs are filled anew.
 */

/** Words are cut to this length; names have 60 letters at most. */
export const LONGEST_WORD = 64;

export type EditTable = {
  /** Letters of the table's own word. */
  readonly length: number;
  /** Makes `letter` (a code below 256) the other word's letter at `depth`, from 1; rows before it must be filled. */
  readonly put: (depth: number, letter: number) => void;
  /** Distance of the own word to the other word's first `depth` letters. */
  readonly distance: (depth: number) => number;
  /** The least distance of any beginning of the own word to the other word's first `depth` letters. */
  readonly least: (depth: number) => number;
};

export function createEditTable(word: string): EditTable {
  const length = Math.min(word.length, LONGEST_WORD);
  const own = Uint8Array.from({ length }, (_, at) => word.charCodeAt(at));
  const other = new Uint8Array(LONGEST_WORD + 1);
  const width = length + 1;
  const cells = new Uint8Array((LONGEST_WORD + 1) * width);
  const leasts = new Uint8Array(LONGEST_WORD + 1);
  for (let at = 0; at < width; at += 1) cells[at] = at;
  const cell = (place: number): number => cells[place] ?? 0;
  const put = (depth: number, letter: number): void => {
    other[depth] = letter;
    const row = depth * width;
    let least = depth;
    cells[row] = depth;
    for (let at = 1; at < width; at += 1) {
      const same = own[at - 1] === letter;
      let value = cell(row - width + at - 1) + (same ? 0 : 1);
      value = Math.min(value, cell(row - width + at) + 1, cell(row + at - 1) + 1);
      if (at > 1 && depth > 1 && own[at - 1] === other[depth - 1] && own[at - 2] === letter) {
        value = Math.min(value, cell(row - 2 * width + at - 2) + 1);
      }
      cells[row + at] = value;
      if (value < least) least = value;
    }
    leasts[depth] = least;
  };
  return {
    length,
    put,
    distance: (depth) => cell(depth * width + length),
    least: (depth) => leasts[depth] ?? 0,
  };
}

/** The distance of two words of Latin letters and digits. */
export function editDistance(word: string, other: string): number {
  const table = createEditTable(word);
  const length = Math.min(other.length, LONGEST_WORD);
  for (let depth = 1; depth <= length; depth += 1) table.put(depth, other.charCodeAt(depth - 1));
  return table.distance(length);
}
