/**
 * One set-up at a time per cache folder, one build at a time per checkout.
 * Invariant: the lock file names a living process, or it may be taken over.
 */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Runs `work` while holding the lock; a second process waits for the first and says so through `onWait(pid)`. */
export async function withLock(folder, onWait, work) {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, '.lock');
  let said = false;
  while (!tryLock(file)) {
    const owner = ownerOf(file);
    if (owner !== null && !isAlive(owner)) takeOver(file, owner);
    else {
      if (!said && owner !== null) onWait(owner);
      said ||= owner !== null;
      await sleep(250);
    }
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** The file appears with its content at once: it is linked into place, which fails when it exists. */
function tryLock(file) {
  const own = `${file}.${process.pid}`;
  fs.writeFileSync(own, String(process.pid));
  try {
    fs.linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(own, { force: true });
  }
}

/** Moved aside first and looked at again, so that a lock taken in the meantime is not lost. */
function takeOver(file, deadOwner) {
  const aside = `${file}.dead.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch {
    return; // another one was quicker
  }
  if (ownerOf(aside) !== deadOwner) {
    try {
      fs.linkSync(aside, file);
    } catch {
      // a third one holds it now
    }
  }
  fs.rmSync(aside, { force: true });
}

function ownerOf(file) {
  try {
    return Number(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
