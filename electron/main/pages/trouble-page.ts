/**
 * Plain pages for the cases in which the application cannot work: what happened, what is safe, what to do.
 * No script, both languages, so that they show even when everything else fails.
 */
import { HOME_PAGE } from './origin.ts';
import { TROUBLES, type Trouble } from './trouble-texts.ts';

/** HTML of one trouble; `detail` is shown as it is (escaped) for the person who is called to help. */
export function troublePage(trouble: Trouble, detail: string): string {
  const { en, hi } = TROUBLES[trouble];
  const part = (language: 'en' | 'hi', [title, ...lines]: readonly string[]) =>
    `<section lang="${language}"><h1>${escape(title ?? '')}</h1>${lines.map((line) => `<p>${escape(line)}</p>`).join('')}</section>`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Daksetu: ${escape(en[0])}</title>
<style nonce="__NONCE__">${STYLE}</style></head>
<body><main>${part('en', en)}${part('hi', hi)}<p class="detail">${escape(trouble)}${detail === '' ? '' : `: ${escape(detail)}`}</p></main></body>
</html>`;
}

/** The address that shows it. */
export function troubleAddress(trouble: Trouble, detail: string): string {
  return `${HOME_PAGE}trouble?${new URLSearchParams({ kind: trouble, detail }).toString()}`;
}

export function isTrouble(text: string): text is Trouble {
  return Object.hasOwn(TROUBLES, text);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const STYLE = `body{margin:0;background:#fff;color:#111;font:18px/1.5 "Noto Sans","Noto Sans Devanagari",sans-serif}
main{max-width:46em;margin:3em auto;padding:0 2em}section{border-left:8px solid #b00020;padding:0 1.5em;margin:0 0 2em}
h1{font-size:28px;margin:0 0 .5em}.detail{color:#555;font-size:14px}`;
