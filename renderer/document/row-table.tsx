/** Articles of a document in one table whose head repeats on each page. */
import { groupNumber } from '../../domain/identifiers/display.ts';
import type { JSX } from 'react';
import type { ManifestRow } from '../../domain/contract/document-model.ts';
import { useWords, type Translate } from '../i18n/use-words.ts';
import { clockText, groupIndian, signed } from '../ui/format.ts';

type RowTableProps = {
  rows: readonly ManifestRow[];
  /** A line above the column heads on every page: what the rows are, and of which sheet. */
  running?: { readonly title: string; readonly sheet: string };
};

const COLUMNS = ['line', 'item', 'pin', 'office', 'declared', 'measured', 'difference', 'time'] as const;

export function RowTable({ rows, running }: RowTableProps): JSX.Element {
  const { t } = useWords();
  return (
    <table className="rows">
      <thead>
        {running === undefined ? null : (
          <tr className="running">
            <td colSpan={COLUMNS.length}>
              <h2>{running.title}</h2> <span>{running.sheet}</span>
            </td>
          </tr>
        )}
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} className={column} scope="col">
              {t(`paper.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.item} row={row} t={t} />
        ))}
      </tbody>
      <tfoot>
        <Total rows={rows} t={t} />
      </tfoot>
    </table>
  );
}

function Row({ row, t }: { row: ManifestRow; t: Translate }): JSX.Element {
  const { declaredGrams, measuredGrams } = row;
  const difference = declaredGrams === null || measuredGrams === null ? '–' : signed(measuredGrams - declaredGrams);
  return (
    <tr>
      <td className="line">{row.line ?? '–'}</td>
      <td className="item">
        {groupNumber(row.item)} <em>{noteOf(row, t)}</em>
      </td>
      <td className="pin">{row.pin ?? '–'}</td>
      <td className="office">{row.office ?? '–'}</td>
      <td className="declared">{figure(declaredGrams)}</td>
      <td className="measured">{figure(measuredGrams)}</td>
      <td className="difference">{difference}</td>
      <td className="time">{row.atMs === null ? '–' : clockText(row.atMs)}</td>
    </tr>
  );
}

/** What must be known about the article beside its figures. */
function noteOf({ typed, weightTyped, reason, oldNumber }: ManifestRow, t: Translate): string {
  if (reason !== null) return t(`rejected.${reason}`);
  const old = oldNumber === '' ? t('paper.oldNothing') : t('paper.old', { number: groupNumber(oldNumber ?? '') });
  const notes = [
    oldNumber === null ? '' : old,
    typed ? t('paper.typed') : '',
    weightTyped ? t('paper.weightTyped') : '',
  ];
  return notes.filter((note) => note !== '').join(', ');
}

function Total({ rows, t }: { rows: readonly ManifestRow[]; t: Translate }): JSX.Element {
  return (
    <tr>
      <td colSpan={4}>{t('paper.total', { count: rows.length, number: groupIndian(rows.length) })}</td>
      <td className="declared">{figure(sumOf(rows, 'declaredGrams'))}</td>
      <td className="measured">{figure(sumOf(rows, 'measuredGrams'))}</td>
      <td />
      <td />
    </tr>
  );
}

/** The sum of what is known, null when nothing is. */
function sumOf(rows: readonly ManifestRow[], column: 'declaredGrams' | 'measuredGrams'): number | null {
  const known = rows.map((row) => row[column]).filter((grams) => grams !== null);
  return known.length === 0 ? null : known.reduce((sum, grams) => sum + grams, 0);
}

function figure(grams: number | null): string {
  return grams === null ? '–' : groupIndian(grams);
}
