/** Before a consignment is open: the list of those on the way, and the ways to bring one that no feed announced. */
import { useState, type JSX } from 'react';
import type { ReconciliationView } from '../../../domain/contract/station.ts';
import { ComparedScreen } from './compared-screen.tsx';
import { CountScreen } from './count-screen.tsx';
import { FileScreen } from './file-screen.tsx';
import { ListScreen } from './list-screen.tsx';

type Shown = 'list' | 'file' | 'count' | ReconciliationView;

type Props = { readonly onFind: () => void; readonly onWalkIn: () => void };

export function ConsignmentsScreen({ onFind, onWalkIn }: Props): JSX.Element {
  const [shown, setShown] = useState<Shown>('list');
  const back = (): void => setShown('list');
  if (shown === 'file') return <FileScreen onBack={back} />;
  if (shown === 'count') return <CountScreen onBack={back} />;
  if (shown !== 'list') return <ComparedScreen compared={shown} onBack={back} />;
  return (
    <ListScreen
      onFind={onFind}
      onWalkIn={onWalkIn}
      onFile={() => setShown('file')}
      onCount={() => setShown('count')}
      onCompared={setShown}
    />
  );
}
