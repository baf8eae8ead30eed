/** What the keys of the Accept screen set going: commands to the station, and the screen's own modes. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { SessionView } from '../../../domain/contract/station.ts';
import type { PaperView } from '../../../domain/contract/paper-view.ts';
import { LONG, type Call, type SendFault } from '../../app/send-command.ts';
import { takeAccept, takeSession, useStation } from '../../app/station-context.tsx';
import { useCommand, type Command } from '../../app/use-command.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { StationClient } from '../../app/station-client.ts';
import { closedCounts, type Closing } from './closing.ts';
import type { AcceptMode, Deed } from './accept-keys.ts';
import { useWeight, type WeightEntry } from './use-weight.ts';

/** Where it was written; null when it could not be. */
export type MadeSheet = { readonly file: string | null };

export type AcceptDeeds = Omit<WeightEntry, 'scaleSaid'> & {
  readonly mode: AcceptMode;
  readonly typed: string;
  readonly setTyped: (text: string) => void;
  readonly command: Command;
  /** The command sheet made from the help last; null before. */
  readonly sheet: MadeSheet | null;
  readonly perform: (deed: Deed) => void;
  /** A new result closes what stood over it; only typing goes on. */
  readonly resultCame: () => void;
};

type DeedsDeps = {
  readonly counts: AcceptView['counts'];
  readonly consignment: AcceptView['consignment'];
  /** The article on the screen, which undo and the like act on. */
  readonly use: AcceptView['use'];
  /** The parcel of the last stop, once it was read. */
  readonly refused: string;
  /** The document of the consignment just finished. */
  readonly paper: PaperView | null;
  readonly onClosing: (closing: Closing | null) => void;
  readonly onSign: (paper: PaperView) => void;
  /** Switches the guide off, or calls it again. */
  readonly turnGuide?: (() => void) | undefined;
};

/** Paper and what comes before it are what is on the screen: what the clerk confirms when finishing, and means with a key. */
export function useAcceptDeeds(deps: DeedsDeps): AcceptDeeds {
  const { paper, onClosing, onSign, turnGuide } = deps;
  const onFrame = useFrameDeeds(onClosing, turnGuide);
  const command = useCommand();
  const { clear } = command;
  const [mode, setMode] = useState<AcceptMode>('scan');
  const [typed, setTyped] = useState('');
  const [sheet, setSheet] = useState<MadeSheet | null>(null);
  const { weight, setWeight, why, scaleSaid } = useWeight();
  const calls = useCalls(command, deps);
  const perform = useCallback(
    (deed: Deed): void => {
      clear();
      if (deed.do === 'mode') {
        if (deed.mode === 'type') setTyped(''); // what was left by F2 belongs to no parcel any more
        if (deed.mode === 'scan') setWeight('');
        return setMode(deed.mode);
      }
      if (deed.do === 'language' || deed.do === 'next' || deed.do === 'guide') return onFrame[deed.do]();
      if (deed.do === 'command-sheet') return calls.commandSheet(setSheet);
      if (isPlainCall(deed)) return calls[PLAIN_CALLS[deed.do]]();
      if (deed.do === 'sign') return paper === null ? undefined : onSign(paper);
      if (deed.do === 'finish') {
        setMode('scan'); // the closing takes the stage from here
        return calls.finish();
      }
      const done = (): void => {
        setMode('scan');
        setWeight('');
        if (USES_TYPED.has(deed.do)) setTyped('');
      };
      const failed = (fault: SendFault): void => {
        if (!scaleSaid(fault)) return;
        clear(); // the strip says it, with the two ways on
        setMode('weigh');
      };
      calls.toView(deed, { typed, weight }, { done, failed });
    },
    [calls, clear, onFrame, onSign, paper, scaleSaid, setWeight, typed, weight],
  );
  const resultCame = useCallback(() => {
    clear();
    setWeight('');
    setMode((now) => (now === 'type' ? now : 'scan'));
  }, [clear, setWeight]);
  return useMemo(
    () => ({ mode, typed, setTyped, weight, setWeight, why, sheet, command, perform, resultCame }),
    [mode, typed, weight, setWeight, why, sheet, command, perform, resultCame],
  );
}

/** Deeds that need nothing but the call. */
const PLAIN_CALLS = { lock: 'lock', 'undo-others': 'undoOthers', 'print-paper': 'printPaper' } as const;
type PlainCall = Extract<Deed, { do: keyof typeof PLAIN_CALLS }>;
const isPlainCall = (deed: Deed): deed is PlainCall => Object.hasOwn(PLAIN_CALLS, deed.do);

