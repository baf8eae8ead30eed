/**
 * A reader of ZPL that shares nothing with our encoder: bytes to commands, as a printer splits them.
 * Every "^" and "~" starts a command wherever it stands, inside field data too.
 */
export type ZplCommand = { readonly prefix: '^' | '~'; readonly code: string; readonly rest: string };

/** Splits a job. What stands before the first command is a command of its own with an empty code. */
export function tokenizeZpl(job: Uint8Array): ZplCommand[] {
  const text = Buffer.from(job).toString('latin1');
  const commands: ZplCommand[] = [];
  for (const part of text.split(/(?=[\^~])/)) {
    const prefix = part[0];
    if (prefix !== '^' && prefix !== '~') commands.push({ prefix: '^', code: '', rest: part });
    else {
      const length = part[1] === 'A' && prefix === '^' ? 1 : 2; // ^A takes its font as a parameter
      commands.push({ prefix, code: part.slice(1, 1 + length), rest: part.slice(1 + length).replace(/[\r\n]+$/, '') });
    }
  }
  return commands;
}

/** Texts of all ^FD that follow an ^FH, with "_" and two hex digits as one byte, read as UTF-8. */
export function fieldTexts(commands: readonly ZplCommand[]): string[] {
  return commands.flatMap((command, index) => {
    if (command.code !== 'FD') return [];
    if (commands[index - 1]?.code !== 'FH') throw new Error(`^FD without ^FH: ${command.rest}`);
    const bytes = command.rest.replace(/_([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
    return [Buffer.from(bytes, 'latin1').toString('utf8')];
  });
}
