/** What the tests of the documents look for is found where it is, also where it is wrong. */
import { expect, test } from 'vitest';
import { headings, links, namesInFirstColumn, pathsIn, sectionOf, shellLines } from './read-markdown.ts';

const TEXT = `# A page

See \`electron/station/core.ts\`, [there](docs/gone.md#what-it-is) and test/unit/.
![picture](docs/screens/none.png) https://example.org/test/x.ts [web](https://example.org/docs/y)

## What it is, today

| Table | What |
| --- | --- |
| \`epoch\` | one |
| \`event\` | \`seq\` |

### Deeper

\`\`\`sh
npm ci && npm test
\`\`\`

\`\`\`
 native/gone.ts → out/main/index.cjs
\`\`\`
`;

test('paths are found in text and in blocks, but not in links, web addresses and what a build makes', () => {
  expect(pathsIn(TEXT)).toEqual(['electron/station/core.ts', 'test/unit/', 'native/gone.ts']);
});

test('a full stop after a path is no part of it', () => {
  expect(pathsIn('It is in domain/reply.ts. Not in domain/x.y.')).toEqual(['domain/reply.ts', 'domain/x.y']);
});

test('links and pictures are found with their anchors, the web left out', () => {
  expect(links(TEXT)).toEqual(['docs/gone.md#what-it-is', 'docs/screens/none.png']);
});

test('headings become the anchors that links use', () => {
  expect(headings(TEXT)).toEqual(['a-page', 'what-it-is-today', 'deeper']);
});

test('a section ends at the next heading, and one that is missing is a fault', () => {
  expect(namesInFirstColumn(sectionOf(TEXT, 'What it is, today'))).toEqual(['epoch', 'event']);
  expect(namesInFirstColumn(sectionOf(TEXT, 'Deeper'))).toEqual([]);
  expect(() => sectionOf(TEXT, 'Gone')).toThrow('no heading "Gone"');
});

test('shell blocks are read line by line, other blocks are not', () => {
  expect(shellLines(TEXT)).toEqual(['npm ci && npm test']);
});
