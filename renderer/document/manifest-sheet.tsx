/**
 * The acceptance manifest on A4: what it is about, the counts as their equation, differences first, every accepted parcel,
 * two signatures, and the ledger head that proves the figures.
 */
import type { JSX } from 'react';
import type { AcceptanceManifest, ManifestRow } from '../../domain/contract/document-model.ts';
import type { DocumentSheet } from '../../domain/contract/document-sheet.ts';
import { counterName, partnerName } from '../i18n/names.ts';
import { pick } from '../i18n/language.ts';
import { useWords } from '../i18n/use-words.ts';
import { groupIndian, kilogramsOne, rupees } from '../ui/format.ts';
import { Corrected } from './corrected.tsx';
import { CountsRow } from './counts-row.tsx';
import { moment, officeText, PaperFacts, setText, type Fact } from './paper-facts.tsx';
import { PaperHeading, runningText } from './paper-heading.tsx';
import { Head, Signatures } from './proof.tsx';
import { RowTable } from './row-table.tsx';

type Props = Omit<DocumentSheet, 'model'> & { readonly model: AcceptanceManifest };

export function ManifestSheet({ model, copy, signed, signer }: Props): JSX.Element {
  const { t } = useWords();
  const title = t('paper.title');
  const sheet = runningText({ model, copy }, title, t);
  return (
    <main className="paper">
      <PaperHeading sheet={{ model, copy }} title={title} />
      <Facts model={model} />
      <CountsRow counts={model.counts} />
      {model.corrects === null ? null : <Corrected corrects={model.corrects} counts={model.counts} />}
      <Differences model={model} />
      <section>
        <RowTable rows={model.accepted} running={{ title: t('paper.acceptedList'), sheet }} />
      </section>
      <Signatures signed={signed} signer={signer} partner={partnerName(model.partner, t)} agree={t('paper.agree')} />
      <Head head={model.head} />
    </main>
  );
}

function Facts({ model }: { model: AcceptanceManifest }): JSX.Element {
  const { t, language } = useWords();
  const facts: readonly Fact[] = [
    [t('paper.office'), `${officeText(model, language)}, ${counterName(model.counter, t)}`],
    [t('paper.partner'), partnerName(model.partner, t)],
    [t('paper.set'), setText(model.set)],
    [t('paper.consignment'), model.consignment],
    [t('paper.acceptedBy'), model.acceptedBy.map((name) => pick(name, language)).join(', ') || '–'],
    [t('paper.vehicle'), model.vehicle ?? '–'],
    [t('paper.received'), moment(model.receivedAtMs)],
    [t('paper.weightDeclared'), t('unit.kilograms', { number: kilogramsOne(model.declaredGrams) })],
    [t('paper.composed'), `${moment(model.composedAtMs)} ${t('zone')}`],
    [t('paper.weightMeasured'), measuredText(model, t)],
    [t('paper.finishedBy'), pick(model.finishedBy, language)],
    [t('paper.ordered'), orderedText(model.ordered, t)],
  ];
  return <PaperFacts facts={facts} />;
}

function measuredText(model: AcceptanceManifest, t: ReturnType<typeof useWords>['t']): string {
  const weight = t('unit.kilograms', { number: kilogramsOne(model.measuredGrams) });
  const { weighed, counts } = model;
  const of = { number: groupIndian(weighed), accepted: groupIndian(counts.accepted) };
  const note = t('paper.weightMeasuredNote', { count: counts.accepted, ...of });
  return `${weight} (${note})`;
}

/** What is to be collected of the accepted parcels, and how many ask for more than carriage. */
function orderedText(ordered: AcceptanceManifest['ordered'], t: ReturnType<typeof useWords>['t']): string {
  const { cod, codPaise, registration, otp, insured, insuredPaise } = ordered;
  const parts = [
    ...(cod === 0 ? [] : [t('paper.cod', { number: groupIndian(cod), amount: rupees(codPaise) })]),
    ...(registration === 0 ? [] : [t('paper.registration', { number: groupIndian(registration) })]),
    ...(otp === 0 ? [] : [t('paper.otp', { number: groupIndian(otp) })]),
    ...(insured === 0 ? [] : [t('paper.insured', { number: groupIndian(insured), amount: rupees(insuredPaise) })]),
  ];
  return parts.length === 0 ? t('fact.nothing') : parts.join(' · ');
}

function Differences({ model }: { model: AcceptanceManifest }): JSX.Element {
  const { t } = useWords();
  const parts: readonly (readonly [string, readonly ManifestRow[]])[] = [
    [t('paper.cancelled'), model.cancelled],
    [t('paper.changed'), model.changed],
    [t('paper.absent'), model.absent],
    [t('paper.unmanifested'), model.unmanifested],
    [t('paper.relabelled'), model.relabelled],
    [t('paper.weightDifferences'), model.weightDifferences],
    [t('paper.notWeighed'), model.notWeighed],
    [t('paper.rejected'), model.rejected],
  ];
  const present = parts.filter(([, rows]) => rows.length > 0);
  return (
    <section className="differences">
      <h2>{t('paper.differences')}</h2>
      {present.length === 0 && model.counts.absent === 0 ? <p>{t('paper.noDifferences')}</p> : null}
      {model.counts.absent > 0 ? <p>{t('paper.provisional')}</p> : null}
      {model.counts.absent > model.absent.length ? <p>{t('paper.byCount')}</p> : null}
      {present.map(([title, rows]) => (
        <div key={title} className="difference-part">
          <h3>{title}</h3>
          <RowTable rows={rows} />
        </div>
      ))}
    </section>
  );
}
