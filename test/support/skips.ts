/**
 * The one list of tests that may be skipped, each with its reason.
 * Invariant: a skip that is not named here does not compile, and each skip says on stderr that it happened.
 */
export const allowedSkips = {
  'application-needs-display-and-bench':
    'the real application is driven where "npm run setup" put its runtime, a display is at hand and the HID bench can be built',
  'office-packages-need-registry':
    'the shipped office directory is compared with its source packages where the cache or the npm registry gives them',
  'paper-needs-cups':
    'sheets come out of a printing system of our own, which needs cupsd and root on Linux; the states of the queue are tested without',
  'pdf-text-needs-poppler': 'the words of a PDF are read by pdftotext of poppler-utils',
  'hid-bench-needs-umockdev':
    'mocked HID devices need Linux with gcc, pkg-config and libumockdev-dev; decoders and printers are tested without',
  'sandbox-needs-user-namespaces':
    'Chromium’s sandbox needs user namespaces that an ordinary user may make; in a chroot and in some containers nobody may',
  'small-disk-needs-root': 'a disk that is really full is a small tmpfs, and only root on Linux can mount one',
  'loop-mount-needs-root':
    'a power cut is a copy of a loop-mounted image, which needs root on Linux with loop devices, mkfs.ext4 and unshare',
} as const satisfies Record<string, string>;

export type SkipName = keyof typeof allowedSkips;

/**
 * True when the tests must be skipped, for `describe.skipIf` of vitest and `test.skip` of Playwright.
 *
 *   describe.skipIf(skipUnless('hid-bench-needs-umockdev', await canBuildHidBench()))('...', () => { ... });
 */
export function skipUnless(name: SkipName, condition: boolean): boolean {
  if (!condition) process.stderr.write(`skipped: ${name} (${allowedSkips[name]})\n`);
  return !condition;
}
