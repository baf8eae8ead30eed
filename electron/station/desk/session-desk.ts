/**
 * Who is at the station: enrolled or not, locked or not, with a set or without.
 */
import type { SessionView } from '../../../domain/contract/station.ts';
import type { UserId } from '../../../domain/custody/ids.ts';
import { mayConfirm } from '../../../domain/custody/roles.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { runCommand, type CommandFault } from '../commands/run-command.ts';
import type { Core } from '../core.ts';
import { stationFacts } from '../people/station-facts.ts';
import type { Person } from '../projections/people-table.ts';
import { createLive, type Live } from './live.ts';
import { createCommandList, type CommandList } from './command-list.ts';
import { createPinBox, type PinBox } from './pin-box.ts';

export type SessionDesk = {
  readonly live: Live<SessionView>;
  /** Whoever changes it publishes by `refresh`. */
  readonly box: PinBox;
  readonly commands: CommandList;
  readonly refresh: () => SessionView;
  /** Called after the PIN was checked. Refused when the ledger did not take the event: then nobody is signed in. */
  readonly signIn: (
    requestId: string,
    person: Person,
    event: 'user.signed-in' | 'user.pin-set',
  ) => Reply<SessionView, CommandFault>;
  readonly lock: () => SessionView;
};

/** `centreUrl` is the address the enrolment screen offers. */
export function createSessionDesk(
  core: Core,
  options: { readonly test: boolean; readonly centreUrl: () => string },
): SessionDesk {
  const box = createPinBox();
  const commands = createCommandList(core.boot);
  const compose = (): SessionView => ({
    ...sessionView(core, options.test, options.centreUrl()),
    ...box.view(),
    ...commands.view(),
  });
  const live = createLive(compose());
  const refresh = (): SessionView => {
    const view = compose();
    live.set(view);
    return view;
  };
  return {
    live,
    box,
    commands,
    refresh,
    signIn: (requestId, person, event) => {
      const before = core.session.person;
      core.session.person = person; // the actor of the event
      const ran = runCommand<UserId, CommandFault>(core, {
        requestId,
        name: event,
        action: null,
        decide: () => ok({ events: [{ type: event, payload: { user: person.user } }], answer: () => person.user }),
      });
      // A request that let another person in says nothing about this one.
      const isTheirs = ran.ok && ran.value.answer === person.user;
      if (isTheirs) {
        box.clear();
        commands.clear();
      } else core.session.person = before;
      const view = refresh();
      if (!ran.ok) return ran;
      return isTheirs ? ok(view) : refuse({ kind: 'request-reused', command: event });
    },
    lock: () => {
      core.session.person = null;
      box.clear();
      commands.clear();
      return refresh();
    },
  };
}

function sessionView(core: Core, test: boolean, centreUrl: string): Omit<SessionView, 'pinBox' | 'badge' | 'commands'> {
  const facts = stationFacts(core.store.events);
  const { people, sets, begun } = core.projections;
  const office = facts === null ? null : people.office(facts.office);
  const open = sets.open();
  const { person } = core.session;
  return {
    phase: facts === null ? 'not-enrolled' : person === null ? 'locked' : open === null ? 'no-set' : 'ready',
    test,
    station:
      facts === null
        ? null
        : {
            station: facts.station,
            office: facts.office,
            officeName: office?.name ?? { en: facts.office, hi: facts.office },
            officePin: office?.pin ?? null,
            counter: facts.counter,
          },
    users: people.people().map(({ user, name, title, hasPin, role }) => {
      const newcomer = begun.first(user) === null;
      return { user, name, title, hasPin, supervisor: mayConfirm(role), newcomer };
    }),
    user: person === null ? null : { user: person.user, name: person.name, title: person.title },
    set:
      open === null ? null : { date: open.set.date, no: open.set.no, openedAtMs: open.openedMs, opening: open.opening },
    centreUrl,
  };
}
