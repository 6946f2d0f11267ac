import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newCollector } from '../scripts/scaffold/collector.ts'
import { newControl } from '../scripts/scaffold/control.ts'
import { Project } from '../scripts/scaffold/project.ts'
import { newService } from '../scripts/scaffold/service.ts'

/** `npm run new` in a copy of the project. */
let copy: string
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'demarc-new-'))
  for (const name of [
    'src',
    'scripts',
    'test',
    'bench',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
    'biome.json',
    '.gitignore',
  ])
    cpSync(name, join(copy, name), { recursive: true })
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rmSync(copy, { recursive: true }))

function run(program: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: copy, encoding: 'utf8' })
  return { status, out: stdout + stderr }
}
type Make = (project: Project) => readonly string[]
const read = (path: string): string => readFileSync(join(copy, path), 'utf8')

test('refuses what it cannot make, and writes nothing', () => {
  for (const [make, words] of [
    [(project) => newControl(project, 'S3.5', undefined), 'S3.5 is there already'],
    [(project) => newControl(project, 'S3.999', undefined), 'has no control S3.999'],
    [(project) => newControl(project, 'S3', undefined), 'is no id of a control'],
    [(project) => newControl(project, 'Athena.1', undefined), '--on AWS::Service::Type'],
    [(project) => newCollector(project, 'nothing', 'AWS::KMS::Key'), 'no client is named "nothing"'],
    [(project) => newService(project, 'macie', undefined), '--type AWS::Service::Type'],
  ] as const satisfies readonly (readonly [Make, string])[]) {
    const project = new Project(copy)
    expect(() => make(project)).toThrow(words)
    expect(project.save()).toEqual([])
  }
})

describe('what it makes', { timeout: 180_000 }, () => {
  beforeAll(() => {
    const project = new Project(copy)
    const made: readonly Make[] = [
      (one) => newControl(one, 'Demarc.KMS.99', undefined),
      (one) => newControl(one, 'Athena.1', 'AWS::KMS::Key'),
      (one) => newCollector(one, 'kms', 'AWS::KMS::Key'),
      (one) => newService(one, 'macie', 'AWS::Macie::Session'),
    ]
    for (const make of made) expect(make(project).length).toBeGreaterThan(1)
    expect(run('npx', ['biome', 'check', '--write', ...project.save()]).status).toBe(0)
  }, 120_000)

  test('takes what the reference data knows, and stands in the registries', () => {
    const athena = read('src/controls/athena.ts')
    for (const part of [
      "id: 'Athena.1'",
      "severity: 'medium'",
      'securityhub/latest/userguide/athena-controls.html#athena-1',
    ])
      expect(athena).toContain(part)
    expect(read('src/controls/registry.ts')).toContain('  ...athenaControls,\n')
    expect(read('src/controls/remedies/registry.ts')).toContain('  ...athenaRemedies,\n')
    // beside its siblings, in the same list
    expect(read('src/controls/kms.ts')).toMatch(/id: 'Demarc\.KMS\.99'[\s\S]*kms99IsAsItShould,\n\]\n$/)
    expect(read('src/controls/remedies/kms.ts')).toContain("'Demarc.KMS.99': {")
    expect(read('src/collect/registry.ts')).toContain('  kmsKeys,\n')
    expect(read('src/catalog/registry.ts')).toContain('  macie,\n')
    expect(read('scripts/covered-types.ts')).toContain("  'AWS::Macie::Session',\n")
  })
})
