/** Beside the form: what the scale says, what was asked, and the parcels of this set with their sum. */
import type { JSX } from 'react';
import { groupNumber } from '../../../domain/identifiers/display.ts';
import type { DeskView } from '../../../domain/contract/station.ts';
import type { WalkInView } from '../../../domain/contract/walk-in.ts';
import { useDesk } from '../../app/station-context.tsx';
import { useWords, type Translate } from '../../i18n/use-words.ts';
import { groupIndian, rupees } from '../../ui/format.ts';
import { Sign } from '../../ui/icons.tsx';
import type { BookingForm } from './booking-form.ts';

type Props = {
  /** Not beside a booked parcel, whose contents were asked. */
  readonly asks: boolean;
  readonly contents: BookingForm['contents'];
  readonly view: WalkInView | null;
};

export function WalkInAside({ asks, contents, view }: Props): JSX.Element {
  const { t } = useWords();
  const scale = useDesk(scaleOf);
  return (
    <aside className="walkinside">
      <h2>{t('scale.name')}</h2>
      <p className="weight">{weightText(scale, t)}</p>
      <p className="reading">
        {isSteady(scale) ? <Sign sign="lock" /> : null} <span>{readingText(scale, t)}</span>
      </p>
      {asks ? <h2>{t('walkIn.contents')}</h2> : null}
      {asks ? <p>{t(`walkIn.contentsState.${contents ?? 'open'}`)}</p> : null}
      <h2>{t('walkIn.ofSet')}</h2>
      <p data-walk-ins>
        {t('walkIn.sum', {
          count: view?.count ?? 0,
          number: groupIndian(view?.count ?? 0),
          amount: rupees(view?.paise ?? 0),
        })}
      </p>
      <ul className="walkins">
        {(view?.rows ?? []).map((row) => (
          <li key={row.use} className={row.voided ? 'void' : undefined}>
            <b>{groupNumber(row.number)}</b>
            <span>{row.voided ? t('walkIn.voided') : rupees(row.tariffPaise)}</span>
          </li>
        ))}
      </ul>
    </aside>
  );
}

type Scale = DeskView['scale'];
const scaleOf = (desk: DeskView): Scale => desk.scale;

/** Stable, and no other parcel's. */
function isSteady(scale: Scale | undefined): boolean {
  return scale?.state === 'ready' && scale.reading === 'stable' && !scale.held;
}

function weightText(scale: Scale | undefined, t: Translate): string {
  if (scale?.state !== 'ready' || scale.grams === null) return '–';
  return t('unit.grams', { number: groupIndian(Math.round(scale.grams)) });
}

function readingText(scale: Scale | undefined, t: Translate): string {
  if (scale === undefined) return '–';
  if (scale.state !== 'ready') return t(`scale.state.${scale.state}`);
  if (scale.reading === 'stable' && scale.held) return t('walkIn.heldWeight');
  return t(`scale.reading.${scale.reading}`);
}
