/** Accept: one loop of scan, result, next. This part knows modes and keys; its panels read their own figures. */
import { useLayoutEffect, useMemo, useRef, type JSX } from 'react';
import type { AcceptView, TornAnswer } from '../../../domain/contract/accept-view.ts';
import type { PaperView } from '../../../domain/contract/paper-view.ts';
import { parseTypedWeight } from '../../../domain/custody/typed-weight.ts';
import { faultText } from '../../app/fault-words.ts';
import { useGuideKey } from '../../app/guide/use-guide.ts';
import { Screen } from '../../app/screen.tsx';
import { useAccept } from '../../app/station-context.tsx';
import { useHasReportPrinter } from '../../app/use-papers.ts';
import { partnerName } from '../../i18n/names.ts';
import { useWords, type Translate } from '../../i18n/use-words.ts';
import { KEY_NAMES, type KeyMap, type KeyName } from '../../ui/keys.ts';
import { useSlow } from '../../ui/use-slow.ts';
import './accept.css';
import './panels.css';
import './sheets.css';
import { acceptKeys, COMMAND_OF, type AcceptKeys, type AcceptMode, type Deed } from './accept-keys.ts';
import { countsOf, type Closing } from './closing.ts';
import { Counters } from './counters.tsx';
import { FinishedSheet } from './finished-sheet.tsx';
import { FinishingSheet, FinishSheet } from './finish-sheets.tsx';
import { HelpSheet } from './help-sheet.tsx';
import { RecentList } from './recent-list.tsx';
import { ResultPanel } from './result-panel.tsx';
import { ScannerGonePanel } from './quiet-panels.tsx';
import { useScannerGone } from './scanner-gone.ts';
import { ScalePanel } from './scale-panel.tsx';
import { FaultStrip, RejectStrip, TypeStrip, WaitStrip } from './strips.tsx';
import { useAcceptGuide } from './use-accept-guide.ts';
import { candidatesOf, useTorn } from './use-torn.ts';
import { WeighStrip } from './weigh-strips.tsx';
import { useAcceptDeeds, type AcceptDeeds, type MadeSheet } from './use-accept-deeds.ts';

type Props = {
  closing: Closing | null;
  onClosing: (closing: Closing | null) => void;
  /** The driver signs the document of the consignment just finished. */
  onSign: (paper: PaperView) => void;
};

