/*
 * The law of src/ (ARCHITECTURE.md). scripts/check-layers.ts asks for it, test/layers.test.ts shows that each rule refuses.
 */

/** The rooms from the ground up: each imports from itself and from those before it. */
const rooms = [
  ['core', '^src/core/'],
  ['mfa', '^src/mfa/(?!aws/)'],
  ['model', '^src/model/'],
  ['catalog', '^src/catalog/'],
  ['controls', '^src/controls/'],
  ['collect', '^src/collect/'],
  ['practice', '^src/practice/(?!account/)'],
  ['services', '^src/services/'],
  ['evaluate', '^src/evaluate/'],
  ['ledger', '^src/ledger/'],
  ['mfa-aws', '^src/mfa/aws/'],
  ['root', '^src/root/'],
  ['practice-account', '^src/practice/account/'],
  ['store', '^src/store/'],
  ['report', '^src/report/'],
  ['app', '^src/app/'],
  ['cli', '^src/cli/'],
]

/** What stands beside a unit for its tests alone. */
const unit = '\\.test\\.ts$|/examples\\.ts$|in-test\\.ts$'

/** A part of a service: `controls.ts`, or what is in `controls/`. */
const part = (name, service = '[^/]+') => `^src/services/${service}/${name}(?:\\.ts$|/)`

/** What each part of a service may import: rooms of the engine, parts of its own service, parts of others. */
const parts = {
  catalog: { engine: ['core', 'catalog'], own: [], others: [] },
  live: { engine: ['model'], own: [], others: [] },
  calendar: { engine: ['controls'], own: [], others: [] },
  sdk: { engine: ['collect'], own: ['collect'], others: [] },
  collect: { engine: ['core', 'model', 'collect'], own: ['live', 'sdk'], others: ['collect'] },
  controls: { engine: ['core', 'model', 'controls'], own: ['live', 'calendar'], others: ['controls'] },
  remedies: { engine: ['core', 'model', 'controls'], own: ['controls'], others: ['remedies'] },
  // what AWS's types are and can is a table, and no collector's code
  practice: {
    engine: ['core', 'mfa', 'practice'],
    own: ['sdk', 'collect/types', 'collect/types.gen', 'collect/permissions.gen'],
    others: ['practice'],
  },
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rooms.slice(0, -1).map(([room, path], index) => ({
      name: `${room}-imports-only-from-below`,
      severity: 'error',
      from: { path, pathNot: unit },
      to: { path: rooms.slice(index + 1).map(([, above]) => above) },
    })),
    {
      name: 'a-room-of-the-law',
      comment: 'A folder that the law does not know would be held to nothing.',
      severity: 'error',
      from: { path: '^src/', pathNot: rooms.map(([, path]) => path) },
      to: {},
    },
    ...Object.entries(parts).map(([name, { engine, own, others }]) => ({
      name: `${name}-of-a-service`,
      severity: 'error',
      from: { path: part(name, '([^/]+)'), pathNot: unit },
      to: {
        path: '^src/',
        pathNot: [
          ...rooms.filter(([room]) => engine.includes(room)).map(([, path]) => path),
          ...[name, ...own].map((one) => part(one, '$1')),
          ...others.map((one) => part(one)),
        ],
      },
    })),
    {
      name: 'a-part-of-a-service',
      comment: 'A file that is none of the parts would be held to nothing.',
      severity: 'error',
      from: { path: '^src/services/[^/]+/', pathNot: [unit, ...Object.keys(parts).map((name) => part(name))] },
      to: {},
    },
    {
      name: 'services-are-asked-by-their-registries',
      severity: 'error',
      from: {
        path: '^src/(services/[^/]+\\.ts$|evaluate/|ledger/|store/|report/|cli/)',
        pathNot: [unit, '\\.gen\\.ts$'],
      },
      to: { path: '^src/services/[^/]+/' },
    },
    { name: 'no-cycles', severity: 'error', from: { pathNot: unit }, to: { circular: true } },
    {
      name: 'only-these-rooms-speak-to-aws',
      comment: 'The practice account borrows the schemas of the clients.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          unit,
          '^src/(collect|root|mfa/aws|practice)/',
          ...['sdk', 'collect', 'practice'].map((name) => part(name)),
        ],
      },
      to: { path: 'node_modules/@(aws-sdk|smithy)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tests-stay-out',
      severity: 'error',
      from: { path: '^src/', pathNot: unit },
      to: { path: `${unit}|^test/|vitest|fast-check` },
    },
    { name: 'resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'declared',
      comment:
        'What is imported is bundled, from devDependencies too; what only a dependency of ours depends on is not ours.',
      severity: 'error',
      from: { path: '^src/', pathNot: unit },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
