/**
 * What an event says was ordered with the carriage of one use, or of several.
 * Invariant: total; an event that says it in a shape nobody knows says nothing.
 */
import { z } from 'zod';
import { count } from '../../domain/contract/shapes.ts';
import type { UseServiceRow } from '../store/use-services.ts';

const services = z.looseObject({ codPaise: count, insuredPaise: count, registration: z.boolean(), otp: z.boolean() });
const told = z.looseObject({ use: z.string().optional(), services: services.nullish() });
const event = z.looseObject({
  type: z.enum(['item.accepted', 'item.listed', 'consignment.matched']),
  payload: told.extend({ matched: z.array(told).optional() }),
});

type Place = Pick<UseServiceRow, 'station' | 'epoch' | 'seq'>;

/** `text` is JSON. An acceptance is of the use that it begins. */
export function servicesTold(text: string, place: Place): readonly UseServiceRow[] {
  if (!text.includes('"services":{')) return []; // most events: not parsed a second time
  const read = event.safeParse(JSON.parse(text));
  if (!read.success) return [];
  const { type, payload } = read.data;
  const own = `${place.station}/${place.epoch}/${place.seq}`;
  const uses = type === 'item.accepted' ? [{ ...payload, use: own }] : (payload.matched ?? [payload]);
  return uses.flatMap(({ use, services: ordered }): UseServiceRow[] => {
    if (use === undefined || ordered == null) return [];
    const { codPaise, insuredPaise, registration, otp } = ordered;
    return [{ ...place, useId: use, codPaise, insuredPaise, registration, otp }];
  });
}
