/** The fields of a customer's parcel: receiver, sender, and what is paid. Letters go into them and nowhere else. */
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useStation } from '../../app/station-context.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { CLEAN, type BookingForm, type PartyForm } from './booking-form.ts';

type Props = { readonly form: BookingForm; readonly onChange: (form: BookingForm) => void };

export function FormFields({ form, onChange }: Props): JSX.Element {
  const { t } = useWords();
  return (
    <div className="fields three walkin">
      <PartyFields
        title={t('walkIn.receiver')}
        party={form.receiver}
        onChange={(receiver) => onChange({ ...form, receiver })}
        isFirst
      />
      <PartyFields
        title={t('walkIn.sender')}
        party={form.sender}
        onChange={(sender) => onChange({ ...form, sender })}
      />
      <ParcelFields form={form} onChange={onChange} />
    </div>
  );
}

type PartyProps = {
  readonly title: string;
  readonly party: PartyForm;
  readonly onChange: (party: PartyForm) => void;
  readonly isFirst?: boolean;
};

const LINES = ['name', 'street', 'town'] as const;

function PartyFields({ title, party, onChange, isFirst = false }: PartyProps): JSX.Element {
  const { t } = useWords();
  return (
    <section>
      <h2>{title}</h2>
      {LINES.map((line) => (
        <TextInput
          key={line}
          label={t(`walkIn.${line}`)}
          value={party[line]}
          onChange={(event) => onChange({ ...party, [line]: CLEAN.text(event.currentTarget.value) })}
          autoFocus={isFirst && line === 'name'}
          autoComplete="off"
          spellCheck={false}
        />
      ))}
      <div className="pinphone">
        <TextInput
          label={t('walkIn.pin')}
          value={party.pin}
          onChange={(event) => onChange({ ...party, pin: CLEAN.pin(event.currentTarget.value) })}
          inputMode="numeric"
          autoComplete="off"
        />
        <TextInput
          label={t('walkIn.phone')}
          value={party.phone}
          onChange={(event) => onChange({ ...party, phone: CLEAN.phone(event.currentTarget.value) })}
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      <OfficeOf pin={party.pin} />
    </section>
  );
}

/** Which offices have the PIN, as far as the directory on this PC knows. */
function OfficeOf({ pin }: { pin: string }): JSX.Element {
  const { t } = useWords();
  const { client } = useStation();
  const { data } = useQuery({
    queryKey: ['offices', pin, 'walk-in'],
    queryFn: ({ signal }) => client.offices.find({ text: pin, limit: 3 }, { signal }),
    enabled: pin.length === 6,
    staleTime: Infinity,
  });
  const offices = pin.length === 6 ? (data?.offices ?? []).filter((office) => office.pin === pin) : [];
  const isUnknown = pin.length === 6 && data !== undefined && offices.length === 0;
  const named = `${offices.map(({ name }) => name).join(', ')} · ${offices[0]?.district ?? ''}`;
  const text = offices.length > 0 ? named : isUnknown ? t('walkIn.pinUnknown') : '–';
  return (
    <p className="officeof" role="status">
      {text}
    </p>
  );
}

const AMOUNTS = ['tariff', 'cod', 'insured'] as const;

function ParcelFields({ form, onChange }: Props): JSX.Element {
  const { t } = useWords();
  return (
    <section>
      <h2>{t('walkIn.parcel')}</h2>
      {AMOUNTS.map((amount) => (
        <TextInput
          key={amount}
          label={t(`walkIn.${amount}`)}
          value={form[amount]}
          onChange={(event) => onChange({ ...form, [amount]: CLEAN.amount(event.currentTarget.value) })}
          inputMode="decimal"
          autoComplete="off"
        />
      ))}
      <TextInput
        label={t('walkIn.sides')}
        value={form.sides}
        onChange={(event) => onChange({ ...form, sides: CLEAN.sides(event.currentTarget.value) })}
        autoComplete="off"
      />
      <p className="officeof">
        {[
          form.registration ? t('walkIn.registrationOn') : t('walkIn.registrationOff'),
          form.otp ? t('walkIn.otpOn') : t('walkIn.otpOff'),
        ].join(' · ')}
      </p>
    </section>
  );
}
