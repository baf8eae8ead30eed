/** One line per step of the set-up, the same words each time: done, reused, needed. */
const WIDTH = 22;

function line(step, state, text) {
  process.stdout.write(`  ${step.padEnd(WIDTH)} ${state.padEnd(7)} ${text}\n`);
}

export const report = {
  done: (step, text) => line(step, 'done', text),
  reused: (step, text) => line(step, 'reused', text),
  note: (step, text) => line(step, '…', text),
  needed: (step, text) => line(step, 'NEEDED', text),
};

/** The set-up cannot go on for a reason a person can mend: the text says how. Shown without a stack. */
export class SetupStop extends Error {}

/**
 * Shows how far a download is: in place on a terminal, one line each tenth elsewhere.
 * Returns a function that is told the bytes so far and the total.
 */
export function progressOf(step) {
  let shownTenth = -1;
  return (bytes, total) => {
    const tenth = Math.floor((bytes / total) * 10);
    const text = `${mebibytes(bytes)} of ${mebibytes(total)} MiB`;
    if (process.stdout.isTTY)
      process.stdout.write(`\r  ${step.padEnd(WIDTH)} ${'…'.padEnd(7)} ${text}${bytes >= total ? '\n' : ''}`);
    else if (tenth > shownTenth) report.note(step, text);
    shownTenth = Math.max(shownTenth, tenth);
  };
}

export function mebibytes(bytes) {
  return Math.round(bytes / 1_048_576);
}
