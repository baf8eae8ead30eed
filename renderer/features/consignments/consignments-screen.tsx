/** Before a consignment is open: the list of those on the way, and the ways to bring one that no feed announced. */
import { useState, type JSX } from 'react';
import type { ReconciliationView } from '../../../domain/contract/station.ts';
import type { PaperView } from '../../../domain/contract/paper-view.ts';
import { CorrectScreen } from './correct-screen.tsx';
import { ComparedScreen } from './compared-screen.tsx';
import { CountScreen } from './count-screen.tsx';
import { FileScreen } from './file-screen.tsx';
import { ListScreen } from './list-screen.tsx';

type Shown =
  | { readonly as: 'list' | 'file' | 'count' }
  | { readonly as: 'compared'; readonly compared: ReconciliationView }
  | { readonly as: 'correct'; readonly paper: PaperView };

const LIST: Shown = { as: 'list' };

type Props = {
  readonly onFind: () => void;
  readonly onWalkIn: () => void;
  readonly onSign: (paper: PaperView) => void;
};

export function ConsignmentsScreen(ways: Props): JSX.Element {
  const [shown, setShown] = useState<Shown>(LIST);
  const back = (): void => setShown(LIST);
  if (shown.as === 'file') return <FileScreen onBack={back} />;
  if (shown.as === 'count') return <CountScreen onBack={back} />;
  if (shown.as === 'compared') return <ComparedScreen compared={shown.compared} onBack={back} />;
  if (shown.as === 'correct') return <CorrectScreen paper={shown.paper} onBack={back} />;
  return (
    <ListScreen
      {...ways}
      onFile={() => setShown({ as: 'file' })}
      onCount={() => setShown({ as: 'count' })}
      onCompared={(compared) => setShown({ as: 'compared', compared })}
      onCorrect={(paper) => setShown({ as: 'correct', paper })}
    />
  );
}
