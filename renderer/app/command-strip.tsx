/** A command barcode that did nothing: one sentence over the counters, until the next key, command or result. */
import type { JSX } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { ResultIcon } from '../ui/icons.tsx';
import type { CommandNews } from './use-command-scans.ts';
import './pin-strip.css';

export function CommandStrip({ news }: { news: CommandNews }): JSX.Element {
  const { t } = useWords();
  const text =
    news.kind === 'unknown'
      ? t('command.unknown')
      : t(`command.${news.kind}`, { command: t(`command.name.${news.command}`) });
  return (
    <section className="over" role="alert" data-command={news.kind}>
      <ResultIcon shape="attention" className="sign c-attention" />
      <p className="headline">{text}</p>
    </section>
  );
}
