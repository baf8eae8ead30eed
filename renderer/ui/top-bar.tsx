/** Mark, task, office, set, person, clock: the same places on every screen. What is not known yet is "–". */
import { memo, type JSX } from 'react';
import { Mark } from './icons.tsx';
import { Clock } from './clock.tsx';

/** Two lines of one place in the bar. */
export type Meta = { readonly main: string; readonly below: string };

export type TopBarProps = {
  readonly product: string;
  readonly task: string;
  readonly detail: string;
  /** The word TEST, or null on a protected station. */
  readonly testMark: string | null;
  readonly places: readonly Meta[];
  readonly zone: string;
};

export const TopBar = memo(function TopBar({
  product,
  task,
  detail,
  testMark,
  places,
  zone,
}: TopBarProps): JSX.Element {
  return (
    <header className="top">
      <div className="brand">
        <Mark />
        <span>{product}</span>
      </div>
      <div className="task">
        <h1>{task}</h1>
        <span>{detail}</span>
      </div>
      {testMark === null ? null : (
        <div className="test">
          <b>{testMark}</b>
        </div>
      )}
      {places.map((place, i) => (
        <div className="meta" key={i}>
          <b>{place.main}</b>
          <span>{place.below}</span>
        </div>
      ))}
      <Clock zone={zone} />
    </header>
  );
});
