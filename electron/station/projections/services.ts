/**
 * What a partner ordered with the carriage, as columns of a row.
 */
import type { Services } from '../../../domain/custody/event.ts';

export type ServiceRow = {
  readonly cod_paise: number;
  readonly insured_paise: number;
  readonly registration: number;
  readonly otp: number;
};

/** From columns that are all set. */
export function toServices({ cod_paise, insured_paise, registration, otp }: ServiceRow): Services {
  return { codPaise: cod_paise, insuredPaise: insured_paise, registration: registration === 1, otp: otp === 1 };
}

/** Named values for a statement; nothing is known where there are no services. */
export function toServiceRow(services: Services | null): { [name in keyof ServiceRow]: number | null } {
  if (services === null) return { cod_paise: null, insured_paise: null, registration: null, otp: null };
  const { codPaise, insuredPaise, registration, otp } = services;
  return { cod_paise: codPaise, insured_paise: insuredPaise, registration: Number(registration), otp: Number(otp) };
}
