/**
 * Mantine in the hand of the tokens: its own colours, shadows and large corners never show.
 * The tokens stay in ui/tokens.css; this only points at them.
 */
import {
  createTheme,
  PasswordInput,
  TextInput,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

const ink: MantineColorsTuple = [
  '#f1f2f3',
  '#e7eaec',
  '#d0d5d9',
  '#8b969f',
  '#727d86',
  '#59636c',
  '#424c55',
  '#39434c',
  '#242b31',
  '#14181b',
];

const field = {
  root: { width: '100%' },
  label: { fontSize: 'var(--fs-2)', fontWeight: 700, marginBottom: 'var(--s-1)' },
  input: {
    height: 'calc(46 * var(--t))',
    fontSize: 'var(--fs-3)',
    color: 'var(--ink)',
    background: 'var(--surface)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
  },
  error: { color: 'var(--attention-ink)', fontSize: 'var(--fs-1)', fontWeight: 700 },
} as const;

export const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '700' },
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 2 },
  autoContrast: true,
  defaultRadius: 'var(--radius)',
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  focusRing: 'never', // ui/frame.css draws one ring for everything
  respectReducedMotion: true,
  components: {
    TextInput: TextInput.extend({ styles: field }),
    PasswordInput: PasswordInput.extend({ styles: field }),
  },
});

/** The few colours Mantine asks for by name. */
export const tokensAsVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--canvas)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-2)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-error': 'var(--attention-ink)',
  },
  light: {},
  dark: {},
});
