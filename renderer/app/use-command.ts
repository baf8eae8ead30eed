/**
 * Runs one command at a time for a screen.
 * Invariant: while one is under way further presses do nothing, so fifty presses are one deed.
 */
import { useCallback, useRef, useState } from 'react';
import { useStation } from './station-context.tsx';
import type { Call, Patience, SendFault } from './send-command.ts';

export type Command = {
  readonly busy: boolean;
  /** Why the last command was not done; null after a success or `clear`. */
  readonly fault: SendFault | null;
  readonly clear: () => void;
  readonly run: <O>(call: Call<O>, done: (value: O) => void, patience?: Patience) => void;
};

export function useCommand(): Command {
  const { send } = useStation();
  const under = useRef(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<SendFault | null>(null);
  const clear = useCallback(() => setFault(null), []);
  const run = useCallback(
    <O>(call: Call<O>, done: (value: O) => void, patience?: Patience): void => {
      if (under.current) return;
      under.current = true;
      setBusy(true);
      setFault(null);
      void send(call, patience).then((reply) => {
        under.current = false;
        setBusy(false);
        if (reply.ok) done(reply.value);
        else setFault(reply.fault);
      });
    },
    [send],
  );
  return { busy, fault, clear, run };
}
