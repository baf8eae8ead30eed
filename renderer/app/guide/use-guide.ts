/** For whom the guide is there: a person who has accepted no parcel at this station yet, or who called it again. */
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { SessionView } from '../../../domain/contract/station.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { KeySpec } from '../../ui/keys.ts';
import { useAccept, useSession } from '../station-context.tsx';
import type { GuideStep } from './guide-step.ts';
import { guideStore, useGuideChoice, type GuideChoice } from './guide-choice.ts';

export type GuidedPerson = { readonly user: string; readonly newcomer: boolean };

export function isGuided({ user, newcomer }: GuidedPerson, { off, again }: GuideChoice): boolean {
  return !off.includes(user) && (newcomer || again === user);
}

/** Who is signed in; null when nobody is. */
export function usePersonAtWork(): GuidedPerson | null {
  return useSession(personOf) ?? null;
}

/** The step for the person at work, or null when there is nobody to guide, or help stands in front. */
export function useGuide(step: GuideStep | null, hidden: boolean): GuideStep | null {
  const person = usePersonAtWork();
  const choice = useGuideChoice();
  return person !== null && !hidden && isGuided(person, choice) ? step : null;
}

/** The key that switches the guide of the person at work off, or calls it again; dimmed when nobody is there. */
export function useGuideKey(): KeySpec & { readonly isGuided: boolean } {
  const { t } = useWords();
  const person = usePersonAtWork();
  const choice = useGuideChoice();
  const isClosing = useAccept(firstOf) ?? false;
  if (person === null) return { label: '–', isGuided: false };
  const { switchOff, callAgain } = guideStore();
  const isOn = isGuided({ ...person, newcomer: person.newcomer || isClosing }, choice);
  const turn = isOn ? switchOff : callAgain;
  return { label: isOn ? t('key.guideOff') : t('key.guideOn'), act: () => turn(person.user), isGuided: isOn };
}

/** The closing sentence stands while the first parcel does. */
const firstOf = ({ first }: AcceptView): boolean => first;

function personOf({ user, users }: SessionView): GuidedPerson | null {
  const found = user === null ? undefined : users.find((one) => one.user === user.user);
  return found === undefined ? null : { user: found.user, newcomer: found.newcomer };
}
