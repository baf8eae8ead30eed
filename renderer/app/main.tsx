/** The page of a counter. The first import opens the port door: it must listen before anything else is evaluated. */
import { portDoor } from './first.ts';
import './settings.ts';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/PasswordInput.css';
import '../ui/fonts.ts';
import '../ui/tokens.css';
import '../ui/frame.css';
import '../ui/results.css';
import '../ui/work.css';
import { QueryClient } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { createI18n } from '../i18n/create-i18n.ts';
import { storedLanguage } from '../i18n/language.ts';
import { App } from './app.tsx';
import { followColorScheme } from './color-scheme.ts';
import { createCommandInbox } from './command-inbox.ts';
import { createSend } from './send-command.ts';
import { createStationClient } from './station-client.ts';
import { createStationLink } from './station-link.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root element');

const language = storedLanguage(window.localStorage);
document.documentElement.lang = language;
followColorScheme(window.matchMedia('(prefers-color-scheme: dark)'), (scheme) => {
  document.documentElement.dataset['theme'] = scheme;
});

const link = createStationLink(portDoor.onPort);
const send = createSend({
  mint: () => crypto.randomUUID(),
  nowMs: () => performance.now(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});
const nonce = (): string => document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

createRoot(root).render(
  <App
    station={{ client: createStationClient(link.link), link, send, commands: createCommandInbox() }}
    words={createI18n(language)}
    cache={new QueryClient({ defaultOptions: { queries: { networkMode: 'always', refetchOnWindowFocus: false } } })}
    nonce={nonce}
  />,
);
