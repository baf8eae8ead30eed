/** Which screen the session calls for. There is no other navigation: the station's phase decides. */
import { useState, type JSX } from 'react';
import type { SessionView } from '../../domain/contract/station.ts';
import { EnrolScreen } from '../features/enrol/enrol-screen.tsx';
import { OpenSetScreen } from '../features/open-set/open-set-screen.tsx';
import { SignInScreen } from '../features/sign-in/sign-in-screen.tsx';
import { useWords } from '../i18n/use-words.ts';
import { plainKeys } from './plain-keys.ts';
import { ReadyArea } from './ready-area.tsx';
import { Screen } from './screen.tsx';
import { useFollowedStation, useSession, useStation } from './station-context.tsx';
import { useTouches } from './use-touches.ts';

export function Router(): JSX.Element {
  const station = useStation();
  useFollowedStation(station);
  useTouches(station);
  const session = useSession(routed);
  const last = useLast(session?.user ?? null);
  if (session === undefined) return <StartingScreen />;
  switch (session.phase) {
    case 'not-enrolled':
      return <EnrolScreen centreUrl={session.centreUrl} />;
    case 'locked':
      return <SignInScreen users={session.users} badge={session.badge} last={last} />;
    case 'no-set':
      return <OpenSetScreen />;
    case 'ready':
      return <ReadyArea />;
  }
}

type Routed = Pick<SessionView, 'phase' | 'centreUrl' | 'users' | 'badge'> & { readonly user: string | null };

function routed({ phase, centreUrl, users, badge, user }: SessionView): Routed {
  return { phase, centreUrl, users, badge, user: user?.user ?? null };
}

/** Who worked here last, as far as this page has seen: after a lock it is mostly the same person who comes back. */
function useLast(user: string | null): string | null {
  const [last, setLast] = useState<string | null>(null);
  if (user !== null && user !== last) setLast(user);
  return user ?? last;
}

/** The frame and the keys at once; what is not known yet is "–". */
function StartingScreen(): JSX.Element {
  const { t, switchLanguage } = useWords();
  const keys = plainKeys(t, { F11: { label: t('key.language'), act: switchLanguage } });
  return (
    <Screen task="–" detail="" keys={keys}>
      <main className="work">
        <div className="body" />
        <aside />
      </main>
    </Screen>
  );
}