/** What needs nothing of the station. */
function useFrameDeeds(
  onClosing: DeedsDeps['onClosing'],
  turnGuide: DeedsDeps['turnGuide'],
): Readonly<Record<'language' | 'next' | 'guide', () => void>> {
  const { switchLanguage } = useWords();
  return useMemo(
    () => ({ language: switchLanguage, next: () => onClosing(null), guide: () => turnGuide?.() }),
    [onClosing, switchLanguage, turnGuide],
  );
}

/** What was typed belongs to no parcel any more once one of these is done. */
const USES_TYPED: ReadonlySet<Deed['do']> = new Set(['send-typed', 'choose', 'relabel']);

type Calls = {
  readonly lock: () => void;
  /** Puts up the box for the supervisor's PIN; the station does the rest. */
  readonly undoOthers: () => void;
  readonly finish: () => void;
  readonly printPaper: () => void;
  readonly commandSheet: (made: (sheet: MadeSheet) => void) => void;
  readonly toView: (deed: ViewDeed, entered: Entered, then: Then) => void;
};

/** What stands in the fields. */
type Entered = { readonly typed: string; readonly weight: string };
type Then = { readonly done: () => void; readonly failed: (fault: SendFault) => void };

/** The commands behind the keys. */
function useCalls({ run }: Command, seen: DeedsDeps): Calls {
  const { counts, consignment, use, refused, onClosing } = seen;
  const { client } = useStation();
  const { language } = useWords();
  const cache = useQueryClient();
  const document = seen.paper?.document ?? '';
  const taken = useCallback((session: SessionView): void => takeSession(cache, session), [cache]);
  return useMemo(
    () => ({
      lock: () => run((requestId, options) => client.session.lock({ requestId }, options), taken),
      undoOthers: () =>
        run((requestId, options) => client.accept.undoOthers({ requestId, use: use ?? '' }, options), taken),
      commandSheet: (made) =>
        run(
          (requestId, options) => client.desk.commandSheet({ requestId, language }, options),
          ({ file }) => made({ file }),
          { patience: LONG },
        ),
      finish: () => {
        onClosing({ kind: 'under-way', consignment, counts: closedCounts(counts) });
        run(
          (requestId, options) =>
            client.consignment.finish({ requestId, language, counts: closedCounts(counts) }, options),
          (paper) => onClosing({ kind: 'done', consignment, document: paper }),
          // Without an answer it may be finished all the same: the screen stays until the clerk goes on.
          { patience: LONG, failed: ({ kind }) => kind !== 'no-answer' && onClosing(null) },
        );
      },
      printPaper: () =>
        run(
          (requestId, options) => client.consignment.print({ requestId, document, language }, options),
          (paper) => onClosing({ kind: 'done', consignment, document: paper }),
          { patience: LONG },
        ),
      toView: (deed, entered, { done, failed }) =>
        run(
          viewCall(client, deed, { ...entered, use: use ?? '', refused }),
          (view) => {
            takeAccept(cache, view);
            done();
          },
          { failed },
        ),
    }),
    [cache, client, consignment, counts, language, document, onClosing, refused, run, taken, use],
  );
}

type ViewDeed = Exclude<
  Deed,
  {
    do:
      | 'mode'
      | 'language'
      | 'next'
      | 'lock'
      | 'undo-others'
      | 'finish'
      | 'command-sheet'
      | 'guide'
      | 'print-paper'
      | 'sign';
  }
>;

/** What was on the screen at the key. Without an article its keys are dimmed, and an empty `use` is refused. */
type Seen = Entered & { readonly use: string; readonly refused: string };

/** The deeds that end in a new Accept view. */
function viewCall({ accept, consignment }: StationClient, deed: ViewDeed, seen: Seen): Call<AcceptView> {
  const { typed, weight, use, refused } = seen;
  switch (deed.do) {
    case 'undo':
      return (requestId, options) => accept.undo({ requestId, use }, options);
    case 'weigh-again':
      return (requestId, options) => accept.weighAgain({ requestId, use }, options);
    case 'weigh-typed':
      return (requestId, options) => accept.weighByHand({ requestId, use, text: weight, reason: deed.reason }, options);
    case 'print':
      return (requestId, options) => accept.printAgain({ requestId, use }, options);
    case 'give-back':
      return (requestId, options) => accept.giveBack({ requestId, number: refused }, options);
    case 'understood':
      return (requestId, options) => accept.understood({ requestId }, options);
    case 'leave-open':
      return (requestId, options) => consignment.setAside({ requestId }, options);
    case 'send-typed':
      return (requestId, options) => accept.type({ requestId, text: typed }, options);
    case 'relabel':
      return (requestId, options) => accept.relabel({ requestId, readable: typed === '' ? null : typed }, options);
    case 'choose':
      return (requestId, options) => accept.type({ requestId, text: deed.number }, options);
    case 'reject':
      return (requestId, options) => accept.reject({ requestId, use, reason: deed.reason }, options);
  }
}
