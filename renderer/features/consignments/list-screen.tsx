/** Consignments that have come in or are expected. Arrow keys choose, F10 starts; F8 twice closes the set. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { ConsignmentSummary } from '../../../domain/contract/accept-view.ts';
import { faultText } from '../../app/fault-words.ts';
import { FrameHelp, underHelp, useHelp } from '../../app/frame-help.tsx';
import { useGuide } from '../../app/guide/use-guide.ts';
import { plainKeys } from '../../app/plain-keys.ts';
import { Screen } from '../../app/screen.tsx';
import { useStation } from '../../app/station-context.tsx';
import { useHasReportPrinter, usePapers } from '../../app/use-papers.ts';
import { useWords, type Translate } from '../../i18n/use-words.ts';
import { useHeldChoice } from '../../ui/held-choice.ts';
import { useMinute } from '../../ui/use-minute.ts';
import { FaultLine } from '../../ui/fault-line.tsx';
import { listGuide } from './consignments-guide.ts';
import { DeclarationScreen } from './declaration-screen.tsx';
import { ConsignmentList } from './consignment-list.tsx';
import { listKeys, type ListWays } from './list-keys.ts';
import { ListAside } from './list-aside.tsx';
import { listRows, waitingOf, type ListRow } from './list-rows.ts';
import { SetBalance } from './set-balance.tsx';
import { useConsignmentDeeds, type ConsignmentDeeds } from './use-consignment-deeds.ts';

const REFRESH_MS = 2_000;

export function ListScreen(ways: ListWays): JSX.Element {
  const { t, language, switchLanguage } = useWords();
  const { client } = useStation();
  const cache = useQueryClient();
  const [asking, setAsking] = useState<ConsignmentSummary | null>(null);
  const list = useQuery({
    queryKey: ['consignments'],
    queryFn: ({ signal }) => client.consignment.list(undefined, { signal }),
    refetchInterval: REFRESH_MS,
  });
  const rows = listRows(list.data ?? [], usePapers(), useMinute());
  const at = useHeldChoice(rows.map(({ id }) => id)); // the feed brings new ones meanwhile
  const row = rows[at];
  const paper = row?.kind === 'paper' ? row.paper : null;
  const hasPrinter = useHasReportPrinter();
  const [closing, setClosing] = useState(false);
  const deeds = useConsignmentDeeds(client, cache);
  const compare = (consignment: string): void => deeds.compare({ consignment, language }, ways.onCompared);
  const print = (document: string): void => deeds.print({ document, language });
  const chosen = row?.kind === 'waiting' ? row.consignment : undefined;
  const isWalkIn = list.data !== undefined && row?.kind === 'walk-in';
  const state = { chosen, isWalkIn, paper, hasPrinter, closing, setClosing, setAsking };
  const help = useHelp();
  const F11 = { label: t('key.language'), act: switchLanguage };
  const keys = plainKeys(t, underHelp(help, { ...listKeys(t, { ...state, ways, deeds, compare, print }), F11 }));
  const { fault } = deeds;
  const guide = useGuide(listGuide(list.data, waitingOf(rows)), help.isOpen || closing);
  if (asking !== null) return <Declaration asking={asking} deeds={deeds} onBack={() => setAsking(null)} />;
  return (
    <Screen task={t('accept.title')} detail={t('consignments.detail')} keys={keys} guide={guide}>
      <main className="work">
        {help.isOpen ? (
          <FrameHelp />
        ) : (
          <div className="body">
            <p className="big">{closing ? t('consignments.closeQuestion') : headingOf(list.data, { rows, row }, t)}</p>
            {closing ? (
              <>
                <SetBalance />
                <p className="lead">{t('consignments.closeLead')}</p>
              </>
            ) : (
              <ConsignmentList rows={rows} at={at} />
            )}
            <FaultLine text={fault === null ? null : faultText(fault, t)} />
          </div>
        )}
        <ListAside paper={paper} />
      </main>
    </Screen>
  );
}

type Asking = { asking: ConsignmentSummary; deeds: ConsignmentDeeds; onBack: () => void };

function Declaration({ asking, deeds, onBack }: Asking): JSX.Element {
  const { consignment, partner, terms } = asking;
  return (
    <DeclarationScreen
      consignment={consignment}
      partner={partner}
      list={terms.prohibitedList ?? null}
      onSeen={(form) => deeds.receive(consignment, { form })}
      onBack={onBack}
      fault={deeds.fault}
    />
  );
}

type Chosen = { readonly rows: readonly ListRow[]; readonly row: ListRow | undefined };

function headingOf(known: readonly ConsignmentSummary[] | undefined, { rows, row }: Chosen, t: Translate): string {
  if (known === undefined) return '–';
  if (rows[0]?.kind !== 'waiting') return t('consignments.none');
  return t(row?.kind === 'paper' ? 'consignments.headingDone' : 'consignments.heading');
}
