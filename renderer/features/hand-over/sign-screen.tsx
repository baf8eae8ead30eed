/** The driver's side: a name, an organisation, and a signature on paper, or drawn here. Nothing but the paper is expected. */
import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { PaperView } from '../../../domain/contract/paper-view.ts';
import { faultText } from '../../app/fault-words.ts';
import { plainKeys } from '../../app/plain-keys.ts';
import { Screen } from '../../app/screen.tsx';
import { LONG } from '../../app/send-command.ts';
import { useStation } from '../../app/station-context.tsx';
import { useCommand } from '../../app/use-command.ts';
import { partnerName } from '../../i18n/names.ts';
import { useWords } from '../../i18n/use-words.ts';
import { FaultLine } from '../../ui/fault-line.tsx';
import { groupIndian } from '../../ui/format.ts';
import { SignaturePad, type Strokes } from './signature-pad.tsx';
import './hand-over.css';
import { signKeys } from './sign-keys.ts';

type Props = { readonly paper: PaperView; readonly onBack: () => void; readonly onSigned: (paper: PaperView) => void };

export function SignScreen({ paper, onBack, onSigned }: Props): JSX.Element {
  const { t, language, switchLanguage } = useWords();
  const { client } = useStation();
  const cache = useQueryClient();
  const { run, fault, busy } = useCommand();
  const [name, setName] = useState('');
  const [organisation, setOrganisation] = useState(partnerName(paper.partner, t));
  const [strokes, setStrokes] = useState<Strokes | null>(null);
  const { document, counts, partner } = paper;
  const isReady = name.trim() !== '' && organisation.trim() !== '' && strokes?.length !== 0 && !busy;
  const done = (view: PaperView): void => {
    void cache.invalidateQueries({ queryKey: ['papers'] });
    onSigned(view);
  };
  const record = (): void => {
    const drawn = strokes?.map((stroke) => [...stroke]) ?? null;
    const signature = drawn === null ? ({ how: 'paper' } as const) : ({ how: 'drawn', strokes: drawn } as const);
    const said = { document, language, signature, name, organisation };
    run((requestId, options) => client.consignment.sign({ requestId, ...said }, options), done, { patience: LONG });
  };
  const keys = plainKeys(t, {
    ...signKeys(t, { strokes, setStrokes, onBack, record: isReady ? record : undefined }),
    F11: { label: t('key.language'), act: switchLanguage },
  });
  const figures = { document, accepted: groupIndian(counts.accepted), rejected: groupIndian(counts.rejected) };
  const plain = { autoComplete: 'off', spellCheck: false, maxLength: 80 } as const;
  return (
    <Screen task={t('accept.title')} detail={t('consignments.headingDone')} keys={keys}>
      <main className="work">
        <div className="body">
          <p className="big">{t('sign.title', { partner: partnerName(partner, t) })}</p>
          <p className="lead">{t('sign.lead', figures)}</p>
          <div className="fields two">
            <TextInput
              {...plain}
              label={t('sign.name')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              autoFocus
            />
            <TextInput
              {...plain}
              label={t('sign.organisation')}
              value={organisation}
              onChange={(event) => setOrganisation(event.currentTarget.value)}
            />
          </div>
          {strokes === null ? null : <SignaturePad strokes={strokes} onChange={setStrokes} />}
          <p className="lead">{t(strokes === null ? 'sign.paperHint' : 'sign.drawHint')}</p>
          <FaultLine text={fault === null ? null : faultText(fault, t)} />
        </div>
        <aside>
          <h2>{t('aside.title')}</h2>
          <p>{t('sign.aside1')}</p>
          <p>{t('sign.aside2')}</p>
          <p>{t('sign.aside3')}</p>
        </aside>
      </main>
    </Screen>
  );
}
