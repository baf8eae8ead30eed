/** People one chooses from with the arrow keys or a badge; those around the chosen one, so that the list never scrolls. */
import type { JSX } from 'react';
import type { SessionView } from '../../../domain/contract/station.ts';
import { pick } from '../../i18n/language.ts';
import { useWords } from '../../i18n/use-words.ts';

export type Person = SessionView['users'][number];

const SHOWN = 5;

export function PeopleList({ people, at }: { people: readonly Person[]; at: number }): JSX.Element {
  const { t, language } = useWords();
  const from = Math.max(0, Math.min(at - 2, people.length - SHOWN));
  return (
    <ul className="pick people" role="listbox" aria-label={t('signIn.people')}>
      {people.slice(from, from + SHOWN).map((user, i) => (
        <li key={user.user} role="option" aria-selected={from + i === at}>
          <b>{pick(user.name, language)}</b>
          <span>{pick(user.title, language)}</span>
          <span className="num">{user.user}</span>
        </li>
      ))}
    </ul>
  );
}

/** Where the person whom the last badge chose stands in the list; null when none did. */
export function badgePlace(people: readonly Person[], badge: SessionView['badge']): { at: number; no: number } | null {
  const at = badge === null ? -1 : people.findIndex(({ user }) => user === badge.user);
  return badge === null || at < 0 ? null : { at, no: badge.no };
}