export function AcceptScreen({ closing, onClosing, onSign }: Props): JSX.Element {
  const { t } = useWords();
  const now = useAccept(situationOf) ?? NOTHING_YET;
  const { stopped, named, open, counts, weighed, labelled, consignment, use, resultId } = now;
  const paper = closing?.kind === 'done' ? closing.document : null;
  const unsigned = paper !== null && paper.signed === null;
  const { isGuided, act: turnGuide } = useGuideKey();
  const deeds = useAcceptDeeds({ counts, consignment, use, refused: now.refused, paper, onClosing, onSign, turnGuide });
  const { mode, typed, weight, command, perform, resultCame } = deeds;
  useResultChange(resultId, resultCame);
  const scanner = useScannerGone(resultId);
  const can = scanner === 'no' ? now.can : onlyFinish(now.can);
  const shown = shownMode(mode, closing);
  const printer = useHasReportPrinter();
  const torn = useTorn(shown === 'type' ? typed : '');
  const keys = useMemo(() => {
    const candidates = candidatesOf(torn).map(({ number }) => number);
    const seen = { mode: shown, stopped, named, open, can, left: counts.left, weighed, labelled };
    const entered = { typed, weightReady: parseTypedWeight(weight).ok };
    const help = { guided: isGuided, failed: command.fault !== null };
    return toKeyMap(acceptKeys({ ...seen, ...entered, ...help, candidates, printer, unsigned }), t, perform);
  }, [
    shown,
    stopped,
    named,
    open,
    can,
    counts.left,
    weighed,
    labelled,
    typed,
    weight,
    torn,
    isGuided,
    command.fault,
    printer,
    unsigned,
    t,
    perform,
  ]);
  const guide = useAcceptGuide({ mode: shown, stopped, typed, resultId });
  return (
    <Screen
      task={t('accept.title')}
      detail={detailOf(closing?.consignment ?? consignment, t)}
      keys={keys}
      guide={guide}
    >
      <main className="accept">
        <div className="left">
          {stopped ? <ResultPanel /> : <Stage mode={shown} closing={closing} scanner={scanner} sheet={deeds.sheet} />}
          <Below
            deeds={deeds}
            mode={stopped ? 'scan' : shown}
            number={now.number}
            closing={stopped ? null : closing}
            torn={torn}
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

/** A closing consignment keeps the stage; help and the like may stand in front of it once it is done. */
function shownMode(mode: AcceptMode, closing: Closing | null): AcceptMode {
  if (closing === null || mode !== 'scan') return mode;
  return closing.kind === 'done' ? 'finished' : 'finishing';
}

type Situation = Pick<AcceptView, 'consignment' | 'can' | 'counts' | 'use'> & {
  readonly stopped: boolean;
  readonly named: boolean;
  readonly weighed: boolean;
  readonly labelled: boolean;
  readonly open: boolean;
  readonly resultId: string;
  readonly number: string;
  readonly refused: string;
};

const CAN_NOTHING: AcceptView['can'] = {
  undo: false,
  undoOthers: false,
  weighAgain: false,
  print: false,
  reject: false,
  giveBack: false,
  finish: false,
};
const NOTHING_YET: Situation = {
  use: null,
  consignment: null,
  can: CAN_NOTHING,
  stopped: false,
  named: false,
  weighed: true,
  labelled: true,
  open: false,
  counts: { declared: 0, accepted: 0, rejected: 0, left: 1, unmanifested: 0 },
  resultId: '',
  number: '',
  refused: '',
};

function situationOf({
  consignment,
  can,
  stopped,
  refused,
  missed,
  counts,
  use,
  label,
  result,
  boot,
}: AcceptView): Situation {
  return {
    consignment,
    can: canOnShown(result, can),
    use,
    stopped: stopped !== null,
    named: refused !== null || missed.length > 0,
    weighed: result === null || !('grams' in result) || result.grams !== null,
    labelled: label !== null,
    open: consignment?.state === 'open',
    counts,
    resultId: `${boot}/${result?.id ?? 0}`,
    number: result?.number ?? '',
    refused: refused?.number ?? '',
  };
}

/**
 * Undo acts on the parcel accepted last. While another one is shown ("already in"), or none, the clerk would take back a
 * parcel that nobody is looking at. Reject, a weight and a label are of the parcel shown; one that goes nowhere has no
 * label.
 */
function canOnShown(result: AcceptView['result'], can: AcceptView['can']): AcceptView['can'] {
  if (result?.kind === 'accepted') return can;
  if (result?.kind === 'attention') return { ...can, print: can.print && hasLabel(result) };
  if (result?.kind === 'already') {
    const print = can.print && (result.destination !== null || result.oldNumber !== null);
    return { ...onlyFinish(can), reject: can.reject, weighAgain: can.weighAgain, print };
  }
  if (result?.kind === 'undone') return { ...onlyFinish(can), undo: can.undo }; // a rejection made by mistake
  return onlyFinish(can);
}

/** A new number stands on a label wherever the parcel goes. */
function hasLabel({ destination, reasons }: Extract<AcceptView['result'], { kind: 'attention' }>): boolean {
  return destination !== null || reasons.some(({ code }) => code === 'relabelled');
}

/** No parcel is shown that a key could act on, but the one that was refused may have to go back. */
function onlyFinish({ finish, giveBack }: AcceptView['can']): AcceptView['can'] {
  return { ...CAN_NOTHING, finish, giveBack };
}

/**
 * Calls back when another result has come since the last one, before it is painted: a key pressed at the first sight of
 * a result must not be undone by what the result closes.
 */
function useResultChange(resultId: string, came: () => void): void {
  const known = useRef(resultId);
  useLayoutEffect(() => {
    if (known.current === resultId) return;
    known.current = resultId;
    came();
  }, [resultId, came]);
}

type StageProps = {
  mode: AcceptMode;
  closing: Closing | null;
  scanner: ReturnType<typeof useScannerGone>;
  sheet: MadeSheet | null;
};

function Stage({ mode, closing, scanner, sheet }: StageProps): JSX.Element {
  if (mode === 'help') return <HelpSheet sheet={sheet} />;
  if (mode === 'finish') return <FinishSheet />;
  if (mode === 'finishing') return <FinishingSheet />;
  if (mode === 'finished' && closing?.kind === 'done') return <FinishedSheet finished={closing.document} />;
  if (scanner === 'gone') return <ScannerGonePanel />;
  return <ResultPanel isOld={scanner === 'back'} />;
}

type BelowProps = {
  deeds: AcceptDeeds;
  mode: AcceptMode;
  number: string;
  closing: Closing | null;
  torn: TornAnswer | undefined;
};

/** What stands in the place of the counters. */
function Below({ deeds, mode, number, closing, torn }: BelowProps): JSX.Element {
  const { t } = useWords();
  const { command, typed, setTyped, weight, setWeight, why } = deeds;
  const isSlow = useSlow(command.busy);
  if (command.fault !== null) return <FaultStrip text={faultText(command.fault, t)} />;
  if (closing !== null) return <Counters closing closed={countsOf(closing)} />;
  if (isSlow) return <WaitStrip text={t('wait.station')} />;
  if (mode === 'type') return <TypeStrip typed={typed} torn={torn} onTyped={setTyped} />;
  if (mode === 'weigh' || mode === 'weigh-type' || mode === 'weigh-reason')
    return <WeighStrip mode={mode} number={number} why={why} weight={weight} onWeight={setWeight} />;
  if (mode === 'reject') return <RejectStrip number={number} />;
  return <Counters closing={mode === 'finish'} closed={null} />;
}

function toKeyMap(keys: AcceptKeys, t: Translate, perform: (deed: Deed) => void): KeyMap {
  const entries = KEY_NAMES.map((name) => {
    const { word, deed, solid, confirms } = keys[name];
    const act = deed === undefined ? undefined : () => perform(deed);
    return [name, { label: t(`key.${word}`), act, solid: solid === true, confirms, command: COMMAND_OF[word] }];
  });
  return Object.fromEntries(entries) as Record<KeyName, KeyMap[KeyName]>;
}

function detailOf(consignment: AcceptView['consignment'], t: Translate): string {
  if (consignment === null) return '–';
  const { partner, vehicle } = consignment;
  const names = { partner: partnerName(partner, t), consignment: consignment.consignment };
  return vehicle === null ? t('accept.detail', names) : t('accept.detailVehicle', { ...names, vehicle });
}
