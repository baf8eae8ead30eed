/**
 * Runs one command at a time for a screen.
 * Invariant: while one is under way further presses do nothing, so fifty presses are one deed.
 */
import { useCallback, useRef, useState } from 'react';
import { useStation } from './station-context.tsx';
import type { Call, Patience, SendFault } from './send-command.ts';

export type Care = { readonly patience?: Patience; readonly failed?: (fault: SendFault) => void };

export type Command = {
  readonly busy: boolean;
  /** Why the last command was not done; null after a success or `clear`. */
  readonly fault: SendFault | null;
  readonly clear: () => void;
  readonly run: <O>(call: Call<O>, done: (value: O) => void, care?: Care) => void;
};

export function useCommand(): Command {
  const { send } = useStation();
  const under = useRef(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<SendFault | null>(null);
  const clear = useCallback(() => setFault(null), []);
  const run = useCallback(
    <O>(call: Call<O>, done: (value: O) => void, { patience, failed }: Care = {}): void => {
      if (under.current) return;
      under.current = true;
      setBusy(true);
      setFault(null);
      void send(call, patience).then((reply) => {
        under.current = false;
        setBusy(false);
        if (reply.ok) return done(reply.value);
        setFault(reply.fault);
        failed?.(reply.fault);
      });
    },
    [send],
  );
  return { busy, fault, clear, run };
}
