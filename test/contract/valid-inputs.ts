/**
 * One valid input for each call of the station contract that has one, by its name.
 */
import { randomUUID } from 'node:crypto';

const acted = () => ({ requestId: randomUUID() });
const actedOn = () => ({ ...acted(), use: `560001-C2/${'0'.repeat(32)}/7` });
const PARTY = { name: 'A B', lines: ['1 Some Road'], pin: '560001', phone: null };
const COUNTS = { declared: 3, accepted: 1, rejected: 1, absent: 1, unmanifested: 0 };

/** Fresh request ids each time. */
export function validInputs(): Record<string, Record<string, unknown>> {
  return {
    'session.enrol': { ...acted(), centreUrl: 'http://127.0.0.1:9', code: '7K2M-9QXT-4B6C' },
    'session.setPin': { ...acted(), user: '10042311', code: 'TEST', pin: '739150' },
    'session.signIn': { ...acted(), user: '10042311', pin: '739150' },
    'session.lock': acted(),
    'session.unlock': { ...acted(), user: '10042311', supervisor: '10038874', pin: '739150' },
    'session.confirm': { ...acted(), user: '10038874', pin: '739150' },
    'session.dismiss': acted(),
    'session.touched': acted(),
    'set.open': acted(),
    'set.close': acted(),
    'desk.commandSheet': { ...acted(), language: 'hi' },
    'offices.find': { text: 'Kadwad', limit: 8 },
    'consignment.receive': { ...acted(), consignment: 'AMZ-24112026-04', declaration: null },
    'consignment.setAside': acted(),
    'consignment.declare': {
      ...acted(),
      consignment: 'AMZ-24112026-09',
      partner: 'Amazon',
      declared: 3,
      vehicle: null,
      declaration: { form: 'cdf-1' },
    },
    'consignment.reconcile': { ...acted(), consignment: 'AMZ-24112026-09', language: 'en' },
    'manifestFile.choose': acted(),
    'manifestFile.forget': acted(),
    'manifestFile.take': {
      ...acted(),
      file: 'a'.repeat(64),
      consignment: 'AMZ-24112026-09',
      partner: 'Amazon',
      vehicle: null,
    },
    'consignment.finish': { ...acted(), language: 'en', counts: COUNTS },
    'consignment.correct': { ...acted(), document: 'AM-AMZ-24112026-04', reason: 'parcel-found' },
    'consignment.sign': {
      ...acted(),
      document: 'AM-AMZ-24112026-04',
      language: 'en',
      signature: { how: 'paper' },
      name: 'Ravi Kumar',
      organisation: 'Amazon',
    },
    'consignment.print': { ...acted(), document: 'AM-AMZ-24112026-04', language: 'en' },
    'accept.type': { ...acted(), text: 'CK482909003IN' },
    'walkIn.book': {
      ...acted(),
      language: 'en',
      receiver: PARTY,
      sender: PARTY,
      cm: null,
      registration: false,
      otp: true,
      codPaise: 0,
      insuredPaise: 0,
      tariffPaise: 4_720,
      contentsDeclared: true,
    },
    'walkIn.undo': { ...actedOn(), language: 'en' },
    'walkIn.print': actedOn(),
    'walkIn.receipt': { ...actedOn(), language: 'en' },
    'accept.relabel': { ...acted(), readable: 'CK48?' },
    'accept.candidates': { text: '0954' },
    'accept.undo': actedOn(),
    'accept.undoOthers': actedOn(),
    'accept.weighAgain': actedOn(),
    'accept.weighByHand': { ...actedOn(), text: '1.25', reason: 'no-scale' },
    'accept.printAgain': actedOn(),
    'accept.reject': { ...actedOn(), reason: 'wet' },
    'accept.giveBack': { ...acted(), number: 'CK482909003IN' },
    'accept.understood': acted(),
  };
}
