/** What the keys of the Accept screen set going: commands to the station, and the screen's own modes. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { FinishedDocument } from '../../../domain/contract/station.ts';
import { LONG, type Call } from '../../app/send-command.ts';
import { takeAccept, takeSession, useStation } from '../../app/station-context.tsx';
import { useCommand, type Command } from '../../app/use-command.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { StationClient } from '../../app/station-client.ts';
import { closedCounts, type Closing } from './closing.ts';
import type { AcceptMode, Deed } from './accept-keys.ts';

export type AcceptDeeds = {
  readonly mode: AcceptMode;
  readonly typed: string;
  readonly setTyped: (text: string) => void;
  readonly command: Command;
  readonly perform: (deed: Deed) => void;
  /** A new result closes what stood over it; only typing goes on. */
  readonly resultCame: () => void;
};

type DeedsDeps = { readonly counts: AcceptView['counts']; readonly onClosing: (closing: Closing | null) => void };

/** `counts` are those on the screen: what the clerk confirms when finishing. */
export function useAcceptDeeds({ counts, onClosing }: DeedsDeps): AcceptDeeds {
  const { client } = useStation();
  const { language, switchLanguage } = useWords();
  const cache = useQueryClient();
  const command = useCommand();
  const { run, clear } = command;
  const [mode, setMode] = useState<AcceptMode>('scan');
  const [typed, setTyped] = useState('');

  const toView = useCallback(
    (call: Call<AcceptView>, after?: () => void) =>
      run(call, (view) => {
        takeAccept(cache, view);
        setMode('scan');
        after?.();
      }),
    [cache, run],
  );
  const perform = useCallback(
    (deed: Deed): void => {
      clear();
      const view = viewCall(client, deed, typed);
      if (view !== undefined) toView(view, deed.do === 'send-typed' ? () => setTyped('') : undefined);
      else if (deed.do === 'mode') setMode(deed.mode);
      else if (deed.do === 'language') switchLanguage();
      else if (deed.do === 'next') onClosing(null);
      else if (deed.do === 'lock')
        run(
          (requestId, options) => client.session.lock({ requestId }, options),
          (session) => takeSession(cache, session),
        );
      else if (deed.do === 'finish') {
        const finish: Call<FinishedDocument> = (requestId, options) =>
          client.consignment.finish({ requestId, language }, options);
        setMode('scan');
        onClosing({ kind: 'under-way', counts: closedCounts(counts) });
        run(finish, (document) => onClosing({ kind: 'done', document }), {
          patience: LONG,
          failed: ({ kind }) => kind !== 'no-answer' && onClosing(null), // without an answer it may be finished all the same
        });
      }
    },
    [cache, clear, client, counts, language, onClosing, run, switchLanguage, toView, typed],
  );
  const resultCame = useCallback(() => {
    clear();
    setMode((now) => (now === 'type' ? now : 'scan'));
  }, [clear]);
  return useMemo(
    () => ({ mode, typed, setTyped, command, perform, resultCame }),
    [mode, typed, command, perform, resultCame],
  );
}

/** The deeds that end in a new Accept view. */
function viewCall(client: StationClient, deed: Deed, typed: string): Call<AcceptView> | undefined {
  const { accept } = client;
  switch (deed.do) {
    case 'undo':
      return (requestId, options) => accept.undo({ requestId }, options);
    case 'weigh-again':
      return (requestId, options) => accept.weighAgain({ requestId }, options);
    case 'print':
      return (requestId, options) => accept.printAgain({ requestId }, options);
    case 'understood':
      return (requestId, options) => accept.understood({ requestId }, options);
    case 'send-typed':
      return (requestId, options) => accept.type({ requestId, text: typed }, options);
    case 'reject':
      return (requestId, options) => accept.reject({ requestId, reason: deed.reason }, options);
    case 'mode':
    case 'finish':
    case 'next':
    case 'lock':
    case 'language':
      return undefined;
  }
}
