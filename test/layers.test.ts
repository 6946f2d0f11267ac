import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examine, homeless, rules } from '../scripts/layers.ts'

/** The law of src/ on a small tree: each file, what it imports, and the rules that refuse it; none where it may. */
const imports: readonly (readonly [file: string, imported: string, ...refusedBy: string[]])[] = [
  // from below, never from above
  ['src/model/a.ts', 'src/core/a.ts'],
  ['src/core/b.ts', 'src/model/a.ts', 'core-imports-only-from-below'],
  ['src/mfa/b.ts', 'src/model/a.ts', 'mfa-imports-only-from-below'],
  ['src/model/b.ts', 'src/catalog/a.ts', 'model-imports-only-from-below'],
  ['src/catalog/b.ts', 'src/controls/a.ts', 'catalog-imports-only-from-below'],
  ['src/controls/b.ts', 'src/collect/a.ts', 'controls-imports-only-from-below'],
  ['src/collect/b.ts', 'src/practice/a.ts', 'collect-imports-only-from-below'],
  ['src/evaluate/b.ts', 'src/ledger/a.ts', 'evaluate-imports-only-from-below'],
  ['src/ledger/b.ts', 'src/mfa/aws/a.ts', 'ledger-imports-only-from-below'],
  ['src/mfa/aws/b.ts', 'src/root/a.ts', 'mfa-aws-imports-only-from-below'],
  ['src/root/b.ts', 'src/practice/account/a.ts', 'root-imports-only-from-below'],
  ['src/practice/account/b.ts', 'src/store/a.ts', 'practice-account-imports-only-from-below'],
  ['src/store/b.ts', 'src/report/a.ts', 'store-imports-only-from-below'],
  ['src/report/b.ts', 'src/app/a.ts', 'report-imports-only-from-below'],
  ['src/app/b.ts', 'src/cli/a.ts', 'app-imports-only-from-below'],
  // the engine knows no service
  ['src/practice/b.ts', 'src/services/efs/practice/a.ts', 'practice-imports-only-from-below'],
  ['src/services/efs/practice/b.ts', 'src/evaluate/a.ts', 'practice-of-a-service', 'services-imports-only-from-below'],
  ['src/template/a.ts', 'src/core/a.ts', 'a-room-of-the-law'],
  // the parts of a service
  ['src/services/efs/catalog.ts', 'src/catalog/a.ts'],
  ['src/services/efs/live.ts', 'src/model/a.ts'],
  ['src/services/efs/calendar.ts', 'src/controls/a.ts'],
  ['src/services/efs/controls/c.ts', 'src/services/efs/calendar.ts'],
  ['src/services/efs/sdk.ts', 'src/services/efs/collect/retries.ts'],
  ['src/services/efs/collect/retries.ts', 'src/services/efs/live.ts'],
  ['src/services/efs/controls.ts', 'src/services/kms/controls.ts'],
  ['src/services/efs/remedies.ts', 'src/services/efs/controls.ts'],
  ['src/services/efs/practice/index.ts', 'src/services/kms/practice/a.ts'],
  ['src/services/efs/practice/c.ts', 'src/mfa/a.ts'],
  ['src/services/efs/practice/d.ts', 'src/services/efs/collect/types.gen.ts'],
  ['src/services/efs/practice/e.ts', 'src/services/efs/collect/live-types.ts', 'practice-of-a-service'],
  ['src/services/sns/catalog.ts', 'src/controls/a.ts', 'catalog-of-a-service'],
  ['src/services/sns/live.ts', 'src/services/efs/live.ts', 'live-of-a-service'],
  ['src/services/sns/calendar.ts', 'src/services/sns/controls.ts', 'calendar-of-a-service'],
  ['src/services/sns/sdk.ts', 'src/services/efs/collect/retries.ts', 'sdk-of-a-service'],
  ['src/services/sns/collect.ts', 'src/controls/a.ts', 'collect-of-a-service'],
  ['src/services/sns/controls.ts', 'src/collect/a.ts', 'controls-of-a-service'],
  ['src/services/sns/controls/b.ts', 'src/services/efs/live.ts', 'controls-of-a-service'],
  ['src/services/sns/remedies.ts', 'src/services/efs/controls.ts', 'remedies-of-a-service'],
  ['src/services/sns/practice/b.ts', 'src/services/sns/controls.ts', 'practice-of-a-service'],
  ['src/services/sns/other.ts', 'src/core/a.ts', 'a-part-of-a-service'],
  // the registries stand between the services and what asks them
  ['src/services/controls.gen.ts', 'src/services/ec2/controls.ts'],
  ['src/services/describe.ts', 'src/services/controls.gen.ts'],
  ['src/services/subject.ts', 'src/services/efs/catalog.ts', 'services-are-asked-by-their-registries'],
  ['src/report/c.ts', 'src/services/efs/controls.ts', 'services-are-asked-by-their-registries'],
  ['src/services/kms/controls.ts', 'src/services/describe.ts', 'controls-of-a-service'],
  // what comes from outside
  ['src/collect/c.ts', '@aws-sdk/client-efs'],
  ['src/report/d.ts', '@aws-sdk/client-efs', 'only-these-rooms-speak-to-aws'],
  ['src/services/kms/controls/b.ts', '@aws-sdk/client-kms', 'only-these-rooms-speak-to-aws'],
  ['src/report/e.ts', 'vitest', 'tests-stay-out'],
  ['src/report/f.ts', 'src/report/g.test.ts', 'tests-stay-out'],
  ['src/report/h.ts', 'not-in-package-json', 'resolves'],
  ['src/report/i.ts', 'dependency-cruiser', 'declared'],
]

