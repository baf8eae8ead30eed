/** The strip at the bottom: constant on every screen, quiet while all is well. */
import { memo, type JSX } from 'react';
import type { DeskView } from '../../domain/contract/station.ts';
import { useWords } from '../i18n/use-words.ts';
import { Sign } from '../ui/icons.tsx';
import { useMinute } from '../ui/use-minute.ts';
import { deviceItems, syncItems, type Devices, type StripItem } from './desk-words.ts';
import { useDesk, useLinkState } from './station-context.tsx';

export const StatusStrip = memo(function StatusStrip(): JSX.Element {
  const { t } = useWords();
  const nowMs = useMinute();
  const link = useLinkState();
  const sync = useDesk(syncOf);
  const devices = useDesk(devicesOf);
  const right = devices === undefined || link === 'lost' ? [] : deviceItems(devices, t);
  const crowded = right.filter((item) => item.tone === 'warn').length > 1;
  return (
    <footer className="status">
      {syncItems(sync, link, t, { nowMs, crowded }).map((item) => (
        <Item key={item.id} item={item} />
      ))}
      <span className="push" />
      {right.map((item) => (
        <Item key={item.id} item={item} />
      ))}
    </footer>
  );
});

function Item({ item }: { item: StripItem }): JSX.Element {
  return (
    <span className={item.tone === 'warn' ? 'warn' : undefined} data-strip={item.id}>
      {item.tone === 'plain' ? null : <Sign sign={item.tone === 'good' ? 'good' : 'half'} />}
      <span>{item.text}</span>
    </span>
  );
}

const syncOf = (desk: DeskView): DeskView['sync'] => desk.sync;

/** Only the states, so that a tick of the scale does not draw the strip again. */
const devicesOf = ({ scanner, scale, labelPrinter, reportPrinter, numbers }: DeskView): Devices => ({
  scanner,
  scale: scale.state,
  labelPrinter,
  reportPrinter,
  numbers,
});
