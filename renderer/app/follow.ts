/**
 * Keeps a live view flowing: subscribes again after each loss, for as long as it is wanted.
 * Invariant: a reader that missed views lost nothing, since each view is whole.
 */
export type Open<T> = (options: { signal: AbortSignal }) => Promise<AsyncIterable<T>>;

const BEFORE_AGAIN_MS = 250;

/** Hands every view to `take` until the returned function is called. */
export function follow<T>(open: Open<T>, take: (view: T) => void): () => void {
  const stopped = new AbortController();
  void flow(open, take, stopped.signal);
  return () => stopped.abort();
}

async function flow<T>(open: Open<T>, take: (view: T) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await pour(await open({ signal }), take, signal);
    } catch {
      // The port closed or the station is not ready for this view yet; both end by asking again.
    }
    await new Promise((resolve) => setTimeout(resolve, BEFORE_AGAIN_MS));
  }
}

async function pour<T>(views: AsyncIterable<T>, take: (view: T) => void, signal: AbortSignal): Promise<void> {
  for await (const view of views) {
    if (signal.aborted) return;
    take(view);
  }
}
