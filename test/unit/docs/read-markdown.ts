/**
 * The little of Markdown that the tests of the documents need. Pure.
 */

/** Folders of the repository that documents speak of; what a build makes (`out/`) is not among them. */
const ROOMS = 'domain|native|electron|renderer|central|resources|test|docs';
/** Not preceded by what would make it the end of a longer path or of an address. */
const PATH = new RegExp(`(?<![\\w./@-])(?:${ROOMS})/[\\w./-]*`, 'g');

/** Paths of the repository wherever they stand, code blocks too, without the full stop of a sentence. */
export function pathsIn(text: string): string[] {
  const withoutTargets = text.replaceAll(/\]\([^)]*\)/g, ']'); // links are followed on their own
  return Array.from(withoutTargets.matchAll(PATH), ([found]) => found.replace(/[.]+$/, ''));
}

/** Targets of links and pictures, those to the web left out. */
export function links(text: string): string[] {
  return Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => target).filter(
    (target) => !/^[a-z]+:/.test(target),
  );
}

/** Headings as the anchors they become. */
export function headings(text: string): string[] {
  return Array.from(text.matchAll(/^#+ (.+)$/gm), ([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}

/** The text under a heading, up to the next heading of any depth. Throws when there is none. */
export function sectionOf(text: string, heading: string): string {
  const [, section] = new RegExp(`^#+ ${heading}\\n([\\s\\S]*?)(?=^#|(?![\\s\\S]))`, 'm').exec(text) ?? [];
  if (section === undefined) throw new Error(`no heading "${heading}"`);
  return section;
}

/** The code words that begin the rows of all tables in a text. */
export function namesInFirstColumn(text: string): string[] {
  return Array.from(text.matchAll(/^\| `([^`]+)`/gm), ([, name = '']) => name);
}

/** Every line of every shell block. */
export function shellLines(text: string): string[] {
  return Array.from(text.matchAll(/^```sh\n([\s\S]*?)^```/gm), ([, block = '']) => block.trimEnd().split('\n')).flat();
}
