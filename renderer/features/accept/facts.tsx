/** The line of small facts under the destination; the last one stands at the right. */
import type { JSX, ReactNode } from 'react';

export type Fact = { readonly label: string; readonly value: ReactNode };

export function Facts({ facts, next }: { facts: readonly Fact[]; next: Fact }): JSX.Element {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
      <div className="next">
        <dt>{next.label}</dt>
        <dd>{next.value}</dd>
      </div>
    </dl>
  );
}
