/** A manifest from a file: chosen in the system's window, read by the station, and taken with F10 or refused with every fault. */
import { useState, type JSX } from 'react';
import type { FileView } from '../../../domain/contract/manifest-file.ts';
import { faultText } from '../../app/fault-words.ts';
import { FrameHelp, underHelp, useHelp } from '../../app/frame-help.tsx';
import { useGuide } from '../../app/guide/use-guide.ts';
import { plainKeys } from '../../app/plain-keys.ts';
import { Screen } from '../../app/screen.tsx';
import { useWords, type Translate } from '../../i18n/use-words.ts';
import { FaultLine } from '../../ui/fault-line.tsx';
import { groupIndian, kilogramsOne } from '../../ui/format.ts';
import { fileGuide } from './consignments-guide.ts';
import { RefusedFile } from './refused-file.tsx';
import { EMPTY_HEAD, HeadFields, isHeadReady, type Head } from './head-fields.tsx';
import { useFile } from './use-file.ts';

type Read = Extract<FileView, { phase: 'read' }>;

export function FileScreen({ onBack }: { onBack: () => void }): JSX.Element {
  const { t, switchLanguage } = useWords();
  const { view, fault, choose, take, forget } = useFile();
  const [typed, setTyped] = useState<Head | null>(null);
  const head = typed ?? headOf(view);
  const isBusy = view.phase === 'choosing' || view.phase === 'reading';
  const isReady = view.phase === 'read' && isHeadReady(head);
  const again = (): void => {
    setTyped(null); // another file has other names
    choose();
  };
  const help = useHelp();
  const keys = plainKeys(
    t,
    underHelp(help, {
      F2: { label: t('key.back'), act: isBusy ? undefined : () => forget(onBack) },
      F5: {
        label: view.phase === 'idle' ? t('key.fromFile') : t('key.otherFile'),
        act: isBusy ? undefined : again,
        solid: view.phase === 'idle' || view.phase === 'refused',
      },
      F10: {
        label: t('key.takeFile'),
        act: isReady ? () => take(view.file, head, onBack) : undefined,
        solid: view.phase === 'read',
      },
      F11: { label: t('key.language'), act: switchLanguage },
    }),
  );
  const guide = useGuide(fileGuide(view.phase, isReady), help.isOpen);
  return (
    <Screen task={t('accept.title')} detail={t('file.detail')} keys={keys} guide={guide}>
      <main className="work">
        {help.isOpen ? (
          <FrameHelp />
        ) : (
          <div className="body" data-file={view.phase}>
            {view.phase === 'refused' ? <RefusedFile problem={view.problem} /> : <Heading view={view} />}
            {view.phase === 'read' ? <HeadFields key={view.file} head={head} onChange={setTyped} /> : null}
            {view.phase === 'read' ? <Remarks view={view} /> : null}
            <FaultLine text={fault === null ? null : faultText(fault, t)} />
          </div>
        )}
        <aside>
          <h2>{t('aside.title')}</h2>
          <p>{t('file.aside1')}</p>
          <p>{t('file.aside2')}</p>
          <p>{t('file.aside3')}</p>
        </aside>
      </main>
    </Screen>
  );
}

function Heading({ view }: { view: Exclude<FileView, { phase: 'refused' }> }): JSX.Element {
  const { t } = useWords();
  const phase = view.phase === 'idle' ? 'choosing' : view.phase;
  const heading = view.phase === 'read' ? figuresOf(view, t) : t(`file.${phase === 'read' ? 'reading' : phase}`);
  const lead = view.phase === 'idle' ? t('file.aside1') : t(`file.${phase}Lead`);
  return (
    <>
      <p className="big" role="status">
        {heading}
      </p>
      <p className="lead">{lead}</p>
    </>
  );
}

function figuresOf({ parcels, totalGrams }: Read, t: Translate): string {
  const count = t('consignments.parcels', { count: parcels, number: groupIndian(parcels) });
  return `${count}, ${t('unit.kilograms', { number: kilogramsOne(totalGrams) })}`;
}

/** What was taken although it is odd, and what was passed over. */
function Remarks({ view: { checkDigits, unusualSizes, unknownColumns } }: { view: Read }): JSX.Element {
  const { t } = useWords();
  const letters = unknownColumns.slice(0, 12).join(', ') + (unknownColumns.length > 12 ? ' …' : '');
  return (
    <div className="remarks">
      {checkDigits === 0 ? null : (
        <p>{t('file.checkDigits', { count: checkDigits, number: groupIndian(checkDigits) })}</p>
      )}
      {unusualSizes === 0 ? null : (
        <p>{t('file.unusualSizes', { count: unusualSizes, number: groupIndian(unusualSizes) })}</p>
      )}
      {unknownColumns.length === 0 ? null : <p>{t('file.unknownColumns', { letters })}</p>}
    </div>
  );
}

function headOf(view: FileView): Head {
  if (view.phase !== 'read') return EMPTY_HEAD;
  const { consignment, partner, vehicle } = view;
  return { consignment: consignment ?? '', partner: partner ?? EMPTY_HEAD.partner, vehicle: vehicle ?? '' };
}
