/**
 * The document page: lays out one sheet and says so. Main waits for the title `ready` and prints; a title that begins with
 * `failed` tells it why there is nothing to print.
 */
import '../app/settings.ts';
import '../ui/fonts.ts';
import './document.css';
import './command-sheet.css';
import { flushSync } from 'react-dom';
import type { JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '../i18n/create-i18n.ts';
import { loadModel } from './load-model.ts';
import type { DocumentSheet } from '../../domain/contract/document-sheet.ts';
import { CommandSheet } from './command-sheet.tsx';
import { GiveBackSheet } from './give-back-sheet.tsx';
import { ManifestSheet } from './manifest-sheet.tsx';
import { ReceiptSheet } from './receipt-sheet.tsx';

const say = (state: 'yes' | 'failed', title: string): void => {
  document.documentElement.dataset['ready'] = state;
  document.title = title;
};

async function layOut(): Promise<void> {
  const reply = await loadModel(window.location, fetch.bind(window));
  if (!reply.ok) return say('failed', `failed: ${reply.fault.kind}`);
  const root = document.getElementById('root');
  if (root === null) return say('failed', 'failed: no-root');
  const { language } = reply.value.model;
  document.documentElement.lang = language;
  flushSync(() =>
    createRoot(root).render(
      <I18nextProvider i18n={createI18n(language)}>
        <Sheet sheet={reply.value} />
      </I18nextProvider>,
    ),
  );
  await document.fonts.ready;
  say('yes', 'ready');
}

/** Each kind of document has a sheet. */
function Sheet({ sheet: { model, ...sheet } }: { sheet: DocumentSheet }): JSX.Element {
  switch (model.kind) {
    case 'acceptance-manifest':
      return <ManifestSheet model={model} {...sheet} />;
    case 'give-back-list':
      return <GiveBackSheet model={model} {...sheet} />;
    case 'command-sheet':
      return <CommandSheet model={model} />;
    case 'walk-in-receipt':
      return <ReceiptSheet model={model} />;
  }
}

layOut().catch((cause: unknown) => say('failed', `failed: ${cause instanceof Error ? cause.name : 'unknown'}`));
