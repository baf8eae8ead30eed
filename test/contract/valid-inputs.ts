/**
 * One valid input for each call of the station contract that has one, by its name.
 */
import { randomUUID } from 'node:crypto';

const acted = () => ({ requestId: randomUUID() });

/** Fresh request ids each time. */
export function validInputs(): Record<string, Record<string, unknown>> {
  return {
    'session.enrol': { ...acted(), centreUrl: 'http://127.0.0.1:9', code: '7K2M-9QXT-4B6C' },
    'session.setPin': { ...acted(), user: '10042311', code: 'TEST', pin: '739150' },
    'session.signIn': { ...acted(), user: '10042311', pin: '739150' },
    'session.lock': acted(),
    'set.open': acted(),
    'set.close': acted(),
    'consignment.receive': { ...acted(), consignment: 'AMZ-24112026-04' },
    'consignment.finish': { ...acted(), language: 'en' },
    'accept.type': { ...acted(), text: 'CK482909003IN' },
    'accept.undo': acted(),
    'accept.weighAgain': acted(),
    'accept.printAgain': acted(),
    'accept.reject': { ...acted(), reason: 'wet' },
    'accept.understood': acted(),
  };
}
