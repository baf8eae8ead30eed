/** The command sheet: every command in both languages, with the key it presses and a code that says what it does. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import { commandSheet } from '../../../../domain/contract/document-model.ts';
import { COMMANDS, commandText } from '../../../../domain/identifiers/command-code.ts';
import { code128Bars } from '../../../../domain/labels/code128-bars.ts';
import { composeCommandSheet } from '../../../../electron/station/reports/command-sheet.ts';
import { CommandSheet } from '../../../../renderer/document/command-sheet.tsx';
import { acceptKeys, COMMAND_OF } from '../../../../renderer/features/accept/accept-keys.ts';
import en from '../../../../renderer/i18n/en.json' with { type: 'json' };
import hi from '../../../../renderer/i18n/hi.json' with { type: 'json' };
import { createI18n } from '../../../../renderer/i18n/create-i18n.ts';
import { KEY_NAMES } from '../../../../renderer/ui/keys.ts';
import { aSession } from '../fixtures/session.ts';

const { station } = aSession();
if (station === null) throw new Error('the fixture has no station');
const model = (language: 'en' | 'hi') =>
  composeCommandSheet({ station, language, test: true, nowMs: 1_795_495_800_000 });
const markupOf = (language: 'en' | 'hi') =>
  renderToStaticMarkup(
    createElement(
      I18nextProvider,
      { i18n: createI18n(language) },
      createElement(CommandSheet, { model: model(language) }),
    ),
  );

describe.each(['en', 'hi'] as const)('in %s', (language) => {
  const markup = markupOf(language);

  test('the model keeps the contract, and says TEST where keys are not protected', () => {
    expect(commandSheet.safeParse(model(language)).error).toBeUndefined();
    expect(markup).toContain('TEST');
  });

  test.each(COMMANDS)('%s stands there in both languages with its code', (command) => {
    const [, part = ''] = markup.split(`data-command="${command}"`);
    const own = part.split('data-command=')[0] ?? '';
    expect(own).toContain(en.command.name[command]);
    expect(own).toContain(hi.command.name[command]);
    expect(own).toContain(commandText(command));
    const bars = code128Bars(commandText(command));
    const drawn = [...own.matchAll(/M(\d+) 0h(\d+)v1/g)].map(([, at, width]) => [Number(at), Number(width)]);
    expect(bars.ok && drawn.map(([, width]) => width)).toEqual(
      bars.ok && bars.value.widths.filter((_, at) => at % 2 === 0),
    );
    expect(drawn[0]?.[0]).toBe(10); // the quiet zone
  });
});

test('the key on the sheet is the one that has the deed', () => {
  const can = {
    undo: true,
    undoOthers: false,
    weighAgain: true,
    print: true,
    reject: true,
    giveBack: false,
    finish: true,
  };
  const seen = { stopped: false, named: true, open: true, can, left: 1, weighed: true, labelled: true };
  const keysIn = (mode: 'scan' | 'finish' | 'finished') =>
    acceptKeys({
      ...seen,
      mode,
      typed: '',
      weightReady: false,
      candidates: [],
      guided: false,
      failed: false,
      printer: true,
      unsigned: true,
    });
  const markup = markupOf('en');
  for (const command of COMMANDS) {
    const names = (['scan', 'finish', 'finished'] as const).flatMap((mode) =>
      KEY_NAMES.filter((name) => COMMAND_OF[keysIn(mode)[name].word] === command),
    );
    const [, printed] = new RegExp(`data-command="${command}".*?<kbd>(F\\d+)</kbd>`).exec(markup) ?? [];
    expect(names, command).toContain(printed);
  }
});
