/** Every command of the wire, by every role, in every state: what the table forbids is refused by name and writes nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { stationContract } from '../../../domain/contract/station.ts';
import { DESK_STATES, rightOf, ROLES, type Action, type DeskState, type Role } from '../../../domain/custody/roles.ts';
import { proceduresOf } from '../../contract/procedures.ts';
import { validInputs } from '../../contract/valid-inputs.ts';
import { DEMO_CLERK_ID } from '../../support/manifest/demo-office.ts';
import { must } from '../../support/station/ready-station.ts';
import { signIn } from '../../support/station/test-station.ts';
import { prepareFolder, type OpenedCopy, type PreparedFolder } from '../support/prepared-folder.ts';
import { codeOf, connectWire, type StationWire } from '../support/wire.ts';

/** Which right a command asks for. */
const ASKS: Readonly<Record<string, Action>> = {
  'set.open': 'set.open',
  'set.close': 'set.close',
  'consignment.receive': 'consignment.receive',
  'consignment.declare': 'consignment.receive',
  'consignment.setAside': 'consignment.receive',
  'consignment.reconcile': 'consignment.reconcile',
  'consignment.finish': 'consignment.finish',
  'consignment.correct': 'consignment.correct',
  'consignment.print': 'document.print',
  'consignment.sign': 'hand-over.sign',
  'manifestFile.choose': 'manifest.import',
  'manifestFile.forget': 'manifest.import',
  'manifestFile.take': 'manifest.import',
  'accept.type': 'item.accept',
  'accept.relabel': 'item.relabel',
  'walkIn.book': 'item.book',
  'walkIn.undo': 'item.correct-own-last',
  'walkIn.print': 'label.print-again',
  'walkIn.receipt': 'label.print-again',
  'accept.undo': 'item.correct-own-last',
  'accept.undoOthers': 'item.correct-others-last',
  'accept.weighAgain': 'item.weigh-again',
  'accept.weighByHand': 'item.weigh-again',
  'accept.printAgain': 'label.print-again',
  'accept.reject': 'item.correct-own-last',
  'accept.giveBack': 'item.give-back',
};
/** Doors, and what moves nothing; each has tests of its own. */
const OTHERS =
  /^session\.(enrol|setPin|signIn|lock|unlock|confirm|dismiss|touched)$|^accept\.understood$|^desk\.commandSheet$/;

let prepared: PreparedFolder;
beforeAll(async () => {
  prepared = await prepareFolder(4);
});
afterAll(() => prepared.remove());

test('every command is either here or named as one that moves nothing', () => {
  const commands = proceduresOf(stationContract).filter(({ errors }) => 'REFUSED' in errors);
  const rest = commands.map(({ name }) => name).filter((name) => !OTHERS.test(name));
  expect(rest.toSorted()).toEqual(Object.keys(ASKS).toSorted());
});

function bring(copy: OpenedCopy, role: Role, state: DeskState): void {
  const { station } = copy;
  signIn(station, DEMO_CLERK_ID);
  if (state === 'set-open') must(station.openSet(randomUUID()));
  const { person } = station.core.session;
  if (person === null) throw new Error('nobody is signed in');
  station.core.session.person = { ...person, role };
  if (state === 'locked') station.lock();
}

type Call = (input: unknown) => Promise<unknown>;
function call({ client }: StationWire, name: string): Promise<string> {
  const procedure = name
    .split('.')
    .reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], client) as Call;
  return codeOf(procedure(validInputs()[name]));
}

const cells = ROLES.flatMap((role) => DESK_STATES.map((state) => [role, state] as const));

describe.each(cells)('%s, %s', (role, state) => {
  test('each command as the table says', async () => {
    for (const [name, action] of Object.entries(ASKS)) {
      const copy = prepared.open();
      bring(copy, role, state);
      const wire = connectWire(copy.station);
      const before = copy.station.core.store.events.head()?.n;
      const code = await call(wire, name);
      const right = rightOf(role, action, state);
      const where = `${name}: ${code}`;
      if (state === 'locked') expect(code, name).toBe('locked');
      else if (name === 'accept.type')
        expect(code, name).toBe(state === 'set-open' ? 'answered' : 'locked'); // a stop on the screen is its refusal
      else if (right === 'no-role') expect(code, name).toBe('not-allowed');
      else expect(['locked', 'not-allowed'], where).not.toContain(code);
      if (right !== 'alone') expect(copy.station.core.store.events.head()?.n, where).toBe(before);
      wire.close();
      await copy.end();
    }
  });
});
