/**
 * What takes the place of the counters for a moment: a number being typed, a reason being chosen, a refusal, a wait.
 * Invariant: the result above stays in full view, and the place keeps its height.
 */
import type { TornAnswer } from '../../../domain/contract/accept-view.ts';
import { groupNumber } from '../../../domain/identifiers/display.ts';
import { useEffect, useRef, type ChangeEvent, type JSX, type KeyboardEvent } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { ResultIcon } from '../../ui/icons.tsx';
import { characterOf, cleanEntry } from './number-entry.ts';
import { TornHint } from './torn-strip.tsx';

type TypeProps = { typed: string; torn: TornAnswer | undefined; onTyped: (text: string) => void };

/** F4: letters and digits go into the field, `?` for what cannot be read; F4 sends. Enter does nothing. */
export function TypeStrip({ typed, torn, onTyped }: TypeProps): JSX.Element {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const character = characterOf(event.code);
    if (character === undefined && event.key !== 'Enter' && event.key !== 'Tab') return;
    event.preventDefault();
    if (character !== undefined) onTyped(cleanEntry(typed + character));
  };
  return (
    <section className="count strip" aria-label={t('type.label')}>
      <label className="entry">
        <span className="lbl">{t('type.label')}</span>
        <input
          ref={field}
          value={typed}
          onKeyDown={press}
          onChange={(event: ChangeEvent<HTMLInputElement>) => onTyped(cleanEntry(event.target.value))}
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <TornHint answer={torn} typed={typed.length} />
    </section>
  );
}

/** F7: which parcel, and which keys now hold the reasons. */
export function RejectStrip({ number }: { number: string }): JSX.Element {
  const { t } = useWords();
  return (
    <section className="count strip" role="status">
      <p className="headline">{t('reject.question', { parcel: groupNumber(number) })}</p>
      <p className="hint">{t('reject.hint')}</p>
    </section>
  );
}

/** A command that was refused or got no answer: the sentence, until the next key or scan. */
export function FaultStrip({ text }: { text: string }): JSX.Element {
  return (
    <section className="count strip" role="alert">
      <ResultIcon shape="attention" className="sign c-attention" />
      <p className="headline">{text}</p>
    </section>
  );
}

/** After 400 ms of waiting: a word, no spinner. */
export function WaitStrip({ text }: { text: string }): JSX.Element {
  return (
    <section className="count strip" role="status">
      <p className="headline">{text}</p>
    </section>
  );
}
