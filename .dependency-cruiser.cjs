/**
 * Who may import whom. The folder says where code runs: domain is pure and shared by all, native is the devices process,
 * electron holds main, preload and station, renderer is the page, central the centre.
 * Each rule is proved by a deliberate violation in test/unit/boundaries/import-rules.test.ts.
 */

/** Packages that only one place may touch. Types count as touching. */
const packages = (...names) => `node_modules/(@types/)?(${names.join('|')})(/|$)`;

/** A folder may not import these folders of ours. */
const apart = (name, from, folders, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: `^(${folders.join('|')})/` },
});

/** Packages that only the files of `home` may import, tests aside. */
const homeOf = (name, home, names, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: [home, '^test/', '^[^/]+$'] },
  to: { path: packages(...names) },
});

const forbidden = [
  {
    name: 'no-cycle',
    comment: 'Cycles hide which of two files is the lower one; type-only cycles do too.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphan',
    comment: 'A file nobody imports is dead, unless a process starts with it.',
    severity: 'error',
    module: {
      path: '^(domain|native|electron|renderer|central)/',
      pathNot: [
        '[.]d[.]ts$',
        '^electron/(main|preload)/index[.]ts$',
        '^electron/station/process[.]ts$',
        '^native/host/process[.]ts$',
        '^renderer/(app|document)/main[.]tsx$',
        '^central/server[.]ts$',
        '^central/(.+/)?cli[^/]*[.]ts$',
      ],
      numberOfDependentsLessThan: 1,
    },
    from: {},
  },
  {
    name: 'no-unresolved',
    comment: 'An import that leads nowhere. The rivals of the benches are installed apart, on demand.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: '^pouchdb(/|$)' },
  },
  {
    name: 'no-undeclared-package',
    comment: 'Installed by chance, by way of another package: declare it.',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-development-package-in-product',
    comment: 'A development package is not on the PC of a post office. Electron is: it is the runtime.',
    severity: 'error',
    from: { path: '^(domain|native|electron|renderer|central)/' },
    to: { dependencyTypes: ['npm-dev'], pathNot: packages('electron') },
  },
  {
    name: 'nobody-imports-test',
    comment: 'The product must build without its tests.',
    severity: 'error',
    from: { pathNot: '^test/' },
    to: { path: '^test/' },
  },

  // domain/
  apart(
    'domain-imports-domain',
    '^domain/',
    ['native', 'electron', 'renderer', 'central', 'resources'],
    'Shared by every process, so it knows none of them.',
  ),
  {
    name: 'domain-without-node',
    comment: 'Pure: it also runs in a page, where Node is not.',
    severity: 'error',
    from: { path: '^domain/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'domain-packages',
    comment: 'Schemas, one hash library and one canonical encoding are all that pure code needs.',
    severity: 'error',
    from: { path: '^domain/' },
    to: { path: 'node_modules/', pathNot: packages('zod', '@orpc/contract', '@noble/hashes', 'canonicalize') },
  },
  {
    name: 'domain-schemas-in-contract',
    comment: 'Parsing happens at the wires; behind them there are plain types.',
    severity: 'error',
    from: { path: '^domain/', pathNot: '^domain/contract/' },
    to: { path: packages('zod', '@orpc') },
  },
  {
    name: 'domain-contract-without-hashes',
    comment: 'A contract says what crosses a wire and computes nothing.',
    severity: 'error',
    from: { path: '^domain/contract/' },
    to: { path: packages('@noble', 'canonicalize') },
  },

  // the processes
  apart(
    'native-imports-domain',
    '^native/',
    ['electron', 'renderer', 'central'],
    'The devices process knows neither the ledger nor a window.',
  ),
  apart(
    'station-imports-domain',
    '^electron/station/',
    ['electron/main', 'electron/preload', 'native', 'renderer', 'central'],
    'The same station code runs under plain Node.',
  ),
  apart(
    'main-imports-domain',
    '^electron/main/',
    ['electron/station', 'electron/preload', 'native', 'renderer', 'central'],
    'Station, devices and page are reached as processes, never as code.',
  ),
  {
    name: 'preload-imports-electron',
    comment: 'The preload hands the page its port and does nothing else.',
    severity: 'error',
    from: { path: '^electron/preload/' },
    to: { pathNot: ['^electron/preload/', '^domain/contract/', packages('electron')] },
  },
  {
    name: 'preload-takes-only-types',
    comment: 'Schemas in the preload would run in every page.',
    severity: 'error',
    from: { path: '^electron/preload/' },
    to: { path: '^domain/', dependencyTypesNot: ['type-only'] },
  },
  apart(
    'renderer-imports-domain',
    '^renderer/',
    ['native', 'electron', 'central'],
    'The page reaches everything else through its port.',
  ),
  {
    name: 'renderer-without-node',
    comment: 'The page is sandboxed.',
    severity: 'error',
    from: { path: '^renderer/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'feature-imports-no-feature',
    comment: 'What two features share belongs in renderer/ui or in domain.',
    severity: 'error',
    from: { path: '^renderer/features/([^/]+)/' },
    to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
  },
  {
    name: 'internal-stays-inside',
    comment: 'What a feature calls internal is not for the frame either.',
    severity: 'error',
    from: { pathNot: ['^renderer/features/', '^test/'] },
    to: { path: '^renderer/features/[^/]+/internal/' },
  },
  apart(
    'central-imports-domain',
    '^central/',
    ['electron', 'renderer', 'native'],
    'The centre meets stations on the wire only.',
  ),

  // packages with one home
  homeOf(
    'electron-in-main-and-preload',
    '^electron/(main|preload)/',
    ['electron'],
    'All other code runs without Electron.',
  ),
  homeOf('sqlite-in-ledger', '^electron/station/ledger/', ['better-sqlite3'], 'One way to write: inWrite.'),
  homeOf(
    'drivers-in-transport',
    '^native/transport/',
    ['node-hid', 'serialport'],
    'Decoders are pure and need no device.',
  ),
  homeOf('postgres-in-central-store', '^central/store/', ['pg'], 'SQL has one home at the centre.'),
  homeOf('fastify-in-central', '^central/', ['fastify', '@fastify'], 'Only the centre serves HTTP.'),
  homeOf(
    'react-in-renderer',
    '^renderer/',
    ['react', 'react-dom', 'react-i18next', '@mantine', '@tanstack'],
    'Only the page draws.',
  ),
];

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^out/', '^test/bench/rivals/'] },
    // Without this, imports of types alone would be invisible.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
