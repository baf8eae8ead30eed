/** Accept: one loop of scan, result, next. This part knows modes and keys; its panels read their own figures. */
import { useEffect, useMemo, useRef, type JSX } from 'react';
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { FinishedDocument } from '../../../domain/contract/station.ts';
import { faultText } from '../../app/fault-words.ts';
import { Screen } from '../../app/screen.tsx';
import { useAccept } from '../../app/station-context.tsx';
import { partnerName } from '../../i18n/names.ts';
import { useWords, type Translate } from '../../i18n/use-words.ts';
import { KEY_NAMES, type KeyMap, type KeyName } from '../../ui/keys.ts';
import { useSlow } from '../../ui/use-slow.ts';
import './accept.css';
import './panels.css';
import './sheets.css';
import { acceptKeys, type AcceptKeys, type Deed } from './accept-keys.ts';
import { Counters } from './counters.tsx';
import { FinishedSheet, FinishSheet } from './finish-sheets.tsx';
import { HelpSheet } from './help-sheet.tsx';
import { RecentList } from './recent-list.tsx';
import { ResultPanel } from './result-panel.tsx';
import { ScalePanel } from './scale-panel.tsx';
import { FaultStrip, RejectStrip, TypeStrip, WaitStrip } from './strips.tsx';
import { useAcceptDeeds, type AcceptDeeds } from './use-accept-deeds.ts';

type Props = {
  finished: FinishedDocument | null;
  onFinished: (document: FinishedDocument) => void;
  onNext: () => void;
};

export function AcceptScreen({ finished, onFinished, onNext }: Props): JSX.Element {
  const { t } = useWords();
  const now = useAccept(situationOf) ?? NOTHING_YET;
  const deeds = useAcceptDeeds({ onFinished, onNext });
  const { mode, typed, perform, resultCame } = deeds;
  useResultChange(now.resultId, resultCame);
  const shown = finished !== null && mode === 'scan' ? 'finished' : mode;
  const keys = useMemo(() => {
    const { stopped, open, can, left } = now;
    return toKeyMap(acceptKeys({ mode: shown, stopped, open, can, left, typed }), t, perform);
  }, [now, shown, typed, t, perform]);
  return (
    <Screen task={t('accept.title')} detail={detailOf(now.consignment, t)} keys={keys}>
      <main className="accept">
        <div className="left">
          {now.stopped ? <ResultPanel /> : <Stage mode={shown} finished={finished} />}
          <Below
            deeds={deeds}
            stopped={now.stopped}
            number={now.number}
            finished={shown === 'finished' ? finished : null}
          />
        </div>
        <div className="right">
          <ScalePanel />
          <RecentList />
        </div>
      </main>
    </Screen>
  );
}

type Situation = Pick<AcceptView, 'consignment' | 'can'> & {
  readonly stopped: boolean;
  readonly open: boolean;
  readonly left: number;
  readonly resultId: string;
  readonly number: string;
};

const CAN_NOTHING: AcceptView['can'] = { undo: false, weighAgain: false, print: false, reject: false, finish: false };
const NOTHING_YET: Situation = {
  consignment: null,
  can: CAN_NOTHING,
  stopped: false,
  open: false,
  left: 1,
  resultId: '',
  number: '',
};

function situationOf({ consignment, can, stopped, counts, result, boot }: AcceptView): Situation {
  return {
    consignment,
    can,
    stopped: stopped !== null,
    open: consignment?.state === 'open',
    left: counts.left,
    resultId: `${boot}/${result?.id ?? 0}`,
    number: result?.number ?? '',
  };
}

/** Calls back when another result has come since the last one. */
function useResultChange(resultId: string, came: () => void): void {
  const known = useRef(resultId);
  useEffect(() => {
    if (known.current === resultId) return;
    known.current = resultId;
    came();
  }, [resultId, came]);
}

function Stage({ mode, finished }: { mode: AcceptDeeds['mode']; finished: FinishedDocument | null }): JSX.Element {
  if (mode === 'help') return <HelpSheet />;
  if (mode === 'finish') return <FinishSheet />;
  if (mode === 'finished' && finished !== null) return <FinishedSheet finished={finished} />;
  return <ResultPanel />;
}

type BelowProps = { deeds: AcceptDeeds; stopped: boolean; number: string; finished: FinishedDocument | null };

function Below({ deeds, stopped, number, finished }: BelowProps): JSX.Element {
  const { t } = useWords();
  const { command, mode, typed, setTyped } = deeds;
  const isSlow = useSlow(command.busy);
  if (command.fault !== null) return <FaultStrip text={faultText(command.fault, t)} />;
  if (isSlow) return <WaitStrip text={mode === 'finish' ? t('wait.manifest') : t('wait.station')} />;
  if (!stopped && mode === 'type') return <TypeStrip typed={typed} onTyped={setTyped} />;
  if (!stopped && mode === 'reject') return <RejectStrip number={number} />;
  const isDone = finished !== null && !stopped;
  return <Counters closing={isDone || (mode === 'finish' && !stopped)} finished={isDone ? finished.counts : null} />;
}

function toKeyMap(keys: AcceptKeys, t: Translate, perform: (deed: Deed) => void): KeyMap {
  const entries = KEY_NAMES.map((name) => {
    const { word, deed, solid } = keys[name];
    const act = deed === undefined ? undefined : () => perform(deed);
    return [name, { label: t(`key.${word}`), act, solid: solid === true }];
  });
  return Object.fromEntries(entries) as Record<KeyName, KeyMap[KeyName]>;
}

function detailOf(consignment: AcceptView['consignment'], t: Translate): string {
  if (consignment === null) return '–';
  const { partner, vehicle } = consignment;
  const names = { partner: partnerName(partner, t), consignment: consignment.consignment };
  return vehicle === null ? t('accept.detail', names) : t('accept.detailVehicle', { ...names, vehicle });
}
