/** ATTENTION: in the ledger, and something is odd. Both sides stand above the destination, which stays. */
import { groupNumber } from '../../../domain/identifiers/display.ts';
import type { JSX } from 'react';
import type { AcceptView, ConsignmentSummary, ScanResult } from '../../../domain/contract/accept-view.ts';
import { ordinalText } from '../../i18n/ordinal.ts';
import { useWords, type Translate } from '../../i18n/use-words.ts';
import { rupees } from '../../ui/format.ts';
import { ResultIcon } from '../../ui/icons.tsx';
import { ModeTag } from '../../ui/mode-tag.tsx';
import { attentionWords, type PairCell } from './attention-words.ts';
import { copyFact } from './copy-words.ts';
import { Band } from './band.tsx';
import { Place } from './destination.tsx';
import { Facts, type Fact } from './facts.tsx';
import { MarkedNumber } from './marked-number.tsx';

type Attention = Extract<ScanResult, { kind: 'attention' }>;
type Props = { result: Attention; consignment: ConsignmentSummary | null; label: AcceptView['label'] };

export function AttentionPanel({ result, consignment, label }: Props): JSX.Element | null {
  const { t } = useWords();
  const first = result.reasons[0];
  if (first === undefined) return null; // the contract has at least one
  const words = attentionWords(first, { number: result.number, consignment, weightTyped: result.weightTyped }, t);
  return (
    <section className="result attention small" role="status">
      <Band
        icon={<ResultIcon shape="attention" />}
        word={t('state.attention')}
        why={words.why}
        at={{ atMs: result.atMs, note: acceptedText(result, t) }}
      />
      <div className="withpair">
        <Pair cells={words.cells} />
        <Place destination={result.destination} lane={result.lane} showPinLabel={false} />
      </div>
      <Facts facts={factsOf(result, t)} next={copyFact(label, t) ?? { label: words.kept, value: words.next }} />
    </section>
  );
}

function Pair({ cells }: { cells: readonly PairCell[] }): JSX.Element {
  return (
    <div className={`pair of${cells.length}`}>
      {cells.map((cell) => (
        <div key={cell.label}>
          <span className="lbl">{cell.label}</span>
          <b className={cell.odd === true ? 'c-attention' : undefined}>
            <MarkedNumber value={cell.value} />
          </b>
        </div>
      ))}
    </div>
  );
}

function acceptedText({ ordinal, lane }: Attention, t: Translate): string {
  if (lane === 'quarantine') return t('accept.keptApart');
  return t('accept.acceptedOrdinal', { ordinal: ordinalText(ordinal, t) });
}

function factsOf(result: Attention, t: Translate): readonly Fact[] {
  const { destination, reasons, codPaise } = result;
  const parcel: Fact = { label: t('fact.parcel'), value: groupNumber(result.number) };
  const mode = destination === null ? undefined : destination.mode;
  const goesBy: readonly Fact[] =
    mode === undefined ? [] : [{ label: t('fact.goesBy'), value: <ModeTag mode={mode} word={t(`mode.${mode}`)} /> }];
  const also = reasons.slice(1).map((reason) => t(`attention.${reason.code}.why`));
  const alsoFact: readonly Fact[] = also.length === 0 ? [] : [{ label: t('fact.also'), value: also.join(' · ') }];
  const collect: readonly Fact[] = codPaise === 0 ? [] : [{ label: t('fact.collect'), value: rupees(codPaise) }];
  return [parcel, ...goesBy, ...collect, ...alsoFact];
}
