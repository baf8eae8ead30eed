/** What makes the sheet a document: two signatures, and the ledger head in plain text. */
import type { JSX } from 'react';
import type { AcceptanceManifest } from '../../domain/contract/document-model.ts';
import { useWords } from '../i18n/use-words.ts';
import { groupIndian } from '../ui/format.ts';

export function Signatures({ partner, agree }: { partner: string; agree: string }): JSX.Element {
  const { t } = useWords();
  return (
    <section className="signatures">
      <h2>{t('paper.signatures')}</h2>
      <p>{agree}</p>
      <div className="boxes">
        <Box title={t('paper.forPost')} />
        <Box title={t('paper.forPartner', { partner })} />
      </div>
    </section>
  );
}

function Box({ title }: { title: string }): JSX.Element {
  const { t } = useWords();
  return (
    <div>
      <h3>{title}</h3>
      <p>{t('paper.signName')}</p>
      <p>{t('paper.signDate')}</p>
      <p className="tall">{t('paper.signature')}</p>
    </div>
  );
}

export function Head({ head }: Pick<AcceptanceManifest, 'head'>): JSX.Element {
  const { t } = useWords();
  return (
    <section className="head">
      <h2>{t('paper.head')}</h2>
      <p>{t('paper.headStation', { station: head.station, seq: groupIndian(head.seq) })}</p>
      <p className="hex">
        <span>{t('paper.headEpoch')}</span> {inEights(head.epoch)}
      </p>
      <p className="hex">
        <span>{t('paper.headHash')}</span> {inEights(head.hash)}
      </p>
      <p>{t('paper.headNote')}</p>
    </section>
  );
}

function inEights(hex: string): string {
  return (hex.match(/.{1,8}/g) ?? []).join(' ');
}
