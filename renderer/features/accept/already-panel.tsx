/** ALREADY IN: seen before, nothing written; when, by whom and where it lies. */
import { groupNumber } from '../../../domain/identifiers/display.ts';
import type { JSX } from 'react';
import type { AcceptView, ScanResult } from '../../../domain/contract/accept-view.ts';
import { counterName } from '../../i18n/names.ts';
import { pick, type Language } from '../../i18n/language.ts';
import { useWords, type Translate } from '../../i18n/use-words.ts';
import { groupIndian, sinceText } from '../../ui/format.ts';
import { ResultIcon } from '../../ui/icons.tsx';
import { weightText } from './attention-words.ts';
import { copyFact } from './copy-words.ts';
import { Band } from './band.tsx';
import { Place } from './destination.tsx';
import { Facts, type Fact } from './facts.tsx';

type Already = Extract<ScanResult, { kind: 'already' }>;

type Props = { result: Already; accepted: number; label: AcceptView['label'] };

export function AlreadyPanel({ result, accepted, label }: Props): JSX.Element {
  const { t, language } = useWords();
  return (
    <section className="result already" role="status">
      <Band
        icon={<ResultIcon shape="already" />}
        word={t('state.already')}
        why={whyText(result, t)}
        at={{ atMs: result.atMs, note: t('accept.nothingWritten') }}
      />
      <Place destination={result.destination} lane={result.lane} showPinLabel />
      <Facts
        facts={[
          { label: t('fact.parcel'), value: groupNumber(result.number) },
          ...oldFacts(result, t),
          { label: t('fact.acceptedBy'), value: personText(result, t, language) },
          { label: t('fact.weightThen'), value: weightText(result, t) },
        ]}
        next={
          copyFact(label, t) ?? {
            label: t('fact.count'),
            value: t('fact.unchanged', { number: groupIndian(accepted) }),
          }
        }
      />
    </section>
  );
}

/** Whichever of its two numbers was read: both are said. */
function oldFacts({ oldNumber }: Already, t: Translate): readonly Fact[] {
  if (oldNumber === null) return [];
  const value = oldNumber === '' ? t('fact.nothingReadable') : groupNumber(oldNumber);
  return [{ label: t('fact.oldNumber'), value }];
}

/** The label's own code was scanned to see that it can be read: then that is the answer. */
function whyText({ acceptedAtMs, atMs, destination, lane, labelRead }: Already, t: Translate): string {
  if (labelRead) return t('accept.labelRead');
  const time = sinceText(acceptedAtMs, atMs);
  if (lane === 'quarantine') return t('accept.alreadyLane', { time });
  return destination === null
    ? t('accept.alreadyAt', { time })
    : t('accept.alreadySlot', { time, slot: destination.slot });
}

function personText({ acceptedBy, counter }: Already, t: Translate, language: Language): string {
  const place = counterName(counter, t);
  return acceptedBy === null
    ? place
    : t('fact.personAt', { person: pick(acceptedBy, language), counter: lowerFirst(place) });
}

function lowerFirst(text: string): string {
  return /^Counter \d/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
