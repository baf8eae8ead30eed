/** Consignments that have come in or are expected. Arrow keys choose, F10 starts; F8 twice closes the set. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { ConsignmentSummary } from '../../../domain/contract/accept-view.ts';
import type { ReconciliationView } from '../../../domain/contract/station.ts';
import { faultText } from '../../app/fault-words.ts';
import { FrameHelp, underHelp, useHelp } from '../../app/frame-help.tsx';
import { useGuide } from '../../app/guide/use-guide.ts';
import { plainKeys } from '../../app/plain-keys.ts';
import { Screen } from '../../app/screen.tsx';
import { useStation } from '../../app/station-context.tsx';
import { useWords, type Translate } from '../../i18n/use-words.ts';
import { useHeldChoice } from '../../ui/held-choice.ts';
import { useMinute } from '../../ui/use-minute.ts';
import { FaultLine } from '../../ui/fault-line.tsx';
import type { KeyName, KeySpec } from '../../ui/keys.ts';
import { listGuide } from './consignments-guide.ts';
import { asksDeclaration, DeclarationScreen } from './declaration-screen.tsx';
import { ConsignmentList } from './consignment-list.tsx';
import { SetBalance } from './set-balance.tsx';
import { useConsignmentDeeds, type ConsignmentDeeds } from './use-consignment-deeds.ts';

const REFRESH_MS = 2_000;
/** The name of the row for customers: no consignment has a name without a letter or digit. */
const CUSTOMER = '-';

type Ways = {
  readonly onFind: () => void;
  /** The fixed last row: a parcel that a customer hands in. */
  readonly onWalkIn: () => void;
  readonly onFile: () => void;
  readonly onCount: () => void;
  readonly onCompared: (compared: ReconciliationView) => void;
};

export function ListScreen(ways: Ways): JSX.Element {
  const { t, language, switchLanguage } = useWords();
  const { client } = useStation();
  const cache = useQueryClient();
  const [asking, setAsking] = useState<ConsignmentSummary | null>(null);
  const list = useQuery({
    queryKey: ['consignments'],
    queryFn: ({ signal }) => client.consignment.list(undefined, { signal }),
    refetchInterval: REFRESH_MS,
  });
  const nowMs = useMinute();
  const waiting = (list.data ?? []).filter((one) => isListed(one, nowMs));
  // The feed brings new ones meanwhile; the last row is for customers.
  const ids = waiting.map(({ consignment }) => consignment);
  const held = useHeldChoice(ids.length === 0 ? ids : [...ids, CUSTOMER]);
  const at = ids.length === 0 ? 0 : held; // alone it is chosen, but the first consignment takes its place
  const [closing, setClosing] = useState(false);
  const deeds = useConsignmentDeeds(client, cache);
  const compare = (consignment: string): void => deeds.compare({ consignment, language }, ways.onCompared);
  const state = {
    chosen: waiting[at],
    isWalkIn: list.data !== undefined && at === waiting.length,
    closing,
    setClosing,
    setAsking,
  };
  const help = useHelp();
  const F11 = { label: t('key.language'), act: switchLanguage };
  const keys = plainKeys(t, underHelp(help, { ...keysOf(t, { ...state, ways, deeds, compare }), F11 }));
  const { fault } = deeds;
  const guide = useGuide(listGuide(list.data, waiting), help.isOpen || closing);
  if (asking !== null)
    return (
      <DeclarationScreen
        consignment={asking.consignment}
        partner={asking.partner}
        list={asking.terms.prohibitedList ?? null}
        onSeen={(form) => deeds.receive(asking.consignment, { form })}
        onBack={() => setAsking(null)}
        fault={fault}
      />
    );
  return (
    <Screen task={t('accept.title')} detail={t('consignments.detail')} keys={keys} guide={guide}>
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
          <p>{t('consignments.asideFile')}</p>
          <p>{t('consignments.aside3')}</p>
        </aside>
      </main>
    </Screen>
  );
}

const DAY_MS = 86_400_000;

/** What is to be done, and for a day what a partner changed too late. */
function isListed({ state, toReconcile, changedAfterMs }: ConsignmentSummary, nowMs: number): boolean {
  if (state !== 'finished' || toReconcile) return true;
  return changedAfterMs !== null && nowMs - changedAfterMs < DAY_MS;
}

type Given = Partial<Record<KeyName, KeySpec>>;
type KeyState = {
  readonly chosen: ConsignmentSummary | undefined;
  readonly isWalkIn: boolean;
  readonly closing: boolean;
  readonly setClosing: (closing: boolean) => void;
  readonly setAsking: (asking: ConsignmentSummary) => void;
  readonly ways: Ways;
  readonly deeds: ConsignmentDeeds;
  readonly compare: (consignment: string) => void;
};

function keysOf(t: Translate, state: KeyState): Given {
  const { chosen, isWalkIn, closing, setClosing, ways, deeds, compare } = state;
  const toCompare = closing || chosen?.toReconcile !== true ? undefined : chosen.consignment;
  const start = startOf(state);
  return {
    F2: { label: t('key.back'), act: closing ? () => setClosing(false) : undefined },
    F3: { label: t('key.findOffice'), act: closing ? undefined : ways.onFind },
    F5: { label: t('key.fromFile'), act: closing ? undefined : ways.onFile },
    F6: { label: t('key.byCount'), act: closing ? undefined : ways.onCount },
    F7: { label: t('key.compare'), act: toCompare === undefined ? undefined : () => compare(toCompare) },
    F8: {
      label: t('key.closeSet'),
      act: closing ? deeds.closeSet : () => setClosing(true),
      solid: closing,
      confirms: closing ? 'close-set' : undefined,
    },
    F10: {
      label: t('key.start'),
      act: start,
      solid: true,
      confirms: start === undefined ? undefined : isWalkIn ? 'start-customer' : 'start', // F10 opened the set, or went on from the last consignment
    },
    F12: { label: t('key.lock'), act: deeds.lock },
  };
}

/** What F10 begins: the customer's form, the declaration that the contract asks for, or the work. */
function startOf({ chosen, isWalkIn, closing, setAsking, ways, deeds }: KeyState): (() => void) | undefined {
  if (closing) return undefined;
  if (isWalkIn) return ways.onWalkIn;
  if (chosen === undefined || chosen.state === 'finished') return undefined;
  if (chosen.cancelled && chosen.state === 'expected') return undefined;
  return asksDeclaration(chosen) ? () => setAsking(chosen) : () => deeds.receive(chosen.consignment, null);
}

function headingOf(
  known: readonly ConsignmentSummary[] | undefined,
  waiting: readonly ConsignmentSummary[],
  t: Translate,
): string {
  if (known === undefined) return '–';
  return waiting.length === 0 ? t('consignments.none') : t('consignments.heading');
}
