/** The box for a PIN, in the frame over the counters: the work stays in view and keeps its place. */
import { useEffect, useRef, type JSX } from 'react';
import { groupNumber } from '../../domain/identifiers/display.ts';
import { cleanPin } from '../features/sign-in/pin-form.ts';
import { pick, type Language } from '../i18n/language.ts';
import { useWords, type Translate } from '../i18n/use-words.ts';
import { ResultIcon } from '../ui/icons.tsx';
import { RefusedScans } from './refused-scans.tsx';
import type { PinBox } from './use-pin-box.ts';
import './pin-strip.css';

export function PinStrip({ asked }: { asked: PinBox }): JSX.Element {
  const { t, language } = useWords();
  const field = useFocus();
  return (
    <section className="over pinbox" role="dialog" aria-modal="false" aria-label={headline(asked, t, language)}>
      <div>
        <p className="headline">{headline(asked, t, language)}</p>
        {asked.fault === null ? (
          <p className="hint">{hint(asked, t, language)}</p>
        ) : (
          <p className="hint said" role="alert">
            <ResultIcon shape="attention" className="sign c-attention" />
            <span>{asked.fault}</span>
          </p>
        )}
        <RefusedScans because="pinAsked" />
      </div>
      <label>
        <span className="lbl">{t('pinBox.pin')}</span>
        <input
          ref={field}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          value={asked.pin}
          onChange={(event) => asked.type(cleanPin(event.target.value))}
        />
      </label>
    </section>
  );
}

/** The field has the focus while the box stands; afterwards it goes back to where it was. */
function useFocus(): React.RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    field.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return field;
}

function headline({ box, person }: PinBox, t: Translate, language: Language): string {
  const name = person === null ? '–' : pick(person.name, language);
  if (box.action === null) return t('pinBox.switch', { name });
  if (box.action.code === 'consignment.correct')
    return t('pinBox.correct', { document: box.action.document, reason: t(`reopen.${box.action.reason}`) });
  const { number, acceptedBy } = box.action;
  const by = acceptedBy === null ? '–' : pick(acceptedBy, language);
  return t('pinBox.undoOthers', { parcel: groupNumber(number), by });
}

function hint({ box, person, isChoice, here }: PinBox, t: Translate, language: Language): string {
  if (box.purpose === 'switch')
    return t('pinBox.switchHint', { name: here === null ? '–' : pick(here.name, language) });
  if (person === null) return t('pinBox.noSupervisor');
  const name = pick(person.name, language);
  return isChoice ? t('pinBox.confirmChoice', { name }) : t('pinBox.confirmBy', { name });
}
