/**
 * Offices for what a person typed: by directory id, by PIN or its beginning, or by name.
 * Invariant: the same question gets the same answer in the same order, and never more than `limit` offices.
 */
import { ok } from '../reply.ts';
import { findByName } from './find-by-name.ts';
import type { DirectoryOffice } from './office.ts';
import { lastAtMost, officeOfId, officesOfPin, withIds, type Directory } from './open-directory.ts';
import type { Found, Question, Steps } from './question.ts';
import { readQuery } from './read-query.ts';

/** The answer at once. */
export function findOffices(directory: Directory, question: Question): Found {
  const steps = findInSteps(directory, question);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The answer in steps, for a process that has more urgent things to do. */
export function* findInSteps(directory: Directory, question: Question): Steps<Found> {
  const query = readQuery(question.text);
  switch (query.by) {
    case 'nothing':
      return ok([]);
    case 'id': {
      const office = officeOfId(directory, query.id);
      return office.ok ? ok(office.value === null ? [] : [office.value]) : office;
    }
    case 'pin': {
      if (query.digits.length < 6) return pinsBeginning(directory, query.digits, question.limit);
      const offices = officesOfPin(directory, query.digits);
      return offices.ok ? ok(offices.value.slice(0, question.limit)) : offices;
    }
    case 'name':
      return yield* findByName(directory, query, question);
  }
}

/** Offices whose PIN begins so, in the order of PINs. */
function pinsBeginning(directory: Directory, digits: string, limit: number): Found {
  const lowest = Number(digits.padEnd(6, '0'));
  const found: DirectoryOffice[] = [];
  const blocks = directory.root.pinBlocks;
  for (
    let at = Math.max(
      0,
      lastAtMost(blocks, ({ pin }) => pin <= lowest),
    );
    at < blocks.length;
    at += 1
  ) {
    const offices = directory.pinBlock(at);
    if (!offices.ok) return offices;
    const chosen = offices.value.filter(({ pin }) => pin.startsWith(digits));
    found.push(...withIds(offices.value, chosen));
    const isPast = Number(offices.value.at(-1)?.pin.slice(0, digits.length)) > Number(digits);
    if (isPast || found.length >= limit) break;
  }
  return ok(found.slice(0, limit));
}
