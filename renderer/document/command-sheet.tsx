/** Command barcodes on A4, to be laminated: what each does in both languages, the key it presses, and its Code 128. */
import type { JSX } from 'react';
import type { CommandSheet as Model } from '../../domain/contract/document-model.ts';
import type { CommandName } from '../../domain/identifiers/command-code.ts';
import { code128Bars } from '../../domain/labels/code128-bars.ts';
import { pick } from '../i18n/language.ts';
import { counterName } from '../i18n/names.ts';
import { useWords } from '../i18n/use-words.ts';
import { ResultIcon } from '../ui/icons.tsx';
import { dateText } from '../ui/format.ts';

/** The key that has the deed, where the hand would press it. */
const KEY_OF: Readonly<Record<CommandName, string>> = {
  understood: 'F9',
  undo: 'F2',
  weigh: 'F5',
  print: 'F6',
  finish: 'F10',
  next: 'F10',
  back: 'F2',
  help: 'F1',
  language: 'F11',
  lock: 'F12',
};

export function CommandSheet({ model }: { model: Model }): JSX.Element {
  const { t, language } = useWords();
  const place = [pick(model.office, language), model.officePin, counterName(model.counter, t)];
  return (
    <main className="paper commands">
      <header>
        <div>
          <p className="department">{t('paper.department')}</p>
          <h1>{t('commandSheet.title')}</h1>
          <p>{[...place, dateText(model.composedAtMs)].filter((part) => part !== null).join(' · ')}</p>
          {model.test ? <p className="test">{t('paper.testSheet')}</p> : null}
        </div>
      </header>
      <p>{t('commandSheet.how')}</p>
      <ul>
        {model.commands.map(({ command, text }) => (
          <Command key={command} command={command} text={text} />
        ))}
      </ul>
    </main>
  );
}

function Command({ command, text }: { command: CommandName; text: string }): JSX.Element {
  const { t, language } = useWords();
  const other = language === 'en' ? 'hi' : 'en';
  return (
    <li data-command={command}>
      <p className="name">
        <kbd>{KEY_OF[command]}</kbd>
        <b>{t(`command.name.${command}`)}</b>
        <span lang={other}>{t(`command.name.${command}`, { lng: other })}</span>
        {command === 'understood' ? <ResultIcon shape="stop" className="shape" /> : null}
      </p>
      <Code128 text={text} />
      <p className="text">{text}</p>
    </li>
  );
}

/** ISO/IEC 15417 asks for ten modules of white on each side. */
const QUIET = 10;
const MODULE_MM = 0.36;
const HEIGHT_MM = 17;

function Code128({ text }: { text: string }): JSX.Element | null {
  const bars = code128Bars(text);
  if (!bars.ok) return null; // the contract has plain text only
  const { widths, modules } = bars.value;
  const starts = widths.map((_, at) => QUIET + widths.slice(0, at).reduce((sum, width) => sum + width, 0));
  const path = widths.map((width, at) => (at % 2 === 0 ? `M${starts[at]} 0h${width}v1h-${width}z` : '')).join('');
  const width = modules + 2 * QUIET;
  return (
    <svg
      className="code"
      viewBox={`0 0 ${width} 1`}
      preserveAspectRatio="none"
      width={`${width * MODULE_MM}mm`}
      height={`${HEIGHT_MM}mm`}
      role="img"
      aria-label={text}
    >
      <rect width={width} height="1" fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
