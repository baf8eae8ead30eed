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

/** The view with its result, and the result's line on top of the list, under another number. */
const withId = (view: AcceptView, id: number, part: Partial<AcceptView> = {}): AcceptView => {
  const [top] = view.recent;
  if (view.result === null || top === undefined) throw new Error('this view has no result');
  return { ...view, result: { ...view.result, id }, recent: [{ ...top, id }], ...part };
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

test('F9 takes the stop off in silence, and the scan after it sounds', () => {
  const before = withId(VIEWS.accepted, 40);
  const stop = withId(STOPS['check-digit'], 41);
  const read = aView({ recent: stop.recent });
  const after = withId(VIEWS.accepted, 42);
  expect(played([aView(), before, stop, read, after])).toEqual([null, 'accepted', 'stop', null, 'accepted']);
});

test('a restarted station that shows the old result is silent, a new result of it sounds', () => {
  const old = withId(VIEWS.accepted, 3);
  const restored = withId(VIEWS.accepted, 1, { boot: 'boot-2' });
  const later = { ...withId(VIEWS.already, 2), boot: 'boot-2' };
  expect(played([aView({ recent: [] }), old, restored, later])).toEqual([null, 'accepted', null, 'already']);
  const empty = aView({ boot: 'boot-2', recent: [] });
  const scan = withId(VIEWS.already, 1, { boot: 'boot-2' });
  expect(played([aView({ recent: [] }), old, empty, scan])).toEqual([null, 'accepted', null, 'already']);
});

const rowOf = (view: AcceptView, id: number): AcceptView['recent'][number] => {
  const [row] = withId(view, id).recent;
  if (row === undefined) throw new Error('no row');
  return row;
};

test('results that came in one view are all heard: the gravest of them sounds', () => {
  const before = withId(VIEWS.accepted, 40);
  const jump = (latest: AcceptView, missed: AcceptView): (ToneKind | null)[] => {
    const after = withId(latest, 42);
    return played([before, { ...after, recent: [...after.recent, rowOf(missed, 41), rowOf(VIEWS.accepted, 40)] }]);
  };
  expect(jump(VIEWS.accepted, VIEWS['weight-differs'])).toEqual([null, 'attention']);
  expect(jump(VIEWS.accepted, VIEWS.already)).toEqual([null, 'already']);
  expect(jump(VIEWS.already, VIEWS['weight-differs'])).toEqual([null, 'attention']);
  expect(jump(VIEWS['weight-differs'], STOPS['check-digit'])).toEqual([null, 'stop']);
  expect(jump(VIEWS.rejected, VIEWS.accepted)).toEqual([null, 'accepted']);
  expect(jump(VIEWS.undone, VIEWS.rejected)).toEqual([null, 'undone']);
});

test('a stop that came and was understood between two views is heard', () => {
  const before = withId(VIEWS.accepted, 40);
  const after = { ...before, recent: [rowOf(STOPS['check-digit'], 41), ...before.recent] };
  expect(played([before, after, after])).toEqual([null, 'stop', null]);
});
