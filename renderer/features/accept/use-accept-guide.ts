/** The guide on the Accept screen: its steps until a parcel of the person at work is in, then one closing sentence. */
import { useEffect, useState } from 'react';
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { DeskView } from '../../../domain/contract/station.ts';
import { guideStore, useGuideChoice } from '../../app/guide/guide-choice.ts';
import type { GuideStep } from '../../app/guide/guide-step.ts';
import { isGuided, usePersonAtWork } from '../../app/guide/use-guide.ts';
import { useAccept, useDesk } from '../../app/station-context.tsx';
import { acceptGuide, firstParcel, type GuideSituation } from './accept-guide.ts';

type Asked = Pick<GuideSituation, 'mode' | 'stopped' | 'typed'> & { readonly resultId: string };

/** Null when nobody needs it. */
export function useAcceptGuide({ resultId, ...now }: Asked): GuideStep | null {
  const person = usePersonAtWork();
  const choice = useGuideChoice();
  const accepted = useAccept(acceptedOf) ?? NOTHING;
  const desk = useDesk(deskOf);
  const again = person !== null && choice.again === person.user;
  const isOver = useOver(again, resultId, accepted.own);
  if (person === null || desk === undefined || choice.off.includes(person.user)) return null;
  if (accepted.first && now.mode === 'scan') return firstParcel(accepted.result);
  if (accepted.first || isOver) return now.mode === 'scan' ? { step: 'over' } : null;
  return isGuided(person, choice) ? acceptGuide({ ...now, ...desk, result: accepted.result }) : null;
}

/** Of a guide that was called again: whether a parcel came in under it. With the next result it is gone. */
function useOver(again: boolean, resultId: string, own: boolean): boolean {
  const [from, setFrom] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  if (again && from === null) setFrom(resultId);
  if (!again && from !== null) setFrom(null);
  if (!again && over !== null) setOver(null);
  if (again && from !== null && from !== resultId && own && over === null) setOver(resultId);
  const isGone = over !== null && over !== resultId;
  useEffect(() => {
    if (isGone) guideStore().end();
  }, [isGone]);
  return over !== null && over === resultId;
}

type Accepted = { readonly result: AcceptView['result']; readonly own: boolean; readonly first: boolean };
const NOTHING: Accepted = { result: null, own: false, first: false };

/** `own`: the parcel shown was accepted by the person at work, who could take it back. */
function acceptedOf({ result, can, first }: AcceptView): Accepted {
  const isIn = result?.kind === 'accepted' || result?.kind === 'attention';
  return { result, own: isIn && can.undo, first };
}

const deskOf = ({ scanner, scale }: DeskView): Pick<GuideSituation, 'scanner' | 'scale'> => ({
  scanner,
  scale: { state: scale.state, reading: scale.reading, belongsTo: scale.belongsTo },
});
