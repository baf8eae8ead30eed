/** What the driver's paper says of a consignment, as fields; letters go into them and nowhere else. */
import { TextInput } from '@mantine/core';
import type { JSX } from 'react';
import { useWords } from '../../i18n/use-words.ts';

export type Head = { readonly consignment: string; readonly partner: string; readonly vehicle: string };

export const EMPTY_HEAD: Head = { consignment: '', partner: 'Amazon', vehicle: '' };

/** As the station takes a consignment's number: upper case, digits, hyphens. */
export function isHeadReady({ consignment, partner }: Head): boolean {
  return /^[A-Z0-9][A-Z0-9-]{2,39}$/.test(consignment) && partner.trim() !== '';
}

/** The head as it is sent; an empty vehicle is none. */
export function sentHead({ consignment, partner, vehicle }: Head) {
  return { consignment, partner: partner.trim(), vehicle: vehicle.trim() === '' ? null : vehicle.trim() };
}

type Props = { readonly head: Head; readonly onChange: (head: Head) => void; readonly children?: JSX.Element };

export function HeadFields({ head, onChange, children }: Props): JSX.Element {
  const { t } = useWords();
  const plain = { autoComplete: 'off', spellCheck: false, maxLength: 40 } as const;
  return (
    <div className="fields two">
      <TextInput
        {...plain}
        label={t('head.consignment')}
        value={head.consignment}
        onChange={(event) => onChange({ ...head, consignment: cleanNumber(event.currentTarget.value) })}
        autoFocus
      />
      {children}
      <TextInput
        {...plain}
        label={t('head.partner')}
        value={head.partner}
        onChange={(event) => onChange({ ...head, partner: event.currentTarget.value })}
      />
      <TextInput
        {...plain}
        label={t('head.vehicle')}
        value={head.vehicle}
        onChange={(event) => onChange({ ...head, vehicle: event.currentTarget.value })}
      />
    </div>
  );
}

function cleanNumber(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9-]/g, '');
}
