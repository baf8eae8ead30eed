/** The parcels that go back, on A4: each with its reason, its time and who rejected it; signed by both sides. */
import type { JSX } from 'react';
import type { GiveBackList } from '../../domain/contract/document-model.ts';
import type { DocumentSheet } from '../../domain/contract/document-sheet.ts';
import { groupNumber } from '../../domain/identifiers/display.ts';
import { pick } from '../i18n/language.ts';
import { counterName, partnerName } from '../i18n/names.ts';
import { useWords } from '../i18n/use-words.ts';
import { groupIndian } from '../ui/format.ts';
import { moment, officeText, PaperFacts, setText, type Fact } from './paper-facts.tsx';
import { PaperHeading, runningText } from './paper-heading.tsx';
import { Head, Signatures } from './proof.tsx';

type Props = Omit<DocumentSheet, 'model'> & { readonly model: GiveBackList };

export function GiveBackSheet({ model, copy, signed, signer }: Props): JSX.Element {
  const { t, language } = useWords();
  const title = t('paper.giveBackTitle');
  const facts: readonly Fact[] = [
    [t('paper.office'), `${officeText(model, language)}, ${counterName(model.counter, t)}`],
    [t('paper.partner'), partnerName(model.partner, t)],
    [t('paper.set'), setText(model.set)],
    [t('paper.consignment'), model.consignment],
    [t('paper.finishedBy'), pick(model.finishedBy, language)],
    [t('paper.vehicle'), model.vehicle ?? '–'],
    [t('paper.composed'), `${moment(model.composedAtMs)} ${t('zone')}`],
    [t('paper.forManifest'), model.manifest],
  ];
  return (
    <main className="paper">
      <PaperHeading sheet={{ model, copy }} title={title} />
      <PaperFacts facts={facts} />
      <section>
        <Rows rows={model.rows} sheet={runningText({ model, copy }, title, t)} />
      </section>
      <Signatures
        signed={signed}
        signer={signer}
        partner={partnerName(model.partner, t)}
        agree={t('paper.giveBackAgree')}
      />
      <Head head={model.head} />
    </main>
  );
}

const COLUMNS = ['line', 'item', 'reason', 'time', 'by'] as const;

function Rows({ rows, sheet }: { rows: GiveBackList['rows']; sheet: string }): JSX.Element {
  const { t, language } = useWords();
  return (
    <table className="rows back">
      <thead>
        <tr className="running">
          <td colSpan={COLUMNS.length}>
            <span>{sheet}</span>
          </td>
        </tr>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} className={column} scope="col">
              {t(`paper.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ item, line, reason, atMs, by }) => (
          <tr key={item}>
            <td className="line">{line ?? '–'}</td>
            <td className="item">{groupNumber(item)}</td>
            <td className="reason">{t(`rejected.${reason}`)}</td>
            <td className="time">{moment(atMs)}</td>
            <td className="by">{pick(by, language)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={COLUMNS.length}>{t('paper.total', { count: rows.length, number: groupIndian(rows.length) })}</td>
        </tr>
      </tfoot>
    </table>
  );
}
