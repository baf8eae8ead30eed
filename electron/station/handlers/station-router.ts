/**
 * The station contract, implemented: handlers only translate between the wire and the desks.
 */
import { implement, ORPCError } from '@orpc/server';
import { stationContract } from '../../../domain/contract/station.ts';
import { ok, refuse, type Fault, type Reply } from '../../../domain/reply.ts';
import type { ConsignmentId, UseId, UserId } from '../../../domain/custody/ids.ts';
import type { Station } from '../create-station.ts';
import { storageFaultOf } from '../ledger/storage-fault.ts';
import { tornNumber } from '../desk/torn-number.ts';
import { problemOf } from './problem.ts';

type Refuse = { REFUSED: (options: { data: ReturnType<typeof problemOf> }) => Error };

/** The router for `RPCHandler`. */
export function createStationRouter(station: Station) {
  const contract = router();
  return contract.router({
    session: sessionHandlers(station),
    set: {
      balance: contract.set.balance.handler(() => station.balance()),
      open: contract.set.open.handler(({ input, errors }) => settled(station.openSet(input.requestId), errors, input)),
      close: contract.set.close.handler(({ input, errors }) =>
        settled(station.closeSet(input.requestId), errors, input),
      ),
    },
    desk: {
      live: contract.desk.live.handler(({ signal }) => station.desks.board.live.watch(signal)),
      commandSheet: contract.desk.commandSheet.handler(async ({ input, errors }) => {
        const made = await station.commandSheet(input.language);
        return { file: settled(made, errors, input)?.file ?? null };
      }),
    },
    offices: { find: contract.offices.find.handler(({ input, signal }) => station.findOffices(input, signal)) },
    consignment: {
      list: contract.consignment.list.handler(() => [...station.consignments()]),
      differences: contract.consignment.differences.handler(() => station.differences()),
      receive: contract.consignment.receive.handler(({ input, errors }) =>
        settled(station.receive(input.requestId, input.consignment as ConsignmentId, input.declaration), errors, input),
      ),
      setAside: contract.consignment.setAside.handler(({ input, errors }) =>
        settled(station.setAside(input.requestId), errors, input),
      ),
      declare: contract.consignment.declare.handler(({ input: { requestId, ...count }, errors }) =>
        settled(station.declare(requestId, count), errors, { requestId }),
      ),
      reconcile: contract.consignment.reconcile.handler(async ({ input, errors }) => {
        const wanted = { consignment: input.consignment as ConsignmentId, language: input.language };
        return settled(await station.reconcile(input.requestId, wanted), errors, input);
      }),
      finish: contract.consignment.finish.handler(async ({ input, errors }) =>
        settled(await station.finish(input.requestId, input), errors, input),
      ),
      ...paperHandlers(station),
    },
    walkIn: walkInHandlers(station),
    manifestFile: fileHandlers(station),
    accept: acceptHandlers(station),
  });
}

/** What is no command may meet a full disk too: that is a refusal with its cause, not a fault without words. */
function router() {
  return implement(stationContract).use(async ({ next }, input: unknown) => {
    try {
      return await next();
    } catch (cause) {
      const fault = storageFaultOf(cause);
      if (fault === null) throw cause;
      const { requestId = '-' } = input as { requestId?: string }; // parsed before any handler ran
      throw new ORPCError('REFUSED', { status: 409, data: problemOf({ kind: 'storage', fault } as Fault, requestId) });
    }
  });
}

/** The papers of finished consignments. */
function paperHandlers(station: Station) {
  const { consignment } = router();
  return {
    correct: consignment.correct.handler(({ input: { requestId, ...wanted }, errors }) =>
      settled(station.correctFinished(wanted), errors, { requestId }),
    ),
    sign: consignment.sign.handler(async ({ input, errors }) => {
      const { requestId, document, language, signature, name, organisation } = input;
      const { how } = signature;
      const strokes = signature.how === 'drawn' ? signature.strokes : null;
      const signer = { kind: 'signer', name, organisation, strokes } as const;
      return settled(await station.signPaper(requestId, { document, how, signer }, language), errors, { requestId });
    }),
    papers: consignment.papers.handler(() => [...station.papers()]),
    print: consignment.print.handler(async ({ input, errors }) =>
      settled(await station.printPaper(input.requestId, input.document, input.language), errors, input),
    ),
  };
}

