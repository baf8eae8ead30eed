/** A sheet is served under the id that was given out, until it is taken back, and under no other. */
import { describe, expect, test } from 'vitest';
import type { DocumentSheet } from '../../../../../domain/contract/document-sheet.ts';
import { createModelDesk } from '../../../../../electron/main/documents/model-desk.ts';

const SHEET = { model: { kind: 'acceptance-manifest', id: 'AM-1' }, copy: null } as DocumentSheet;
const aDesk = () => createModelDesk(async () => new Response('a page'));
const ask = (id: string) => new Request(`app://daksetu/document-model.json?id=${id}`);

describe('model desk', () => {
  test('the page of a document finds its sheet', async () => {
    const desk = aDesk();
    const answer = await desk.answer(ask(desk.lay(SHEET)));
    expect(await answer.json()).toEqual(SHEET);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('a sheet that was taken back is gone', async () => {
    const desk = aDesk();
    const id = desk.lay(SHEET);
    desk.takeBack(id);
    expect((await desk.answer(ask(id))).status).toBe(404);
  });

  test.each(['', 'AM-1', '../AM-1'])('the id %j finds nothing', async (id) => {
    const desk = aDesk();
    desk.lay(SHEET);
    expect((await desk.answer(ask(id))).status).toBe(404);
  });

  test('everything else comes from the pages', async () => {
    expect(await (await aDesk().answer(new Request('app://daksetu/document.html'))).text()).toBe('a page');
  });
});
