/** A badge that was of no use now: one sentence over the counters, until the next key or scan. */
import { useEffect, useRef, useState, type JSX } from 'react';
import type { SessionView } from '../../domain/contract/station.ts';
import { createTonePlayer } from '../features/accept/tone-player.ts';
import { useWords } from '../i18n/use-words.ts';
import { ResultIcon } from '../ui/icons.tsx';
import { useSession } from './station-context.tsx';
import './pin-strip.css';

export type BadgeNews = { readonly no: number; readonly why: NonNullable<NonNullable<SessionView['badge']>['why']> };

/** What there is to say; null when nothing is, or a key was pressed since. */
export function useBadgeNews(): BadgeNews | null {
  const news = useSession(newsOf) ?? null;
  const no = news?.no ?? 0;
  const [seen, setSeen] = useState(0);
  useEffect(() => {
    const listen = (): void => setSeen(no);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [no]);
  useBadgeTone(news);
  return news === null || no <= seen ? null : news;
}

/** Attention, once for each; a stop sounds by itself. What was there at load is silent. */
function useBadgeTone(news: BadgeNews | null): void {
  const [player] = useState(() => createTonePlayer(() => new AudioContext()));
  const heard = useRef<number>(undefined);
  useEffect(() => {
    const no = news?.no ?? 0;
    if (heard.current !== undefined && no > heard.current && news?.why !== 'stopped') player.play('attention');
    heard.current = Math.max(heard.current ?? 0, no);
  }, [news, player]);
}

export function BadgeStrip({ news }: { news: BadgeNews }): JSX.Element {
  const { t } = useWords();
  return (
    <section className="over" role="alert">
      <ResultIcon shape="attention" className="sign c-attention" />
      <p className="headline">{t(`badge.${news.why}`)}</p>
    </section>
  );
}

function newsOf({ badge }: SessionView): BadgeNews | null {
  return badge === null || badge.why === null ? null : { no: badge.no, why: badge.why };
}
