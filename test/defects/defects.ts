/**
 * Mistakes that somebody could make in the product, each with the one test that must notice it.
 * Invariant: `was` stands exactly once in its file, so that a defect is planted or the list is wrong, never neither.
 */
export type Defect = {
  /** What would happen at a counter. */
  readonly harm: string;
  readonly file: string;
  readonly was: string;
  readonly becomes: string;
  readonly noticed: { readonly project: 'unit' | 'station' | 'central'; readonly file: string; readonly test: string };
};

export const DEFECTS: readonly Defect[] = [
  {
    harm: 'a parcel gets the weight of the one before it',
    file: 'domain/custody/weighing.ts',
    was: "if (state.takenGrams !== null) return { kind: 'none', why: 'unchanged' };",
    becomes: '',
    noticed: {
      project: 'unit',
      file: 'test/unit/domain/custody/weighing.test.ts',
      test: 'a used weight is not used again, however long it stays',
    },
  },
  {
    harm: 'a number with remainder 0 is refused though it is right',
    file: 'domain/identifiers/s10.ts',
    was: "return digit === 11 ? '5' : String(digit);",
    becomes: "return digit === 11 ? '0' : String(digit);",
    noticed: {
      project: 'unit',
      file: 'test/unit/domain/identifiers/s10.test.ts',
      test: 'it is 5 for the remainders 0 and 6, and every other digit stands for one remainder',
    },
  },
  {
    harm: 'one torn label brings a list of dozens, and somebody picks one',
    file: 'domain/identifiers/torn-label.ts',
    was: "if (fitting.length > MOST_CANDIDATES) return refuse({ kind: 'too-many', matching: fitting.length });",
    becomes: '',
    noticed: {
      project: 'unit',
      file: 'test/unit/domain/identifiers/torn-label.test.ts',
      test: 'the parcel is among the candidates whenever any are offered, and at most three are',
    },
  },
  {
    harm: 'an order id is taken for a parcel',
    file: 'domain/identifiers/read-code.ts',
    was: '  readOrderId,\n  readTracking,',
    becomes: '  readTracking,',
    noticed: {
      project: 'unit',
      file: 'test/unit/domain/identifiers/read-code.test.ts',
      test: 'an order id is never a parcel, with any barcode, under any rules, scanned or typed',
    },
  },
  {
    harm: 'a consignment is finished with figures that do not add up',
    file: 'domain/custody/consignment.ts',
    was: "if (!adds || named !== absent.length) return refuse({ kind: 'counts-do-not-add-up', counts });",
    becomes: '',
    noticed: {
      project: 'unit',
      file: 'test/unit/domain/custody/consignment.test.ts',
      test: 'a consignment is finished exactly when declared = accepted + rejected + absent and each absent one is named',
    },
  },
  {
    harm: 'any key, and so any scanner, goes on from a stop',
    file: 'renderer/features/accept/accept-keys.ts',
    was: 'situation.stopped ? STOPPED : ',
    becomes: '',
    noticed: {
      project: 'unit',
      file: 'test/unit/renderer/features/accept/accept-keys.test.ts',
      test: 'while stopped only F9 goes on, and F11 changes the language',
    },
  },
  {
    harm: 'two clicks make two acceptances',
    file: 'electron/station/commands/run-command.ts',
    was: 'if (before !== null) return repeated(before, command.name);',
    becomes: '',
    noticed: {
      project: 'station',
      file: 'test/station/accept.test.ts',
      test: 'a key pressed once and asked for many times is done once, and each asking gets the first answer',
    },
  },
  {
    harm: 'a label comes out twice after a power cut',
    file: 'electron/station/printing/print-job-table.ts',
    was: "UPDATE print_job SET state = 'unknown' WHERE ${OPEN} AND state = 'sending'",
    becomes: "UPDATE print_job SET state = 'queued' WHERE ${OPEN} AND state = 'sending'",
    noticed: {
      project: 'station',
      file: 'test/station/printing/print-queue.test.ts',
      test: 'a label that was under way when the process died is unknown after the restart, and stays so',
    },
  },
  {
    harm: 'a tone sounds for a scan that a power cut then takes away',
    file: 'electron/station/ledger/db.ts',
    was: "durability: Durability = 'FULL'",
    becomes: "durability: Durability = 'NORMAL'",
    noticed: {
      project: 'station',
      file: 'test/station/ledger/append-only.test.ts',
      test: 'the writing connection runs WAL with FULL, recursive triggers and foreign keys',
    },
  },
  {
    harm: 'absent parcels are called final although a counter has not spoken yet',
    file: 'central/projection/consignment-state.ts',
    was: "state === 'open' || state === 'silent'",
    becomes: "state === 'open'",
    noticed: {
      project: 'central',
      file: 'test/central/consignment-state.test.ts',
      test: 'a silent counter is waited for a day and not longer',
    },
  },
];
