/** A count compared with its manifest: the equation, and both sides of every difference. */
import type { JSX } from 'react';
import type { ReconciliationView } from '../../../domain/contract/station.ts';
import { groupNumber } from '../../../domain/identifiers/display.ts';
import { FrameHelp, underHelp, useHelp } from '../../app/frame-help.tsx';
import { plainKeys } from '../../app/plain-keys.ts';
import { Screen } from '../../app/screen.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { groupIndian } from '../../ui/format.ts';
import './file.css';
import './set-balance.css';

/** As many of each side as fit at 1366 × 768. */
const SHOWN = 7;

export function ComparedScreen({
  compared,
  onBack,
}: {
  compared: ReconciliationView;
  onBack: () => void;
}): JSX.Element {
  const { t, switchLanguage } = useWords();
  const { consignment, before, counts, absent, unexpected } = compared;
  const help = useHelp();
  const keys = plainKeys(
    t,
    underHelp(help, {
      F10: { label: t('key.continue'), act: onBack, solid: true },
      F11: { label: t('key.language'), act: switchLanguage },
    }),
  );
  const missing = absent.map((item) => ({ item, why: null }));
  return (
    <Screen task={t('accept.title')} detail={t('compare.detail')} keys={keys}>
      <main className="work">
        {help.isOpen ? (
          <FrameHelp />
        ) : (
          <div className="body" data-compared={consignment}>
            <p className="big" role="status">
              {t('compare.heading', { consignment })}
            </p>
            <Equation counts={counts} />
            <div className="difference">
              <Side title={t('compare.absent')} parcels={missing} total={counts.absent} />
              <Side title={t('compare.unexpected')} parcels={unexpected} total={counts.unmanifested} />
            </div>
          </div>
        )}
        <aside>
          <h2>{t('aside.title')}</h2>
          <p>{t('compare.before', { number: groupIndian(before) })}</p>
          <p>{t('compare.lead')}</p>
        </aside>
      </main>
    </Screen>
  );
}

function Equation({ counts }: { counts: ReconciliationView['counts'] }): JSX.Element {
  const { t } = useWords();
  const { declared, accepted, rejected, absent } = counts;
  const parts = [
    ['', t('count.declared'), declared],
    ['=', t('count.accepted'), accepted],
    ['+', t('count.rejected'), rejected],
    ['+', t('count.absent'), absent],
  ] as const;
  return (
    <div className="balance">
      {parts.map(([op, label, value]) => (
        <div key={label}>
          <span className="op">{op}</span>
          <span>
            <span className="lbl">{label}</span>
            <b>{groupIndian(value)}</b>
          </span>
        </div>
      ))}
    </div>
  );
}

type Parcel = { readonly item: string; readonly why: 'not-on-manifest' | 'same-parcel' | null };
type SideProps = { readonly title: string; readonly parcels: readonly Parcel[]; readonly total: number };

function Side({ title, parcels, total }: SideProps): JSX.Element {
  const { t } = useWords();
  const shown = parcels.slice(0, SHOWN);
  return (
    <section>
      <h2>
        {title}: {groupIndian(total)}
      </h2>
      <ul>
        {shown.map(({ item, why }) => (
          <li key={item}>
            <b>{groupNumber(item)}</b>
            {why === null ? null : <span>{t(`compare.${why}`)}</span>}
          </li>
        ))}
        {total === 0 ? <li>{t('compare.nothing')}</li> : null}
      </ul>
      {total > shown.length ? (
        <p className="note">{t('compare.more', { number: groupIndian(total - shown.length) })}</p>
      ) : null}
    </section>
  );
}
