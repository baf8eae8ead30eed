/**
 * Rows of the manifest tables, and what they mean.
 */
import type { Alias } from '../../../domain/custody/event.ts';
import type { ExpectedItem } from '../../../domain/custody/facts.ts';
import type { ConsignmentId, ItemNumber } from '../../../domain/custody/ids.ts';
import type { ContractTerms, ManifestRef } from '../../../domain/custody/manifest-ref.ts';
import type { ListedLine } from '../../../domain/custody/revise-manifest.ts';
import { toServices } from './services.ts';

export type Manifest = {
  readonly consignment: ConsignmentId;
  readonly ref: ManifestRef;
  readonly partner: string;
  readonly vehicle: string | null;
  readonly declared: number;
  readonly declaredGrams: number;
  readonly terms: ContractTerms;
  readonly receivedMs: number;
  /** When the partner cancelled the whole of it. */
  readonly cancelledMs: number | null;
};
export type ManifestItem = ExpectedItem & {
  readonly consignment: ConsignmentId;
  /** Null where the manifest does not name it. */
  readonly office: string | null;
  readonly circle: string | null;
  /** When the partner's word came that took it off the list; null while it stands. */
  readonly cancelledMs: number | null;
};

export type DeclaredCount = Omit<Manifest, 'ref' | 'receivedMs' | 'cancelledMs'>;

export type ManifestRow = {
  consignment: ConsignmentId;
  version: number;
  partner: string;
  vehicle: string | null;
  declared: number;
  declared_grams: number;
  terms: string;
  received_ms: number;
  source: ManifestRef['source'];
  hash: string | null;
  cancelled_ms: number | null;
};
export type LineRow = {
  consignment: ConsignmentId;
  line: number;
  item: ItemNumber;
  aliases: string;
  pin: string;
  office: string;
  circle: string;
  grams: number;
  cancelled_ms: number | null;
  cod_paise: number;
  insured_paise: number;
  registration: number;
  otp: number;
  length_cm: number | null;
  breadth_cm: number | null;
  height_cm: number | null;
};

export function toManifest(row: ManifestRow): Manifest {
  const { consignment, partner, vehicle, declared } = row;
  const terms = JSON.parse(row.terms) as ContractTerms;
  return {
    consignment,
    ref: refOf(row),
    partner,
    vehicle,
    declared,
    declaredGrams: row.declared_grams,
    terms,
    receivedMs: row.received_ms,
    cancelledMs: row.cancelled_ms,
  };
}

function refOf({ source, version, hash }: ManifestRow): ManifestRef {
  if (source === 'feed') return { source, version };
  return source === 'file' && hash !== null ? { source, hash } : { source: 'declared' };
}

export function toItem(row: LineRow): ManifestItem {
  const { consignment, line, item, pin, grams } = row;
  const aliases = JSON.parse(row.aliases) as Alias[];
  const names = { office: row.office || null, circle: row.circle || null };
  const ordered = { cm: sidesOf(row), services: toServices(row), cancelledMs: row.cancelled_ms };
  return { consignment, line, item, aliases, pin, ...names, grams, ...ordered };
}

export function toListed(row: LineRow): ListedLine {
  const { line, item, pin, grams } = row;
  const { codPaise, insuredPaise, registration, otp } = toServices(row);
  const cm = sidesOf(row);
  const said = { line, item, aliases: JSON.parse(row.aliases) as Alias[], pin, grams, codPaise, registration, otp };
  const names = { office: row.office || null, circle: row.circle || null };
  const more = { ...(cm === null ? {} : { cm }), ...(insuredPaise === 0 ? {} : { insuredPaise }) };
  return { line: { ...said, ...names, ...more }, cancelledMs: row.cancelled_ms };
}

function sidesOf({ length_cm: length, breadth_cm: breadth, height_cm: height }: LineRow): ManifestItem['cm'] {
  return length === null || breadth === null || height === null ? null : { length, breadth, height };
}
