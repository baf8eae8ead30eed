/**
 * The receipt of a parcel that a customer handed in, on half a sheet: number as barcode and text, what was taken and paid, and the
 * ledger head that proves it. Names and addresses are not on it.
 */
import { Fragment, type JSX } from 'react';
import type { WalkInReceipt } from '../../domain/contract/document-model.ts';
import { groupNumber, groupPin } from '../../domain/identifiers/display.ts';
import { counterName } from '../i18n/names.ts';
import { pick } from '../i18n/language.ts';
import { useWords, type Translate } from '../i18n/use-words.ts';
import { clockText, dateText, groupIndian, rupees } from '../ui/format.ts';
import { code128Drawing } from './code128.ts';
import { codeText } from './qr-matrix.ts';
import { QrCode } from './qr-code.tsx';

export function ReceiptSheet({ model }: { model: WalkInReceipt }): JSX.Element {
  const { t, language } = useWords();
  const mark = [model.voided ? t('receipt.void') : null, model.test ? t('paper.testSheet') : null].filter(
    (text) => text !== null,
  );
  return (
    <main className="paper receipt">
      <header>
        <div>
          <p className="department">{t('paper.department')}</p>
          <h1>{t('receipt.title')}</h1>
          {mark.map((text) => (
            <p key={text} className="test">
              {text}
            </p>
          ))}
        </div>
        <QrCode text={codeText(model)} label={t('paper.qr')} />
      </header>
      <section className="article">
        <Barcode text={model.item} />
        <p className="articlenumber">{groupNumber(model.item)}</p>
      </section>
      <dl className="facts">
        {factsOf(model, t, language).map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <p className="paid">
        <span>{t('receipt.paid')}</span> <b>{rupees(model.tariffPaise)}</b>
      </p>
      <section className="head">
        <p>{t('paper.headStation', { station: model.head.station, seq: groupIndian(model.head.seq) })}</p>
        <p className="hex">{model.head.hash}</p>
        <p>{t('receipt.keep')}</p>
      </section>
    </main>
  );
}

function Barcode({ text }: { text: string }): JSX.Element | null {
  const drawing = code128Drawing(text);
  if (drawing === null) return null;
  return (
    <svg
      className="barcode"
      viewBox={`-10 0 ${drawing.width + 20} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={text}
    >
      <path d={drawing.path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

function factsOf(model: WalkInReceipt, t: Translate, language: 'en' | 'hi'): readonly (readonly [string, string])[] {
  const office =
    model.officePin === null ? pick(model.office, language) : `${pick(model.office, language)} ${model.officePin}`;
  const place = model.place === null ? '' : `, ${pick(model.place, language)}`;
  const more = [model.registration ? t('walkIn.registrationOn') : null, model.otp ? t('walkIn.otpOn') : null].filter(
    (text) => text !== null,
  );
  return [
    [t('receipt.office'), `${office}, ${counterName(model.counter, t)}`],
    [t('receipt.time'), `${dateText(model.bookedAtMs)} ${clockText(model.bookedAtMs)}`],
    [t('receipt.clerk'), pick(model.bookedBy, language)],
    [t('receipt.product'), t(`walkIn.products.${model.product}`)],
    [t('receipt.weight'), t('unit.grams', { number: groupIndian(model.grams) })],
    ...(model.cm === null
      ? []
      : [[t('receipt.sides'), `${model.cm.length} × ${model.cm.breadth} × ${model.cm.height} cm`] as const]),
    [t('receipt.to'), `${groupPin(model.pin)}${place}`],
    ...(more.length === 0 ? [] : [[t('receipt.services'), more.join(', ')] as const]),
    ...(model.codPaise === 0 ? [] : [[t('receipt.cod'), rupees(model.codPaise)] as const]),
    ...(model.insuredPaise === 0 ? [] : [[t('receipt.insured'), rupees(model.insuredPaise)] as const]),
    [t('receipt.document'), model.id],
  ];
}
