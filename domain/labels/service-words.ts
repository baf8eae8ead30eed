/**
 * What was ordered with the carriage, in the words of a label: the hand that delivers reads them, not a screen.
 * "Rs" and not the sign: a thermal printer's own font need not have it.
 */
import type { Services } from '../custody/event.ts';

/** The most urgent first; none when nothing was ordered or nothing is known. */
export function serviceWords(services: Services | null): readonly string[] {
  if (services === null) return [];
  const { codPaise, registration, otp, insuredPaise } = services;
  return [
    ...(codPaise > 0 ? [`COD Rs ${rupeesOf(codPaise)}`] : []),
    ...(registration ? ['To addressee only'] : []),
    ...(otp ? ['OTP'] : []),
    ...(insuredPaise > 0 ? [`Insured Rs ${rupeesOf(insuredPaise)}`] : []),
  ];
}

/** Whole rupees where they are whole: "1,499", "1,499.50". */
function rupeesOf(paise: number): string {
  const rest = paise % 100;
  const whole = groupThousands(Math.floor(paise / 100));
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, '0')}`;
}

/** Indian grouping: 3 digits, then pairs. */
export function groupThousands(value: number): string {
  const text = String(Math.round(value));
  const tail = text.slice(-3);
  const head = text.slice(0, -3).replace(/\B(?=(\d\d)+$)/g, ',');
  return head === '' || head === '-' ? `${head}${tail}` : `${head},${tail}`;
}
