/** What the post does not carry: the contract's own list, or the usual one. Before a consignment, or a parcel. */
import type { JSX } from 'react';
import type { Bilingual } from '../../domain/contract/shapes.ts';
import { PROHIBITED_CLASSES } from '../../domain/custody/prohibited.ts';
import { pick } from '../i18n/language.ts';
import { useWords } from '../i18n/use-words.ts';

export function ProhibitedList({ list }: { list: readonly Bilingual[] | null }): JSX.Element {
  const { t, language } = useWords();
  const classes = list?.map((one) => pick(one, language)) ?? PROHIBITED_CLASSES.map((name) => t(`prohibited.${name}`));
  return (
    <ul className="prohibited" aria-label={t('prohibited.title')}>
      {classes.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
