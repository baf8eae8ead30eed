/** Where the parcel goes: PIN and place at the largest size, and the slot. Without a destination the lane takes their place. */
import { groupPin } from '../../../domain/identifiers/display.ts';
import type { JSX } from 'react';
import type { Destination } from '../../../domain/contract/accept-view.ts';
import { circleName } from '../../i18n/names.ts';
import { pick } from '../../i18n/language.ts';
import { useWords } from '../../i18n/use-words.ts';

/** `waiting` is no lane of the book: a parcel under a count, whose line is not known yet. */
type Lane = 'forward' | 'quarantine' | 'waiting';
type PlaceProps = { destination: Destination | null; lane: Lane; showPinLabel: boolean };

export function Place({ destination, lane, showPinLabel }: PlaceProps): JSX.Element {
  const { t, language } = useWords();
  const place = destination === null ? t(`lane.${lane}.place`) : pick(destination.place, language);
  const office = destination === null ? t(`lane.${lane}.advice`) : officeOf(destination, (name) => circleName(name, t));
  return (
    <div className="dest">
      <div>
        {destination !== null && showPinLabel ? <div className="lbl">{t('pin')}</div> : null}
        {destination === null ? null : <div className="pin">{groupPin(destination.pin)}</div>}
        <div className={`place${lengthClass(place)}`}>{place}</div>
        <div className="office">{office}</div>
      </div>
      <Slot destination={destination} lane={lane} />
    </div>
  );
}

function Slot({ destination, lane }: { destination: Destination | null; lane: Lane }): JSX.Element {
  const { t } = useWords();
  const isLane = lane === 'quarantine';
  const isWide = (destination?.slot.length ?? 0) > 2;
  return (
    <div className={isLane ? 'slot lane' : isWide ? 'slot wide' : 'slot'}>
      <span className="lbl">{isLane ? t('lane.label') : t('slot')}</span>
      <b>{isLane ? t('lane.letter') : (destination?.slot ?? '–')}</b>
    </div>
  );
}

function officeOf({ office, circle }: Destination, circleText: (name: string) => string): string {
  return [office, circle === null ? null : circleText(circle)].filter((part) => part !== null).join(' · ');
}

/** Long names take the smaller sizes; a place is never cut. */
function lengthClass(place: string): string {
  const letters = [...new Intl.Segmenter('hi').segment(place)].length;
  return letters >= 16 ? ' longest' : letters >= 12 ? ' long' : '';
}
