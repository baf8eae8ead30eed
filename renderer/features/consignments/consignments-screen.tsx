/** Consignments that have come in or are expected. Arrow keys choose, F10 starts; F8 twice closes the set. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { ConsignmentSummary } from '../../../domain/contract/accept-view.ts';
import { faultText } from '../../app/fault-words.ts';
import { FrameHelp, underHelp, useHelp } from '../../app/frame-help.tsx';
import { plainKeys } from '../../app/plain-keys.ts';
import { Screen } from '../../app/screen.tsx';
import { useStation } from '../../app/station-context.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useChoice } from '../../ui/choose.ts';
import { FaultLine } from '../../ui/fault-line.tsx';
import { ConsignmentList } from './consignment-list.tsx';
import { SetBalance } from './set-balance.tsx';
import { useConsignmentDeeds } from './use-consignment-deeds.ts';

const REFRESH_MS = 2_000;

export function ConsignmentsScreen({ onFind }: { onFind: () => void }): JSX.Element {
  const { t, switchLanguage } = useWords();
  const { client } = useStation();
  const cache = useQueryClient();
  const list = useQuery({
    queryKey: ['consignments'],
    queryFn: ({ signal }) => client.consignment.list(undefined, { signal }),
    refetchInterval: REFRESH_MS,
  });
  const waiting = (list.data ?? []).filter((consignment) => consignment.state !== 'finished');
  const at = useChoice(waiting.length, true);
  const [closing, setClosing] = useState(false);
  const { receive, closeSet, lock, fault } = useConsignmentDeeds(client, cache);
  const chosen = waiting[at];
  const help = useHelp();
  const keys = plainKeys(
    t,
    underHelp(help, {
      F2: { label: t('key.back'), act: closing ? () => setClosing(false) : undefined },
      F3: { label: t('key.findOffice'), act: closing ? undefined : onFind },
      F8: {
        label: t('key.closeSet'),
        act: closing ? closeSet : () => setClosing(true),
        solid: closing,
        confirms: closing ? 'close-set' : undefined,
      },
      F10: {
        label: t('key.start'),
        act: chosen === undefined || closing ? undefined : () => receive(chosen.consignment),
        solid: true,
      },
      F11: { label: t('key.language'), act: switchLanguage },
      F12: { label: t('key.lock'), act: lock },
    }),
  );
  return (
    <Screen task={t('accept.title')} detail={t('consignments.detail')} keys={keys}>
      <main className="work">
        {help.isOpen ? (
          <FrameHelp />
        ) : (
          <div className="body">
            <p className="big">{closing ? t('consignments.closeQuestion') : headingOf(list.data, waiting, t)}</p>
            {closing ? (
              <>
                <SetBalance />
                <p className="lead">{t('consignments.closeLead')}</p>
              </>
            ) : (
              <ConsignmentList consignments={waiting} at={at} />
            )}
            <FaultLine text={fault === null ? null : faultText(fault, t)} />
          </div>
        )}
        <aside>
          <h2>{t('aside.title')}</h2>
          <p>{t('consignments.aside1')}</p>
          <p>{t('consignments.aside2')}</p>
          <p>{t('consignments.aside3')}</p>
        </aside>
      </main>
    </Screen>
  );
}

function headingOf(
  known: readonly ConsignmentSummary[] | undefined,
  waiting: readonly ConsignmentSummary[],
  t: ReturnType<typeof useWords>['t'],
): string {
  if (known === undefined) return '–';
  return waiting.length === 0 ? t('consignments.none') : t('consignments.heading');
}
