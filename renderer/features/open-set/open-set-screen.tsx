/** No set is open: nothing can be scanned until it is. F10 opens it, once the screen has stood: F10 signed in, too. */
import { useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { faultText } from '../../app/fault-words.ts';
import { FrameHelp, underHelp, useHelp } from '../../app/frame-help.tsx';
import { useGuide } from '../../app/guide/use-guide.ts';
import { plainKeys } from '../../app/plain-keys.ts';
import { RefusedScans } from '../../app/refused-scans.tsx';
import { Screen } from '../../app/screen.tsx';
import { takeSession, useStation } from '../../app/station-context.tsx';
import { useCommand } from '../../app/use-command.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FaultLine } from '../../ui/fault-line.tsx';
import { dateText } from '../../ui/format.ts';
import { useMinute } from '../../ui/use-minute.ts';

export function OpenSetScreen(): JSX.Element {
  const { t, switchLanguage } = useWords();
  const { client } = useStation();
  const cache = useQueryClient();
  const { run, fault } = useCommand();
  const open = (): void =>
    run(
      (requestId, options) => client.set.open({ requestId }, options),
      (session) => takeSession(cache, session),
    );
  const lock = (): void =>
    run(
      (requestId, options) => client.session.lock({ requestId }, options),
      (session) => takeSession(cache, session),
    );
  const help = useHelp();
  const guide = useGuide({ step: 'openSet' }, help.isOpen);
  const keys = plainKeys(
    t,
    underHelp(help, {
      F10: { label: t('key.openSet'), act: open, solid: true, confirms: 'open-set' },
      F11: { label: t('key.language'), act: switchLanguage },
      F12: { label: t('key.lock'), act: lock },
    }),
  );
  return (
    <Screen task={t('openSet.title')} detail={dateText(useMinute())} keys={keys} guide={guide}>
      <main className="work">
        {help.isOpen ? (
          <FrameHelp />
        ) : (
          <div className="body">
            <p className="big">{t('openSet.heading')}</p>
            <p className="lead">{t('openSet.lead')}</p>
            <RefusedScans because="noSet" />
            <FaultLine text={fault === null ? null : faultText(fault, t)} />
          </div>
        )}
        <aside>
          <h2>{t('aside.title')}</h2>
          <p>{t('openSet.aside1')}</p>
          <p>{t('openSet.aside2')}</p>
        </aside>
      </main>
    </Screen>
  );
}
