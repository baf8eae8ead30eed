/**
 * Programs and shared libraries that come from Debian. What is missing is installed when we are root,
 * else the exact command is printed and the set-up stops.
 */
import { report, SetupStop } from '../report.mjs';
import { runCommand } from '../run-command.mjs';

/** Package → what it is for. */
const PACKAGES = {
  'libgtk-3-0': 'Electron',
  libnss3: 'Electron',
  libasound2: 'Electron (tones)',
  libgbm1: 'Electron',
  libxss1: 'Electron',
  libnotify4: 'Electron',
  'libsecret-1-0': 'Electron (keystore)',
  'libusb-1.0-0': 'scanners and scales',
  'fonts-noto-core': 'labels and sheets in Indian scripts',
  xvfb: 'a display for tests',
  xauth: 'a display for tests',
  'dbus-daemon': 'the keystore in tests',
  'gnome-keyring': 'the keystore in tests',
  umockdev: 'emulated scanners and scales',
  'libumockdev-dev': 'emulated scanners and scales',
  udev: 'emulated scanners and scales',
  'pkg-config': 'emulated scanners and scales',
  'poppler-utils': 'reading the PDFs back in tests',
  'cups-daemon': 'paper that comes out of a printer in tests',
  'cups-client': 'paper that comes out of a printer in tests',
  e2fsprogs: 'power cuts in tests',
  mount: 'power cuts in tests',
  gcc: 'building the SQLite driver',
  'g++': 'building the SQLite driver',
  make: 'building the SQLite driver',
  python3: 'building the SQLite driver',
};

export async function ensureDebianPackages() {
  const step = 'Debian packages';
  if (process.platform !== 'linux') return report.reused(step, 'not needed on this platform');
  const all = Object.keys(PACKAGES);
  const missing = await missingOf(all);
  if (missing === null)
    return report.note(step, `no dpkg here; these are needed under your system's names: ${all.join(' ')}`);
  if (missing.length === 0) return report.reused(step, `all ${all.length} installed`);
  if (process.getuid?.() !== 0) throw new SetupStop(`Debian packages are missing. Run:\n\n  ${commandFor(missing)}\n`);
  report.note(step, `installing ${missing.join(' ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-q'], { env });
  const { output } = await runCommand('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], {
    env,
  });
  const still = await missingOf(missing);
  if (still.length > 0)
    throw new SetupStop(
      `apt-get could not install ${still.join(' ')}:\n${output.slice(-1500)}\nRun: ${commandFor(still)}`,
    );
  report.done(step, `${missing.length} installed, ${all.length - missing.length} were there`);
}

function commandFor(packages) {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}

/** The ones that are not installed, or null without dpkg. A package that another one provides counts as installed. */
async function missingOf(packages) {
  const { code, output } = await runCommand('dpkg-query', ['-W', '-f', '${db:Status-Abbrev}|${Package}|${Provides}\n']);
  if (code !== 0) return null;
  const installed = installedNames(output);
  return packages.filter((name) => !installed.has(name));
}

function installedNames(listing) {
  const names = new Set();
  for (const row of listing.split('\n')) {
    const [status, name, provides] = row.split('|');
    if (!status?.startsWith('ii')) continue;
    names.add(name);
    for (const entry of provides.split(',')) names.add(entry.trim().split(' ')[0]);
  }
  return names;
}
