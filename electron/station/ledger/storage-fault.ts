/**
 * What SQLite's error codes mean for the clerk.
 * A commit that failed with an I/O error may still be on the disk: its outcome is unknown until the file is reopened.
 */
export type StorageFault = 'disk-full' | 'disk-fault' | 'read-only' | 'unknown';

/** The fault behind an error thrown by the store, or null when it is no storage error (then it is a bug). */
export function storageFaultOf(cause: unknown): StorageFault | null {
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') return null;
  const { code } = cause;
  // SHMSIZE: the index beside the -wal could not grow, the first thing a full disk refuses a file that is being opened.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') return 'disk-full';
  if (code.startsWith('SQLITE_READONLY')) return 'read-only';
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return 'disk-fault';
  if (code === 'SQLITE_BUSY' || code === 'SQLITE_CANTOPEN') return 'unknown';
  return null;
}
