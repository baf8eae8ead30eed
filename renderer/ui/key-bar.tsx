/** The key bar. Drawn, not tabbable: there is no control in it that a scanner's Enter could press. */
import { Fragment, type JSX } from 'react';
import { groupOf, KEY_NAMES, type KeyMap, type KeySpec } from './keys.ts';

export function KeyBar({ keys, label }: { keys: KeyMap; label: string }): JSX.Element {
  return (
    <nav className="keys" aria-label={label}>
      {KEY_NAMES.map((name, place) => (
        <Fragment key={name}>
          {place > 0 && groupOf(name) !== groupOf(KEY_NAMES[place - 1] ?? name) ? <i /> : null}
          <span className={classOf(keys[name])} data-key={name} data-confirms={keys[name].confirms}>
            <b>{name}</b>
            <span>{keys[name].label}</span>
          </span>
        </Fragment>
      ))}
    </nav>
  );
}

function classOf(key: KeySpec): string {
  if (key.act === undefined) return 'key off';
  return key.solid === true ? 'key go' : 'key';
}