// a circle, also of types alone
const circle = [
  ['src/app/circle-a.ts', 'src/app/circle-b.ts'],
  ['src/app/circle-b.ts', 'src/app/circle-a.ts'],
] as const

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-layers-'))
  const files = new Map<string, string[]>()
  const linesOf = (file: string): string[] => files.get(file) ?? files.set(file, []).get(file) ?? []
  const add = (file: string, imported: string, statement: string): void => {
    linesOf(file).push(`${statement} '${imported.startsWith('src/') ? join(folder, imported) : imported}'`)
    if (imported.startsWith('src/')) linesOf(imported)
  }
  for (const [file, imported] of imports) add(file, imported, 'import')
  for (const [file, imported] of circle) add(file, imported, 'import type { One } from')
  add('src/report/types.ts', '@aws-sdk/client-efs', 'import type { EFS } from')
  for (const [file, lines] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `${lines.join('\n')}\nexport type One = 1\n`)
  }
  const dependencies = { '@aws-sdk/client-efs': '3', '@aws-sdk/client-kms': '3' }
  const manifest = { dependencies, devDependencies: { vitest: '4' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('each import that the law forbids is refused, and no other; each rule refuses something', async () => {
  const { summary } = await examine(folder)
  const broken = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to: packageOf(to) }))
  expect(broken.map(({ rule, from, to }) => `${from} -> ${to}: ${rule}`).sort()).toEqual(
    [
      ...imports.flatMap(([file, imported, ...refusedBy]) =>
        refusedBy.map((rule) => `${file} -> ${imported}: ${rule}`),
      ),
      `${circle[0][0]} -> ${circle[0][1]}: no-cycles`,
    ].sort(),
  )
  expect([...new Set(broken.map(({ rule }) => rule))].sort()).toEqual([...rules].sort())
})

/** `node_modules/@aws-sdk/client-efs/dist-cjs/index.js` -> `@aws-sdk/client-efs`. */
const packageOf = (path: string): string => /node_modules\/((?:@[\w-]+\/)?[\w-]+)/.exec(path)?.[1] ?? path

test('a file in no room, or in no part of a service, is told also where it imports nothing', () => {
  const files = [
    'src/core/a.ts',
    'src/services/efs/controls.ts',
    'src/services/describe.ts',
    'src/services/efs/practice.test.ts',
  ]
  const lost = ['src/ghost/a.ts', 'src/a.ts', 'src/services/efs/helper.ts']
  expect(homeless([...files, ...lost])).toEqual(lost)
})

test('ARCHITECTURE.md has the rooms of the law, in its order', () => {
  const [, table = ''] = readFileSync('ARCHITECTURE.md', 'utf8').split('\n## The rooms\n')
  const [told = ''] = table.split('\n### ')
  const rows = [...told.matchAll(/^\| `src\/([\w/-]+)\/`/gm)].map(([, room]) => room?.replace('/', '-'))
  const law = rules.flatMap((name) => /^(.*)-imports-only-from-below$/.exec(name)?.[1] ?? [])
  // the last one has nothing above it, and so no rule; what the law knows already may not be there yet
  const built = [...law, 'cli'].filter((room) => existsSync(`src/${room.replace('-', '/')}`))
  expect(rows).toEqual(built)
})
