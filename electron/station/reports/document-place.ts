/**
 * What every document of this station says of itself: where it was made, by whom, and the event that made it.
 */
import type { AcceptanceManifest, GiveBackList } from '../../../domain/contract/document-model.ts';
import type { ConsignmentId, UserId } from '../../../domain/custody/ids.ts';
import type { Core } from '../core.ts';
import { stationFacts } from '../people/station-facts.ts';

export type Wanted = {
  readonly id: string;
  readonly consignment: ConsignmentId;
  readonly language: 'en' | 'hi';
  /** The event that made it; the newest one when it is left out. */
  readonly n?: number;
  /** The station runs on a key that no keystore protects. */
  readonly test: boolean;
};

export type DocumentPlace = Omit<Pick<AcceptanceManifest, keyof AcceptanceManifest & keyof GiveBackList>, 'kind'>;

/** Null when this station never received the consignment, or is not enrolled. */
export function placeOf(core: Core, wanted: Wanted): DocumentPlace | null {
  const { store, projections } = core;
  const facts = stationFacts(store.events);
  const manifest = projections.manifests.byConsignment(wanted.consignment);
  const n = wanted.n ?? store.events.head()?.n ?? 0;
  const [at, event] = [store.events.placeOf(n), store.events.at(n)];
  if (facts === null || manifest === null || at === null || event === null) return null;
  const office = projections.people.office(facts.office);
  return {
    id: wanted.id,
    language: wanted.language,
    composedAtMs: core.clock.nowMs(),
    office: office?.name ?? { en: facts.office, hi: facts.office },
    officePin: office?.pin ?? null,
    counter: facts.counter,
    set: event.set ?? '–',
    finishedBy: nameOf(core, wanted.n === undefined ? (core.session.person?.user ?? null) : event.actor),
    partner: manifest.partner,
    consignment: wanted.consignment,
    vehicle: manifest.vehicle,
    test: wanted.test,
    head: { station: facts.station, epoch: at.epoch, seq: at.seq, hash: at.hash },
  };
}

/** Whoever the list of people does not name any more goes by their number. */
export function nameOf(core: Core, user: UserId | null): AcceptanceManifest['finishedBy'] {
  if (user === null) return { en: '–', hi: '–' };
  return core.projections.people.person(user)?.name ?? { en: user, hi: user };
}
