/** The keys while somebody signs: paper is expected, drawing is offered. */
import type { Translate } from '../../i18n/use-words.ts';
import type { KeyName, KeySpec } from '../../ui/keys.ts';
import type { Strokes } from './signature-pad.tsx';

export type SignState = {
  /** Null while it is signed on paper. */
  readonly strokes: Strokes | null;
  readonly setStrokes: (strokes: Strokes | null) => void;
  readonly onBack: () => void;
  /** Undefined until it can be recorded. */
  readonly record: (() => void) | undefined;
};

export function signKeys(t: Translate, state: SignState): Partial<Record<KeyName, KeySpec>> {
  const { strokes, setStrokes, onBack, record } = state;
  const isPaper = strokes === null;
  const hasDrawn = strokes !== null && strokes.length > 0;
  return {
    F2: { label: t('key.back'), act: onBack },
    F5: { label: t('key.clear'), act: hasDrawn ? () => setStrokes([]) : undefined },
    F6: { label: t(isPaper ? 'key.draw' : 'key.onPaper'), act: () => setStrokes(isPaper ? [] : null) },
    F10: { label: t(isPaper ? 'key.signedPaper' : 'key.signedHere'), act: record, solid: true },
  };
}
