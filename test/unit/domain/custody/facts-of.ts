/** Facts of an ordinary moment at the counter, to be changed in the one place a test is about. */
import type { AcceptCommand, AcceptFacts } from '../../../../domain/custody/accept-item.ts';
import type { CurrentUse, ExpectedItem, OpenConsignment } from '../../../../domain/custody/facts.ts';
import type { ConsignmentId, ItemNumber, UseId, UserId } from '../../../../domain/custody/ids.ts';
import type { Weight } from '../../../../domain/custody/event.ts';

export const ITEM = 'CK482909003IN' as ItemNumber;
export const CLERK = '10042311' as UserId;
export const EPOCH = '0123456789abcdef0123456789abcdef';

export const consignment: OpenConsignment = {
  consignment: 'AMZ-24112026-04' as ConsignmentId,
  partner: 'Amazon',
  state: 'open',
  declared: 200,
  declaredGrams: 318_400,
  vehicle: 'KA 53 AB 4417',
  terms: { weigh: 'all', weightToleranceGrams: 100, label: 'full' },
  manifest: { source: 'feed', version: 4 },
  cancelled: false,
};

export const expected: ExpectedItem = {
  line: 7,
  item: ITEM,
  aliases: [{ kind: 'amazon-tracking', value: 'TBA304191975732' }],
  pin: '581339',
  grams: 1_005,
  cm: null,
  services: { codPaise: 149_900, insuredPaise: 0, registration: false, otp: true },
};

export const set = { set: { date: '2026-11-24', no: 1 }, opening: 0 };

export const facts: AcceptFacts = {
  set,
  consignment,
  expected,
  waitsFor: null,
  use: null,
  cancelled: null,
  rejection: null,
  route: { slot: 'B7', plan: 'BLR-GPO-2026-11' },
  isLineTaken: false,
  asksWeight: true,
  left: 193,
};

export const use: CurrentUse = {
  use: `560001-C2/${EPOCH}/5` as UseId,
  item: ITEM,
  consignment: consignment.consignment,
  line: 7,
  basis: 'pre-advised',
  lane: 'forward',
  status: 'on-hand',
  grams: 1_005,
  declaredGrams: 1_005,
  attention: [],
  acceptedAtMs: 1_795_494_600_000,
  acceptedBy: CLERK,
  labels: [`560001-C2/${EPOCH}/5#1`],
  copies: 1,
};

export function weightOf(grams: number): { kind: 'weight'; weight: Weight } {
  return { kind: 'weight', weight: { grams, source: 'scale', device: '0eb8:f000:SCL0001', raw: '030402' } };
}

export const command: AcceptCommand = {
  number: ITEM,
  check: { state: 'right' },
  capture: { source: 'hid', symbology: ']C0', device: '0c2e:0b61:SCN0001' },
  weighing: weightOf(1_005),
};
