/** Which screen the session calls for. There is no other navigation: the station's phase decides. */
import type { JSX } from 'react';
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
  if (session === undefined) return <StartingScreen />;
  switch (session.phase) {
    case 'not-enrolled':
      return <EnrolScreen centreUrl={session.centreUrl} />;
    case 'locked':
      return <SignInScreen users={session.users} badge={session.badge} />;
    case 'no-set':
      return <OpenSetScreen />;
    case 'ready':
      return <ReadyArea />;
  }
}

type Routed = Pick<SessionView, 'phase' | 'centreUrl' | 'users' | 'badge'>;

const routed = ({ phase, centreUrl, users, badge }: SessionView): Routed => ({ phase, centreUrl, users, badge });

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
