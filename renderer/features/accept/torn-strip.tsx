/** Beside the field: the parcels a torn label may be, each with the key that takes it and what else its label says. */
import type { JSX } from 'react';
import type { TornAnswer, TornCandidate } from '../../../domain/contract/accept-view.ts';
import { groupNumber } from '../../../domain/identifiers/display.ts';
import { useWords, type Translate } from '../../i18n/use-words.ts';
import { groupIndian } from '../../ui/format.ts';
import { CHOICE_KEYS } from './accept-keys.ts';

export function TornHint({ answer, typed }: { answer: TornAnswer | undefined; typed: number }): JSX.Element {
  const { t } = useWords();
  if (answer?.kind === 'candidates') return <Candidates candidates={answer.candidates} />;
  return (
    <div className="hint">
      <p>{answer === undefined ? t('type.hint') : saidOf(answer, t)}</p>
      <p className="lbl">{belowOf(answer, typed, t)}</p>
    </div>
  );
}

/** Where nothing more can be read, the way on. */
function belowOf(answer: TornAnswer | undefined, typed: number, t: Translate): string {
  if (typed === 0 || answer?.kind === 'none') return t('type.newNumber');
  return answer === undefined ? t('type.length', { number: typed }) : t('type.gap');
}

function saidOf(answer: Exclude<TornAnswer, { kind: 'candidates' }>, t: Translate): string {
  switch (answer.kind) {
    case 'too-short':
      return t('type.hint');
    case 'too-many':
      return t('torn.tooMany', { number: groupIndian(answer.matching) });
    case 'none':
      return t('torn.none');
  }
}

function Candidates({ candidates }: { candidates: readonly TornCandidate[] }): JSX.Element {
  const { t } = useWords();
  return (
    <div className="torn" role="status">
      <ul aria-label={t('torn.title')}>
        {candidates.map((candidate, at) => (
          <li key={candidate.number} data-candidate={candidate.number}>
            <kbd>{CHOICE_KEYS[at]}</kbd> <b>{groupNumber(candidate.number)}</b> <span>{placeOf(candidate, t)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function placeOf({ pin, office, grams }: TornCandidate, t: Translate): string {
  if (pin === null) return t('torn.byRule');
  const weight = grams === null ? '' : ` · ${groupIndian(grams)} ${t('scale.unit')}`;
  return `${pin} ${office ?? ''}${weight}`;
}
