/** A screen in the frame: what is constant comes from the session and the desk, the rest from the task. */
import { useMemo, type JSX, type ReactNode } from 'react';
import type { SessionView } from '../../domain/contract/station.ts';
import { counterName } from '../i18n/names.ts';
import { pick, type Language } from '../i18n/language.ts';
import { useWords, type Translate } from '../i18n/use-words.ts';
import { isoDateText, clockText } from '../ui/format.ts';
import { Frame } from '../ui/frame.tsx';
import { KeyBar } from '../ui/key-bar.tsx';
import type { KeyMap } from '../ui/keys.ts';
import { useLitKeys } from '../ui/standing-question.ts';
import { TopBar, type Meta } from '../ui/top-bar.tsx';
import { useFunctionKeys } from '../ui/use-function-keys.ts';
import { BadgeStrip, useBadgeNews } from './badge-strip.tsx';
import { CommandStrip } from './command-strip.tsx';
import { GuideNote } from './guide/guide-note.tsx';
import type { GuideStep } from './guide/guide-step.ts';
import { PinStrip } from './pin-strip.tsx';
import { useSession } from './station-context.tsx';
import { StatusStrip } from './status-strip.tsx';
import { useCommandScans } from './use-command-scans.ts';
import { usePinBox } from './use-pin-box.ts';

type ScreenProps = {
  task: string;
  detail: string;
  keys: KeyMap;
  /** What a newcomer does next; null for everybody else. */
  guide?: GuideStep | null;
  children: ReactNode;
};

export function Screen({ task, detail, keys, guide = null, children }: ScreenProps): JSX.Element {
  const { t, language } = useWords();
  const session = useSession(whole);
  const places = useMemo(() => placesOf(session, t, language), [session, t, language]);
  const asked = usePinBox();
  const news = useBadgeNews();
  const acting = useLitKeys(asked?.keys ?? keys);
  useFunctionKeys(acting);
  const command = useCommandScans(acting);
  return (
    <Frame
      top={
        <TopBar
          product={t('product')}
          task={task}
          detail={detail}
          testMark={session?.test === true ? t('testMark') : null}
          places={places}
          zone={t('zone')}
        />
      }
      over={
        asked !== null ? (
          <PinStrip asked={asked} />
        ) : command !== null ? (
          <CommandStrip news={command} />
        ) : news !== null ? (
          <BadgeStrip news={news} />
        ) : null
      }
      guide={guide === null || asked !== null ? null : <GuideNote {...guide} />}
      keys={<KeyBar keys={acting} label={t('key.bar')} />}
      status={<StatusStrip />}
    >
      {children}
    </Frame>
  );
}

const whole = (view: SessionView): SessionView => view;

function placesOf(session: SessionView | undefined, t: Translate, language: Language): readonly Meta[] {
  if (session?.station == null) return [];
  const { station, set, user } = session;
  const office: Meta = {
    main: [pick(station.officeName, language), station.officePin].filter((part) => part !== null).join(' '),
    below: counterName(station.counter, t),
  };
  const shift: Meta =
    set === null
      ? { main: t('top.noSet'), below: '–' }
      : {
          main: t('top.set', { no: set.no }),
          below: t('top.since', { date: isoDateText(set.date), time: clockText(set.openedAtMs) }),
        };
  const person: Meta =
    user === null
      ? { main: t('top.nobody'), below: '–' }
      : { main: pick(user.name, language), below: pick(user.title, language) };
  return [office, shift, person];
}
