/**
 * The acceptance manifest on A4: what it is about, the counts as their equation, differences first, every accepted parcel,
 * two signatures, and the ledger head that proves the figures.
 */
import { Fragment, type JSX } from 'react';
import type { AcceptanceManifest, ManifestRow } from '../../domain/contract/document-model.ts';
import { counterName, partnerName } from '../i18n/names.ts';
import { pick, type Language } from '../i18n/language.ts';
import { useWords } from '../i18n/use-words.ts';
import { clockText, dateText, groupIndian, kilogramsOne, rupees } from '../ui/format.ts';
import { CountsRow } from './counts-row.tsx';
import { Head, Signatures } from './proof.tsx';
import { codeText } from './qr-matrix.ts';
import { QrCode } from './qr-code.tsx';
import { RowTable } from './row-table.tsx';

export function ManifestSheet({ model }: { model: AcceptanceManifest }): JSX.Element {
  const { t } = useWords();
  const sheet = [t('paper.title'), model.id, ...(model.test ? [t('paper.testSheet')] : [])].join(' · ');
  return (
    <main className="paper">
      <Heading model={model} />
      <Facts model={model} />
      <CountsRow counts={model.counts} />
      <Differences model={model} />
      <section>
        <RowTable rows={model.accepted} running={{ title: t('paper.acceptedList'), sheet }} />
      </section>
      <Signatures partner={partnerName(model.partner, t)} />
      <Head head={model.head} />
    </main>
  );
}

function Heading({ model }: { model: AcceptanceManifest }): JSX.Element {
  const { t } = useWords();
  return (
    <header>
      <div>
        <p className="department">{t('paper.department')}</p>
        <h1>{t('paper.title')}</h1>
        <p className="number">{model.id}</p>
        {model.test ? <p className="test">{t('paper.testSheet')}</p> : null}
      </div>
      <QrCode text={codeText(model)} label={t('paper.qr')} />
    </header>
  );
}

function Facts({ model }: { model: AcceptanceManifest }): JSX.Element {
  const { t, language } = useWords();
  const facts: readonly (readonly [string, string])[] = [
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
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

function officeText({ office, officePin }: AcceptanceManifest, language: Language): string {
  return officePin === null ? pick(office, language) : `${pick(office, language)} ${officePin}`;
}

function moment(atMs: number): string {
  return `${dateText(atMs)} ${clockText(atMs)}`;
}

/** A set as the ledger names it, "2026-11-24#1", in the order people say it; any other name stays. */
function setText(set: string): string {
  const [, year, month, day, no] = /^(\d{4})-(\d{2})-(\d{2})#(\d+)$/.exec(set) ?? [];
  return no === undefined ? set : `${no} · ${day}-${month}-${year}`;
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
