/** A model is served under the id that was given out, until it is taken back, and under no other. */
import { describe, expect, test } from 'vitest';
import type { DocumentModel } from '../../../../../domain/contract/document-model.ts';
import { createModelDesk } from '../../../../../electron/main/documents/model-desk.ts';

const MODEL = { kind: 'acceptance-manifest', id: 'AM-1' } as DocumentModel;
const aDesk = () => createModelDesk(async () => new Response('a page'));
const ask = (id: string) => new Request(`app://daksetu/document-model.json?id=${id}`);

describe('model desk', () => {
  test('the page of a document finds its model', async () => {
    const desk = aDesk();
    const answer = await desk.answer(ask(desk.lay(MODEL)));
    expect(await answer.json()).toEqual(MODEL);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('a model that was taken back is gone', async () => {
    const desk = aDesk();
    const id = desk.lay(MODEL);
    desk.takeBack(id);
    expect((await desk.answer(ask(id))).status).toBe(404);
  });

  test.each(['', 'AM-1', '../AM-1'])('the id %j finds nothing', async (id) => {
    const desk = aDesk();
    desk.lay(MODEL);
    expect((await desk.answer(ask(id))).status).toBe(404);
  });

  test('everything else comes from the pages', async () => {
    expect(await (await aDesk().answer(new Request('app://daksetu/document.html'))).text()).toBe('a page');
  });
});
