/** What a document is about, in two columns, and how it writes places, times and sets. */
import { Fragment, type JSX } from 'react';
import type { PaperModel } from '../../domain/contract/document-model.ts';
import { pick, type Language } from '../i18n/language.ts';
import { clockText, dateText } from '../ui/format.ts';

export type Fact = readonly [name: string, value: string];

export function PaperFacts({ facts }: { facts: readonly Fact[] }): JSX.Element {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

export function officeText({ office, officePin }: PaperModel, language: Language): string {
  return officePin === null ? pick(office, language) : `${pick(office, language)} ${officePin}`;
}

export function moment(atMs: number): string {
  return `${dateText(atMs)} ${clockText(atMs)}`;
}

/** A set as the ledger names it, "2026-11-24#1", in the order people say it; any other name stays. */
export function setText(set: string): string {
  const [, year, month, day, no] = /^(\d{4})-(\d{2})-(\d{2})#(\d+)$/.exec(set) ?? [];
  return no === undefined ? set : `${no} · ${day}-${month}-${year}`;
}
