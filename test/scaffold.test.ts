import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newCollector } from '../scripts/scaffold/collector.ts'
import { newControl } from '../scripts/scaffold/control.ts'
import { Project, SERVICES } from '../scripts/scaffold/project.ts'
import { newService } from '../scripts/scaffold/service.ts'
import { ALL, SWEEP } from './sample.ts'

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
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: copy,
    encoding: 'utf8',
    // what is compiled of a copy is of no use to the next, which has another path
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1', NO_COLOR: '1' },
  })
  return { status, out: stdout + stderr }
}
/** Without npx, which takes longer to start than they do. */
const installed = (program: string): string => resolve('node_modules/.bin', program)
type Make = (project: Project) => readonly string[]
const read = (path: string): string => readFileSync(join(copy, path), 'utf8')

/** The project as if it had no control of this id: nearly all of AWS's are there. */
function lacking(id: string, today?: string): Project {
  const project = new Project(copy, today)
  for (const service of project.names(SERVICES))
    for (const file of project.partOf(service, 'controls'))
      if (project.read(file).includes(`id: '${id}'`))
        project.edit(file, (text) => text.replaceAll(`'${id}'`, "'None.1'"))
  return project
}

test('refuses what it cannot make, and writes nothing', () => {
  for (const [make, words] of [
    [(project) => newControl(project, 'S3.5', { on: 'AWS::S3::Bucket' }), 'S3.5 is there already'],
    [(project) => newControl(project, 'S3.999', {}), 'has no control S3.999'],
    [(project) => newControl(project, 'S3', {}), 'is no id of a control'],
    [(project) => newControl(project, 'Athena.1', {}), 'Athena.1 is retired'],
    [(project) => newControl(project, 'Demarc.KMS.98', {}), '--on AWS::Service::Type'],
    [(project) => newControl(project, 'WAF.8', {}), 'npm run new service waf -- --type AWS::WAF::WebACL'],
    [
      (project) => newControl(project, 'Demarc.KMS.98', { on: 'AWS::KMS::Key' }),
      'say the responsibility: --responsibility private-connectivity | key-care | ',
    ],
    [
      (project) => newControl(project, 'Demarc.KMS.98', { on: 'AWS::KMS::Key', responsibility: 'backups' }),
      'has no responsibility "backups"',
    ],
    [
      (project) => newControl(project, 'Demarc.KMS.98', { on: 'AWS::Nothing::AtAll' }),
      'there is no src/services/nothing/',
    ],
    [(project) => newCollector(project, 'nothing', 'AWS::KMS::Key'), 'src/services/nothing/ has no client'],
    [(project) => newCollector(project, 'kms', undefined), '--type AWS::Service::Type'],
    [(project) => newService(project, 'macie', {}), '--type AWS::Service::Type'],
    [(project) => newService(project, 'efs', { type: 'AWS::EFS::FileSystem' }), 'src/services/efs/ is there already'],
    [(project) => newService(project, 'macie', { type: 'AWS::Macie::Session' }), 'npm install'],
  ] as const satisfies readonly (readonly [Make, string])[]) {
    const project = new Project(copy)
    expect(() => make(project)).toThrow(words)
    expect(project.save()).toEqual([])
  }
})

