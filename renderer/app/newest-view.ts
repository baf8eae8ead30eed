/** Two ways bring the Accept view: the answer of a command and the live stream. The newer one must win, whichever is last. */
import type { AcceptView } from '../../domain/contract/accept-view.ts';

/** A different `boot` means the station restarted and counts its versions anew. */
export function newestView(held: AcceptView | undefined, come: AcceptView): AcceptView {
  if (held === undefined || held.boot !== come.boot) return come;
  return come.version >= held.version ? come : held;
}
