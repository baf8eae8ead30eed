/** Light or dark as the PC is set; the tokens and Mantine follow the same attribute. */
export type Scheme = 'light' | 'dark';

type Query = Pick<MediaQueryList, 'matches' | 'addEventListener'>;

/** Marks the page now and whenever the setting changes. */
export function followColorScheme(query: Query, mark: (scheme: Scheme) => void): void {
  mark(query.matches ? 'dark' : 'light');
  query.addEventListener('change', (event) => mark(event.matches ? 'dark' : 'light'));
}
