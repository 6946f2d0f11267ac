// The rooms of src/, from the top down: each imports only from those above it (ARCHITECTURE.md).
const rooms = [
  'core',
  'model',
  'catalog',
  'controls',
  'collect',
  'template',
  'evaluate',
  'ledger',
  'mfa',
  'root',
  'practice',
  'report',
  'app',
  'cli',
]
const unit = '\\.test\\.ts$|/examples\\.ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rooms.slice(0, -1).map((room, index) => ({
      name: `${room}-imports-only-from-above`,
      severity: 'error',
      from: { path: `^src/${room}/`, pathNot: unit },
      to: { path: `^src/(${rooms.slice(index + 1).join('|')})/` },
    })),
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: unit },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-these-rooms-speak-to-aws',
      comment: 'No AWS call outside collect/, root/ and mfa/; the practice account borrows the schemas of the clients.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(collect|root|mfa|practice)/|${unit}` },
      to: { path: 'node_modules/@(aws-sdk|smithy)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'tests-stay-out',
      severity: 'error',
      from: { path: '^src/', pathNot: unit },
      to: { path: '\\.test\\.ts$|^test/|vitest|fast-check' },
    },
    { name: 'resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'declared',
      severity: 'error',
      from: { path: '^src/', pathNot: unit },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