// programs of the tools that developers have: with DEMARC_ALL=1
describe.runIf(ALL)('what it makes', { ...SWEEP, timeout: 180_000 }, () => {
  const made: Record<string, readonly string[]> = {}
  beforeAll(() => {
    const makers: Readonly<Record<string, Make>> = {
      sibling: (one) => newControl(one, 'Demarc.KMS.99', { on: 'AWS::KMS::Key', responsibility: 'key-care' }),
      // a type of a service whose controls are in a folder, with one test
      nested: (one) => newControl(one, 'Demarc.DAX.99', { on: 'AWS::DAX::Cluster', responsibility: 'require-tls' }),
      // the only responsibility of its type
      only: (one) => newControl(one, 'Demarc.EventBridge.99', { on: 'AWS::Events::Endpoint' }),
      collector: (one) => newCollector(one, 'kms', 'AWS::KMS::Alias'),
      // any client that is installed
      service: (one) => newService(one, 'macie', { type: 'AWS::Macie::Session', client: 'sts' }),
    }
    for (const [name, make] of Object.entries(makers)) {
      const project = new Project(copy)
      expect(make(project).length).toBeGreaterThan(1)
      made[name] = project.save()
    }
    expect(run(installed('biome'), ['check', '--write', ...Object.values(made).flat()]).status).toBe(0)
    for (const script of ['generate-registries', 'generate-shapes'])
      expect(run(process.execPath, [`scripts/${script}.ts`])).toMatchObject({ status: 0 })
  }, 120_000)

  test('a control is in a file of its service and in its test; a collector and a service are in one folder', () => {
    const folder = (service: string, ...files: readonly string[]) =>
      files.map((file) => `src/services/${service}/${file}`)
    expect(made).toEqual({
      sibling: folder('kms', 'controls.ts', 'controls.test.ts'),
      nested: folder('dynamodb', 'controls/dax.ts', 'controls.test.ts'),
      only: folder('events', 'controls.ts', 'controls.test.ts'),
      collector: folder('kms', 'collect.ts', 'practice.test.ts'),
      service: folder('macie', 'catalog.ts', 'catalog.test.ts', 'sdk.ts', 'practice.ts'),
    })
  })

  test('is registered, and a type that was not named before has its shape', () => {
    expect(read('src/services/controls.gen.ts')).toContain('  kmsControls.kms99IsAsItShould,\n')
    expect(read('src/services/controls.gen.ts')).toContain('  eventsControls.eventbridge99IsAsItShould,\n')
    expect(read('src/services/collectors.gen.ts')).toContain('  kmsCollect.aliass,\n')
    expect(read('src/services/catalog.gen.ts')).toContain('  macieCatalog.macie,\n')
    expect(read('src/services/practice.gen.ts')).toContain('  maciePractice.macie,\n')
    expect(read('src/services/sdk.gen.ts')).toContain('  macie: macieSdk.macie,\n')
    expect(read('src/model/shapes.gen.ts')).toContain("  'AWS::KMS::Alias': AWSKMSAlias\n")
  })

  test('takes what the reference data knows', () => {
    const project = lacking('Athena.4')
    newControl(project, 'Athena.4', { on: 'AWS::KMS::Key', responsibility: 'key-care' })
    const text = project.read('src/services/kms/controls.ts')
    for (const part of ["id: 'Athena.4'", "severity: 'medium'", 'userguide/athena-controls.html#athena-4'])
      expect(text).toContain(part)
  })

  test('of a control with an AWS id, says the day of its comparison, and its parameters with default and range', () => {
    const written = (id: string): string => {
      const project = lacking(id, '2026-12-24')
      newControl(project, id, { on: 'AWS::KMS::Key', responsibility: 'key-care' })
      return project.read('src/services/kms/controls.ts')
    }
    for (const [id, ...parts] of [
      ['Athena.4', "compared: '2026-12-24'"],
      [
        'Cognito.3',
        'minLength: { value: 8, from: 8, to: 99 }',
        'requireSymbols: { value: true, among: [true, false] }',
      ],
      ['Kinesis.3', 'minimumBackupRetentionPeriod: { value: 168, from: 24, to: 8760 }'],
      ['StepFunctions.1', "logLevel: { value: null, among: ['ALL', 'ERROR', 'FATAL'] }"],
      ['AppSync.5', "AllowedAuthorizationTypes: { value: ['AWS_LAMBDA', 'AWS_IAM'"],
    ] as const)
      for (const part of parts) expect(written(id)).toContain(part)
    const own = new Project(copy)
    newControl(own, 'Demarc.KMS.98', { on: 'AWS::KMS::Key', responsibility: 'key-care' })
    const before = new Project(copy).read('src/services/kms/controls.ts')
    expect(own.read('src/services/kms/controls.ts').slice(before.length)).not.toContain('compared')
  })

  test('fails its tests until it is written', () => {
    const { status, out } = run(installed('vitest'), [
      ...['run', '--reporter', 'verbose'],
      ...['src/services/macie', 'src/services/events/controls.test.ts', 'src/services/kms/controls.test.ts'],
    ])
    expect(status).toBe(1)
    for (const name of ['macie is written', 'Demarc.EventBridge.99 is written', 'Demarc.KMS.99 is written'])
      expect(out).toMatch(new RegExp(`FAIL .*${name}`))
  })

  test('loads as it is', () => {
    const modules = Object.values(made)
      .flat()
      .filter((file) => !file.endsWith('.test.ts'))
    const imports = modules.map((file) => `import './${file}'`).join('\n')
    const { status, out } = run(process.execPath, ['--input-type=module', '--eval', imports])
    expect(out).toBe('')
    expect(status).toBe(0)
  })
})
