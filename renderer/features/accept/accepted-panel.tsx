/** ACCEPTED: the parcel is in the ledger and its destination fills the panel. */
import { groupNumber } from '../../../domain/identifiers/display.ts';
import type { JSX } from 'react';
import type { AcceptView, ScanResult } from '../../../domain/contract/accept-view.ts';
import { pick } from '../../i18n/language.ts';
import { ordinalText } from '../../i18n/ordinal.ts';
import { useWords, type Translate } from '../../i18n/use-words.ts';
import { groupIndian, rupees } from '../../ui/format.ts';
import { ResultIcon } from '../../ui/icons.tsx';
import { ModeTag } from '../../ui/mode-tag.tsx';
import { weightText } from './attention-words.ts';
import { copyFact } from './copy-words.ts';
import { Band } from './band.tsx';
import { Place } from './destination.tsx';
import { Facts } from './facts.tsx';

type Accepted = Extract<ScanResult, { kind: 'accepted' }>;

export function AcceptedPanel({ result, label }: { result: Accepted; label: AcceptView['label'] }): JSX.Element {
  const { t, language } = useWords();
  const { destination } = result;
  return (
    <section className="result accepted" role="status">
      <Band
        icon={<ResultIcon shape="accepted" />}
        word={t('state.accepted')}
        at={{ atMs: result.atMs, note: ordinalOfText(result.ordinal, result.declared, t) }}
      />
      <Place destination={destination} lane={destination === null ? 'waiting' : 'forward'} showPinLabel />
      <Facts
        facts={[
          { label: t('fact.parcel'), value: groupNumber(result.number) },
          { label: t('fact.weight'), value: weightText(result, t) },
          { label: t('fact.goesBy'), value: goesBy(destination, t) },
          { label: t('fact.collect'), value: collectText(result, t) },
        ]}
        next={
          copyFact(label, t) ?? {
            label: t('fact.leaves'),
            value:
              destination === null
                ? t('fact.whenManifest')
                : t('fact.leavesFor', { time: destination.leaves, place: pick(destination.next, language) }),
          }
        }
      />
    </section>
  );
}

function goesBy(destination: Accepted['destination'], t: Translate): JSX.Element | string {
  if (destination === null) return '–';
  return <ModeTag mode={destination.mode} word={t(`mode.${destination.mode}`)} />;
}

/** Under a count nobody knows what is to be collected: that is not nothing. */
function collectText({ destination, codPaise }: Accepted, t: Translate): string {
  if (destination === null) return '–';
  return codPaise === 0 ? t('fact.nothing') : rupees(codPaise);
}

function ordinalOfText(ordinal: number, declared: number, t: Translate): string {
  return t('accept.ordinalOf', { ordinal: ordinalText(ordinal, t), total: groupIndian(declared) });
}
