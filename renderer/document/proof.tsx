/** What makes the sheet a document: two signatures, and the ledger head in plain text. */
import type { JSX } from 'react';
import type { AcceptanceManifest } from '../../domain/contract/document-model.ts';
import type { DocumentSheet, SheetSignature, SheetSigner } from '../../domain/contract/document-sheet.ts';
import { pick } from '../i18n/language.ts';
import { useWords, type Translate } from '../i18n/use-words.ts';
import { groupIndian } from '../ui/format.ts';
import { moment } from './paper-facts.tsx';

type SignaturesProps = Pick<DocumentSheet, 'signed' | 'signer'> & { readonly partner: string; readonly agree: string };

/** Empty boxes to sign in; once the partner's side has, what the ledger says of it. */
export function Signatures({ partner, agree, signed, signer }: SignaturesProps): JSX.Element {
  const { t, language } = useWords();
  return (
    <section className="signatures">
      <h2>{t('paper.signatures')}</h2>
      <p>{agree}</p>
      <div className="boxes">
        <Box title={t('paper.forPost')}>
          {signed === null ? null : (
            <p className="mark">
              {t('paper.confirmedBy', { name: pick(signed.confirmedBy, language), moment: moment(signed.atMs) })}
            </p>
          )}
        </Box>
        <Box title={t('paper.forPartner', { partner })}>
          {signed === null ? null : <Signed signed={signed} signer={signer} />}
        </Box>
      </div>
    </section>
  );
}

function Box({ title, children }: { title: string; children: JSX.Element | null }): JSX.Element {
  const { t } = useWords();
  return (
    <div>
      <h3>{title}</h3>
      {children ?? (
        <>
          <p>{t('paper.signName')}</p>
          <p>{t('paper.signDate')}</p>
          <p className="tall">{t('paper.signature')}</p>
        </>
      )}
    </div>
  );
}

type SignedProps = { readonly signed: SheetSignature; readonly signer: SheetSigner | null };

function Signed({ signed, signer }: SignedProps): JSX.Element {
  const { t } = useWords();
  return (
    <div className="mark" data-signed={signed.how}>
      <p>{t(`paper.signed.${signed.how}`, { moment: moment(signed.atMs), record: signed.record })}</p>
      {signer === null ? null : <p>{signerText(signer, t)}</p>}
      {signer?.state === 'known' && signer.strokes !== null ? (
        <svg className="drawn" viewBox="0 0 1000 400" role="img" aria-label={t('paper.signature')}>
          {signer.strokes.map((stroke, at) => (
            <polyline key={at} points={pointsOf(stroke)} />
          ))}
        </svg>
      ) : null}
    </div>
  );
}

function signerText(signer: SheetSigner, t: Translate): string {
  if (signer.state !== 'known') return t(`paper.signer.${signer.state}`);
  return t('paper.signer.known', { name: signer.name, organisation: signer.organisation });
}

function pointsOf(stroke: readonly number[]): string {
  return stroke.join(' ');
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
