/** Types of with-lock.mjs. */

/** Runs `work` while holding the lock of `folder`; a second process waits and says so once through `onWait`. */
export function withLock<T>(folder: string, onWait: (pid: number) => void, work: () => Promise<T>): Promise<T>;
