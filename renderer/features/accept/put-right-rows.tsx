/**
 * The partner changed something in the middle of the work: one quiet line of what, and the parcels to be put right. It
 * stands above the last scans, interrupts nothing, and goes by itself.
 */
import { groupNumber } from '../../../domain/identifiers/display.ts';
import { memo, type JSX } from 'react';
import type { AcceptView, ToPutRight } from '../../../domain/contract/accept-view.ts';
import { useAccept } from '../../app/station-context.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { Sign } from '../../ui/icons.tsx';
import { changeLine, putRightNote } from './change-words.ts';

/** So many rows stay whole above the last scans. */
const SHOWN = 3;

export const PutRightRows = memo(function PutRightRows(): JSX.Element | null {
  const { t } = useWords();
  const parts = useAccept(partsOf);
  if (parts === undefined || parts.change === null) return null;
  const rows = parts.toPutRight.slice(0, SHOWN);
  const more = parts.count - rows.length;
  return (
    <section className={rows.length === 0 ? 'putright quiet' : 'putright'} role="status" data-change>
      <h3>
        {rows.length === 0 ? null : <Sign sign="half" />}
        <span>{changeLine(parts.change, parts.consignment, t)}</span>
        {more === 0 ? null : <b>{t('missed.more', { number: more })}</b>}
      </h3>
      {rows.length === 0 ? null : (
        <ul>
          {rows.map((row) => (
            <li key={row.number} data-put-right={row.why}>
              <b>{groupNumber(row.number)}</b> <span>{putRightNote(row, t)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
});

type Parts = {
  readonly change: AcceptView['change'];
  readonly consignment: AcceptView['consignment'];
  readonly toPutRight: readonly ToPutRight[];
  readonly count: number;
};

const partsOf = ({ change, consignment, toPutRight, toPutRightCount: count }: AcceptView): Parts => {
  return { change, consignment, toPutRight, count };
};
