/** The providers round every screen: words, theme, cache, station. */
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import type { JSX } from 'react';
import { I18nextProvider } from 'react-i18next';
import { Router } from './router.tsx';
import { StationContext, type Station } from './station-context.tsx';
import { theme, tokensAsVariables } from './theme.ts';

type AppProps = { station: Station; words: i18n; cache: QueryClient; nonce: () => string };

export function App({ station, words, cache, nonce }: AppProps): JSX.Element {
  return (
    <I18nextProvider i18n={words}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={tokensAsVariables}
        defaultColorScheme="auto"
        getStyleNonce={nonce}
        deduplicateInlineStyles
      >
        <QueryClientProvider client={cache}>
          <StationContext value={station}>
            <Router />
          </StationContext>
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  );
}
