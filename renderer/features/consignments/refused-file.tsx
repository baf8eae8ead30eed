/** A file of which nothing was taken: the cause, and for wrong cells every place with what to do there. */
import type { JSX } from 'react';
import type { FileProblem, LineFaultView } from '../../../domain/contract/manifest-file.ts';
import { useWords, type Translate } from '../../i18n/use-words.ts';
import { useChoice } from '../../ui/choose.ts';
import { groupIndian } from '../../ui/format.ts';
import './file.css';

/** As many rows as fit at 1366 × 768. */
const SHOWN = 9;

export function RefusedFile({ problem }: { problem: FileProblem }): JSX.Element {
  const { t } = useWords();
  const isTable = problem.kind === 'wrong-lines';
  return (
    <>
      <p className="big" role="status">
        {t('file.refused')}
      </p>
      <p className="lead">{problemText(problem, t)}</p>
      {problem.kind === 'wrong-headings' ? <Headings problem={problem} /> : null}
      {isTable ? <FaultTable faults={problem.faults} more={problem.more} /> : null}
      {isTable ? <p className="note">{t('file.refusedLead')}</p> : null}
    </>
  );
}

type Wrong<K extends FileProblem['kind']> = Extract<FileProblem, { kind: K }>;

function problemText(problem: FileProblem, t: Translate): string {
  switch (problem.kind) {
    case 'wrong-lines': {
      const count = problem.faults.length + problem.more;
      const numbers = { number: groupIndian(count), rows: groupIndian(problem.rows) };
      return t('file.problem.wrong-lines', { count, ...numbers });
    }
    case 'too-many-rows':
      return t('file.problem.too-many-rows', { number: groupIndian(problem.most) });
    case 'too-large':
      return t('file.problem.too-large', { number: problem.mostMegabytes });
    case 'no-sheet':
      return t('file.problem.no-sheet', { sheet: problem.sheet });
    case 'wrong-headings':
    case 'no-rows':
    case 'not-json':
    case 'not-a-workbook':
    case 'unknown-format':
    case 'locked-or-old':
    case 'cannot-open':
    case 'no-dialog':
      return t(`file.problem.${problem.kind}`);
  }
}

function Headings({ problem }: { problem: Wrong<'wrong-headings'> }): JSX.Element {
  const { t } = useWords();
  return (
    <div className="remarks">
      {(['missing', 'misspelt', 'twice'] as const)
        .filter((which) => problem[which].length > 0)
        .map((which) => (
          <p key={which}>{t(`file.problem.${which}`, { columns: problem[which].map(quoted).join(', ') })}</p>
        ))}
    </div>
  );
}

/** A heading may end in a space: the marks show it. */
function quoted(heading: string): string {
  return `“${heading}”`;
}

type TableProps = { faults: readonly LineFaultView[]; more: number };

function FaultTable({ faults, more }: TableProps): JSX.Element {
  const { t } = useWords();
  const from = useChoice(Math.max(1, faults.length - SHOWN + 1), true);
  const total = faults.length + more;
  const to = Math.min(from + SHOWN, faults.length);
  const numbers = { from: groupIndian(from + 1), to: groupIndian(to), total: groupIndian(total) };
  return (
    <>
      <table className="faults" aria-label={t('file.table')}>
        <thead>
          <tr>
            <th className="num">{t('file.row')}</th>
            <th>{t('file.column')}</th>
            <th>{t('file.found')}</th>
            <th>{t('file.next')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.slice(from, to).map((fault) => (
            <tr key={`${fault.row} ${fault.column} ${fault.cause}`}>
              <td className="num">{fault.row === 0 ? t('file.top') : groupIndian(fault.row)}</td>
              <td className="literal">{fault.column}</td>
              <td>{t(`file.class.${fault.found}`)}</td>
              <td>{t(`file.cause.${fault.cause}`, { other: fault.other ?? '–' })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > SHOWN ? <p className="note">{t('file.shown', numbers)}</p> : null}
    </>
  );
}
