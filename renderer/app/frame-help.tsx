/**
 * F1 on the screens round the scan screen: how the frame works, which is the same everywhere. It closes by F1.
 * Invariant: while it stands in front, only F1, F5, F11 and F12 act.
 */
import { useState, type JSX } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useGuideKey } from './guide/use-guide.ts';
import type { KeyName, KeySpec } from '../ui/keys.ts';

type Given = Partial<Record<KeyName, KeySpec>>;
export type Help = { readonly isOpen: boolean; readonly key: KeySpec; readonly guide: KeySpec };

/** Whether help stands in front of the screen, and the key F1 for it. */
export function useHelp(): Help {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const guide = useGuideKey();
  const label = isOpen ? t('key.closeHelp') : t('key.help');
  return { isOpen, key: { label, act: () => setOpen(!isOpen), solid: isOpen }, guide };
}

/** The keys of a screen with help over them. */
export function underHelp({ isOpen, key, guide }: Help, given: Given): Given {
  if (!isOpen) return { ...given, F1: key };
  const { F11, F12 } = given;
  return { F1: key, F5: guide, ...(F11 === undefined ? {} : { F11 }), ...(F12 === undefined ? {} : { F12 }) };
}

const LINES = ['keys', 'scans', 'strip', 'language', 'guide', 'trouble'] as const;

export function FrameHelp(): JSX.Element {
  const { t } = useWords();
  return (
    <div className="body">
      <p className="big">{t('frameHelp.title')}</p>
      {LINES.map((line) => (
        <p key={line} className="lead">
          {t(`frameHelp.${line}`)}
        </p>
      ))}
    </div>
  );
}
