/** Every state of the contract becomes a panel with words, in both languages, with nothing in it that takes the focus. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import { acceptView } from '../../../../../domain/contract/accept-view.ts';
import { PanelOf } from '../../../../../renderer/features/accept/result-panel.tsx';
import { copyFact } from '../../../../../renderer/features/accept/copy-words.ts';
import { missedShown } from '../../../../../renderer/features/accept/missed.ts';
import { shownResult } from '../../../../../renderer/features/accept/shown-result.ts';
import { createI18n } from '../../../../../renderer/i18n/create-i18n.ts';
import { VIEWS, STOPS, aView, type ViewName } from '../../fixtures/accept.ts';

const NAMES = Object.keys(VIEWS) as ViewName[];

function markupOf(name: ViewName, language: 'en' | 'hi'): string {
  const view = VIEWS[name];
  const panel = createElement(PanelOf, {
    shown: shownResult(view),
    consignment: view.consignment,
    accepted: view.counts.accepted,
    label: view.label,
  });
  return renderToStaticMarkup(createElement(I18nextProvider, { i18n: createI18n(language) }, panel));
}

const textOf = (markup: string): string => markup.replaceAll(/<[^>]+>/g, ' ');

test.each(NAMES)('the fixture %s keeps the contract', (name) => {
  expect(acceptView.safeParse(VIEWS[name]).error).toBeUndefined();
});

describe.each(['en', 'hi'] as const)('in %s', (language) => {
  test.each(NAMES)('%s is drawn with words and without anything to focus', (name) => {
    const markup = markupOf(name, language);
    expect(textOf(markup)).not.toMatch(/\{\{|undefined|\bnull\b|NaN|[a-z]+\.[a-z]+\.[a-z]+/);
    expect(markup).not.toMatch(/<(button|input|a|select|textarea)\b|tabindex/i);
  });

  test('only a stop is an alert, and it removes the destination', () => {
    for (const name of NAMES) {
      const isStop = VIEWS[name].result?.kind === 'stop';
      const markup = markupOf(name, language);
      expect(markup.includes('role="alert"'), name).toBe(isStop);
      if (isStop) expect(markup, name).not.toContain('class="pin"');
    }
  });
});

test('a stop that was acknowledged is over', () => {
  const view = { ...STOPS['check-digit'], stopped: null };
  expect(shownResult(view).kind).toBe('ready');
});

test('after F9 the refused parcel is named, and what to do with it depends on why', () => {
  const texts = (['not-in', 'not-in-rejected'] as const).map((name) => textOf(markupOf(name, 'en')));
  expect(texts[0]).toMatch(/That parcel is not in\. Scan it again/);
  expect(texts[1]).toMatch(/That parcel is not in\. Put it with the rejected parcels\./);
  for (const text of texts) expect(text.replaceAll(/\s/gu, '')).toContain('CK482911636INwasrefused');
});

test('a stop stays on top of anything else while it waits for F9', () => {
  const view = aView({ stopped: { ignored: 2 }, result: VIEWS.accepted.result });
  expect(shownResult(view)).toMatchObject({ kind: 'stop', ignored: 2, reason: null });
});

test('a rejection is told from an undo by its line in the list', () => {
  expect(shownResult(VIEWS.rejected)).toMatchObject({ decided: { as: 'rejected', reason: 'wet' } });
  expect(shownResult(VIEWS.undone)).toMatchObject({ decided: { as: 'undone' } });
});

test('a stop names five of the numbers that came meanwhile, and how many more there are', () => {
  const text = textOf(markupOf('not-a-parcel', 'en')).replaceAll(/\s/gu, '');
  for (const number of VIEWS['not-a-parcel'].missed.slice(0, 5)) expect(text).toContain(number);
  expect(text).not.toContain(VIEWS['not-a-parcel'].missed[5]);
  expect(text).toContain('+2');
  expect(missedShown(['CK482913422IN'])).toMatchObject({ more: 0 });
});

test('a label on paper has to be crossed out, with its time; without one nothing is said of it', () => {
  expect(textOf(markupOf('undone-labelled', 'en'))).toContain('Cross out the label printed at 10:42');
  expect(textOf(markupOf('rejected-labelled', 'en'))).toContain('Cross out the 2 labels, the last printed at 10:42');
  for (const name of ['undone', 'rejected'] as const) expect(textOf(markupOf(name, 'en'))).not.toMatch(/label printed/);
});

test('a copy that was asked for is named, and whether it waits; the first label is not', () => {
  expect(textOf(markupOf('label-sent', 'en'))).toMatch(/Label 2\s+Sent to the printer/);
  expect(textOf(markupOf('label-waits', 'en'))).toMatch(/Label 3\s+Waits for the printer/);
  expect(copyFact({ copy: 1, atMs: 0, state: 'sent' }, createI18n('en').t)).toBeNull();
});
