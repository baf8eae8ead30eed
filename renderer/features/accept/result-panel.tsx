/** The big panel. It reads only what it shows, so a tick of the scale never draws it again. */
import { memo, type JSX } from 'react';
import type { AcceptView, ConsignmentSummary } from '../../../domain/contract/accept-view.ts';
import { useAccept } from '../../app/station-context.tsx';
import { AcceptedPanel } from './accepted-panel.tsx';
import { AlreadyPanel } from './already-panel.tsx';
import { AttentionPanel } from './attention-panel.tsx';
import { DecisionPanel, NotInPanel, ReadyPanel } from './quiet-panels.tsx';
import { shownResult, type Shown } from './shown-result.ts';
import { StopPanel } from './stop-panel.tsx';

type Parts = {
  readonly shown: Shown;
  readonly consignment: ConsignmentSummary | null;
  readonly accepted: number;
  readonly label: AcceptView['label'];
};

type PanelProps = {
  /** The result is of a parcel that was before the scanner went: it is left out. */
  readonly isOld?: boolean;
};

export const ResultPanel = memo(function ResultPanel({ isOld = false }: PanelProps): JSX.Element {
  const parts = useAccept(partsOf) ?? NOTHING_YET;
  const shown: Shown = isOld && parts.shown.kind === 'result' ? { kind: 'ready', first: false } : parts.shown;
  return <PanelOf {...parts} shown={shown} />;
});

const NOTHING_YET: Parts = { shown: { kind: 'ready', first: true }, consignment: null, accepted: 0, label: null };

function partsOf(view: AcceptView): Parts {
  return { shown: shownResult(view), consignment: view.consignment, accepted: view.counts.accepted, label: view.label };
}

/** One panel for one state; keyed by result, so that each settles anew. */
export function PanelOf({ shown, consignment, accepted, label }: Parts): JSX.Element {
  if (shown.kind === 'ready') return <ReadyPanel consignment={consignment} first={shown.first} />;
  if (shown.kind === 'not-in') return <NotInPanel number={shown.number} reason={shown.reason} />;
  if (shown.kind === 'stop') {
    return (
      <StopPanel
        key={shown.atMs}
        atMs={shown.atMs}
        reason={shown.reason}
        ignored={shown.ignored}
        missed={shown.missed}
        consignment={consignment}
      />
    );
  }
  const { result, decided } = shown;
  switch (result.kind) {
    case 'accepted':
      return <AcceptedPanel key={result.id} result={result} label={label} />;
    case 'already':
      return <AlreadyPanel key={result.id} result={result} accepted={accepted} label={label} />;
    case 'attention':
      return <AttentionPanel key={result.id} result={result} consignment={consignment} label={label} />;
    case 'undone':
      return <DecisionPanel key={result.id} result={result} decided={decided} />;
  }
}
