/** One tone for each result, never for what was there before. */
import { expect, test } from 'vitest';
import type { AcceptView } from '../../../../../domain/contract/accept-view.ts';
import { toneFor, type Heard } from '../../../../../renderer/features/accept/heard.ts';
import type { ToneKind } from '../../../../../renderer/features/accept/tones.ts';
import { aView, STOPS, VIEWS } from '../../fixtures/accept.ts';

/** The tones a page plays for these views, one after the other. */
function played(views: readonly AcceptView[]): (ToneKind | null)[] {
  let heard: Heard | undefined;
  return views.map((view) => {
    const next = toneFor(heard, view);
    heard = next.heard;
    return next.tone;
  });
}

const withId = (view: AcceptView, id: number, part: Partial<AcceptView> = {}): AcceptView => {
  if (view.result === null) throw new Error('this view has no result');
  return { ...view, result: { ...view.result, id }, ...part };
};

test('the result that is there at load is silent, the next one sounds', () => {
  expect(played([VIEWS.accepted, withId(VIEWS.already, 41)])).toEqual([null, 'already']);
});

test('the same result sounds once, however often its view comes', () => {
  const counted = { ...VIEWS.accepted, counts: { ...VIEWS.accepted.counts, left: 3 } };
  expect(played([aView(), VIEWS.accepted, VIEWS.accepted, counted])).toEqual([null, 'accepted', null, null]);
});

test('each scan refused while stopped sounds stop again', () => {
  const stop = STOPS['check-digit'];
  const views = [aView(), stop, { ...stop, stopped: { ignored: 1 } }, { ...stop, stopped: { ignored: 2 } }];
  expect(played(views)).toEqual([null, 'stop', 'stop', 'stop']);
});

test('F9 brings the earlier result back in silence, and the scan after it sounds', () => {
  const before = withId(VIEWS.accepted, 40);
  const stop = withId(STOPS['check-digit'], 41);
  const after = withId(VIEWS.accepted, 42);
  expect(played([aView(), before, stop, before, after])).toEqual([null, 'accepted', 'stop', null, 'accepted']);
});

test('a restarted station that shows the old result is silent, a new result of it sounds', () => {
  const old = withId(VIEWS.accepted, 3);
  const restored = withId(VIEWS.accepted, 1, { boot: 'boot-2' });
  const later = { ...withId(VIEWS.already, 2), boot: 'boot-2' };
  expect(played([aView(), old, restored, later])).toEqual([null, 'accepted', null, 'already']);
  const empty = aView({ boot: 'boot-2' });
  const scan = withId(VIEWS.already, 1, { boot: 'boot-2' });
  expect(played([aView(), old, empty, scan])).toEqual([null, 'accepted', null, 'already']);
});