function sessionHandlers(station: Station) {
  const { session } = router();
  return session.router({
    view: session.view.handler(() => station.desks.session.live.get()),
    live: session.live.handler(({ signal }) => station.desks.session.live.watch(signal)),
    enrol: session.enrol.handler(async ({ input, errors }) => settled(await station.enrol(input), errors, input)),
    setPin: session.setPin.handler(async ({ input, errors }) =>
      settled(await station.setPin({ ...input, user: input.user as UserId }), errors, input),
    ),
    signIn: session.signIn.handler(async ({ input, errors }) =>
      settled(await station.signIn({ ...input, user: input.user as UserId }), errors, input),
    ),
    lock: session.lock.handler(() => station.lock()),
    unlock: session.unlock.handler(async ({ input, errors }) => {
      const who = { ...input, user: input.user as UserId, supervisor: input.supervisor as UserId };
      return settled(await station.unlock(who), errors, input);
    }),
    confirm: session.confirm.handler(async ({ input, errors }) =>
      settled(await station.confirm({ ...input, user: input.user as UserId }), errors, input),
    ),
    dismiss: session.dismiss.handler(({ input, errors }) => settled(station.dismiss(), errors, input)),
    touched: session.touched.handler(({ input, errors }) => settled(station.touched(), errors, input)),
  });
}

function walkInHandlers(station: Station) {
  const { walkIn } = router();
  return walkIn.router({
    view: walkIn.view.handler(() => station.walkIns()),
    book: walkIn.book.handler(async ({ input: { requestId, language, ...given }, errors }) =>
      settled(await station.bookWalkIn(requestId, given, language), errors, { requestId }),
    ),
    undo: walkIn.undo.handler(async ({ input: { requestId, use, language }, errors }) =>
      settled(await station.undoWalkIn(requestId, use as UseId, language), errors, { requestId }),
    ),
    print: walkIn.print.handler(({ input, errors }) =>
      settled(station.printWalkIn(input.requestId, input.use as UseId), errors, input),
    ),
    receipt: walkIn.receipt.handler(async ({ input, errors }) =>
      settled(await station.walkInReceipt(input.use as UseId, input.language), errors, input),
    ),
  });
}

function fileHandlers(station: Station) {
  const { manifestFile } = router();
  const { files } = station.desks;
  return manifestFile.router({
    live: manifestFile.live.handler(({ signal }) => files.live.watch(signal)),
    choose: manifestFile.choose.handler(({ input, errors }) => settled(station.chooseFile(), errors, input)),
    forget: manifestFile.forget.handler(({ input, errors }) => settled(station.forgetFile(), errors, input)),
    take: manifestFile.take.handler(({ input: { requestId, file, ...head }, errors }) =>
      settled(station.takeFile(requestId, file, head), errors, { requestId }),
    ),
  });
}

function acceptHandlers(station: Station) {
  const { accept } = router();
  const desk = station.desks.accept;
  return accept.router({
    live: accept.live.handler(({ signal }) => desk.live.watch(signal)),
    type: accept.type.handler(({ input, errors }) => settled(station.type(input.requestId, input.text), errors, input)),
    candidates: accept.candidates.handler(({ input }) => tornNumber(station.core, input.text)),
    relabel: accept.relabel.handler(({ input, errors }) =>
      settled(station.relabel(input.requestId, input.readable ?? ''), errors, input),
    ),
    undo: accept.undo.handler(({ input, errors }) =>
      settled(desk.undo(input.requestId, input.use as UseId), errors, input),
    ),
    undoOthers: accept.undoOthers.handler(({ input, errors }) =>
      settled(station.undoOthers(input.use as UseId), errors, input),
    ),
    weighAgain: accept.weighAgain.handler(({ input, errors }) =>
      settled(desk.weighAgain(input.requestId, input.use as UseId), errors, input),
    ),
    weighByHand: accept.weighByHand.handler(({ input: { requestId, use, ...typed }, errors }) =>
      settled(desk.weighByHand(requestId, use as UseId, typed), errors, { requestId }),
    ),
    printAgain: accept.printAgain.handler(({ input, errors }) =>
      settled(desk.printAgain(input.requestId, input.use as UseId), errors, input),
    ),
    reject: accept.reject.handler(({ input, errors }) =>
      settled(desk.reject(input.requestId, input.use as UseId, input.reason), errors, input),
    ),
    giveBack: accept.giveBack.handler(({ input, errors }) =>
      settled(desk.giveBack(input.requestId, input.number), errors, input),
    ),
    understood: accept.understood.handler(({ input, errors }) => {
      const locked = station.core.session.person === null;
      return settled(locked ? refuse({ kind: 'locked' }) : ok(desk.understood()), errors, input);
    }),
  });
}

function settled<T>(reply: Reply<T>, errors: Refuse, input: { requestId: string }): T {
  if (reply.ok) return reply.value;
  throw errors.REFUSED({ data: problemOf(reply.fault, input.requestId) });
}
