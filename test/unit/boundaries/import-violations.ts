/**
 * A small tree that keeps every import rule, and one broken file or more for each rule.
 * Half of the violations are imports of types alone: those count too.
 */
export const PACKAGES = {
  dependencies: [
    'zod',
    '@orpc/contract',
    '@noble/hashes',
    'canonicalize',
    'better-sqlite3',
    'node-hid',
    'pg',
    'fastify',
    'react',
  ],
  devDependencies: ['electron', 'a-development-tool'],
  undeclared: ['came-along'],
} as const;

export const CLEAN_TREE: Readonly<Record<string, string>> = {
  'domain/brand.ts': 'export type Name = string;',
  'domain/hash.ts': "import '@noble/hashes';\nimport 'canonicalize';\nexport type { Name } from './brand.ts';",
  'domain/contract/wire.ts': "import 'zod';\nimport '@orpc/contract';\nexport type Wire = string;",
  'native/host/process.ts': "import 'node:net';\nimport '../transport/hid.ts';",
  'native/transport/hid.ts': "import 'node-hid';\nimport '../../domain/hash.ts';",
  'electron/main/index.ts': "import 'electron';\nimport 'node:path';\nimport './window.ts';",
  'electron/main/window.ts': "import '../../domain/contract/wire.ts';",
  'electron/preload/index.ts':
    "import 'electron';\nimport type { Wire } from '../../domain/contract/wire.ts';\nexport type Port = Wire;",
  'electron/station/process.ts': "import 'node:fs';\nimport './ledger/db.ts';",
  'electron/station/ledger/db.ts': "import 'better-sqlite3';",
  'renderer/app/main.tsx':
    "import 'react';\nimport '../features/accept/screen.tsx';\nimport '../features/bag/screen.tsx';",
  'renderer/features/accept/screen.tsx':
    "import 'react';\nimport '../../ui/tag.tsx';\nimport type { Name } from '../../../domain/brand.ts';\nexport type N = Name;",
  'renderer/features/bag/screen.tsx': "import './internal/row.tsx';",
  'renderer/features/bag/internal/row.tsx': 'export const row = 1;',
  'renderer/ui/tag.tsx': 'export const tag = 1;',
  'central/server.ts': "import 'fastify';\nimport './store/pool.ts';",
  'central/store/pool.ts': "import 'pg';\nimport '../../domain/hash.ts';",
  'test/some.test.ts': "import '../domain/hash.ts';\nimport 'pg';\nimport 'electron';\nimport 'a-development-tool';",
};

type Violation = { readonly file: string; readonly content: string; readonly breaks: readonly string[] };

export const VIOLATIONS: readonly Violation[] = [
  // A cycle is reported once, at the file that comes first.
  breaks(['no-cycle'], 'domain/egg.ts', typeOf('./hen.ts')),
  breaks([], 'domain/hen.ts', typeOf('./egg.ts')),
  breaks(['no-orphan'], 'central/alone.ts', "import 'node:fs';"),
  breaks(['no-unresolved'], 'native/lost.ts', "import './gone.ts';"),
  breaks(['no-undeclared-package'], 'central/lucky.ts', "import 'came-along';"),
  breaks(['no-development-package-in-product'], 'central/tooling.ts', typeOf('a-development-tool')),
  breaks(['nobody-imports-test'], 'renderer/ui/borrowed.ts', typeOf('../../test/some.test.ts')),

  breaks(['domain-imports-domain'], 'domain/knows-native.ts', typeOf('../native/transport/hid.ts')),
  breaks(['domain-imports-domain'], 'domain/knows-central.ts', "import '../central/store/pool.ts';"),
  breaks(['domain-without-node'], 'domain/reads-file.ts', "import 'node:fs';"),
  breaks(['domain-without-node'], 'domain/reads-file-quietly.ts', typeOf('fs')),
  breaks(['domain-packages', 'postgres-in-central-store'], 'domain/asks-database.ts', "import 'pg';"),
  breaks(['domain-schemas-in-contract'], 'domain/parses.ts', "import 'zod';"),
  breaks(['domain-contract-without-hashes'], 'domain/contract/computes.ts', "import '@noble/hashes';"),

  breaks(['native-imports-domain'], 'native/knows-ledger.ts', typeOf('../electron/station/ledger/db.ts')),
  breaks(['station-imports-domain'], 'electron/station/knows-main.ts', "import '../main/window.ts';"),
  breaks(['station-imports-domain'], 'electron/station/knows-native.ts', typeOf('../../native/transport/hid.ts')),
  breaks(['main-imports-domain'], 'electron/main/knows-station.ts', typeOf('../station/ledger/db.ts')),
  breaks(['main-imports-domain'], 'electron/main/knows-native.ts', "import '../../native/transport/hid.ts';"),
  breaks(['preload-imports-electron'], 'electron/preload/reads-file.ts', "import 'node:fs';"),
  breaks(
    ['preload-imports-electron', 'preload-takes-only-types'],
    'electron/preload/hashes.ts',
    "import '../../domain/hash.ts';",
  ),
  breaks(['preload-takes-only-types'], 'electron/preload/parses.ts', "import '../../domain/contract/wire.ts';"),
  breaks(['renderer-imports-domain'], 'renderer/ui/knows-main.ts', typeOf('../../electron/main/window.ts')),
  breaks(['renderer-without-node'], 'renderer/ui/reads-file.ts', "import 'node:fs';"),
  breaks(['feature-imports-no-feature'], 'renderer/features/accept/peeks.ts', typeOf('../bag/screen.tsx')),
  breaks(['internal-stays-inside'], 'renderer/ui/peeks.ts', "import '../features/bag/internal/row.tsx';"),
  breaks(['central-imports-domain'], 'central/knows-station.ts', typeOf('../electron/station/ledger/db.ts')),

  breaks(['electron-in-main-and-preload'], 'electron/station/shows-window.ts', typeOf('electron')),
  breaks(['electron-in-main-and-preload'], 'native/shows-window.ts', "import 'electron';"),
  breaks(['sqlite-in-ledger'], 'electron/station/queries.ts', typeOf('better-sqlite3')),
  breaks(['drivers-in-transport'], 'native/opens-device.ts', "import 'node-hid';"),
  breaks(['postgres-in-central-store'], 'central/queries.ts', typeOf('pg')),
  breaks(['fastify-in-central'], 'electron/station/serves.ts', "import 'fastify';"),
  breaks(['react-in-renderer'], 'electron/main/draws.ts', "import 'react';"),
];

function breaks(rules: readonly string[], file: string, content: string): Violation {
  return { file, content, breaks: rules };
}

function typeOf(from: string): string {
  return `import type { Thing } from '${from}';\nexport type Its = Thing;`;
}
