/** The one-time code of the centre: twelve Crockford characters, read aloud and typed by hand. */
export const CODE_LENGTH = 12;

/** Letters that Crockford's alphabet lacks become the digit they look like; all else that is no character is dropped. */
export function cleanCode(text: string): string {
  return text
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-HJKMNP-TV-Z]/g, '')
    .slice(0, CODE_LENGTH);
}

/** In fours for reading: "ABCD1234EFGH" → "ABCD-1234-EFGH"; the contract takes it with the dashes. */
export function codeInFours(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-');
}
