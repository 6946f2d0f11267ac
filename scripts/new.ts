/**
 * Scaffolds into the folder of one service, with tests that fail where a person must fill in:
 * `npm run new service athena -- --type AWS::Athena::WorkGroup`, `npm run new collector kms -- --type AWS::KMS::Alias`,
 * `npm run new control S3.19 -- --on AWS::S3::AccessPoint --responsibility no-public-exposure`.
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { newCollector } from './scaffold/collector.ts'
import { newControl } from './scaffold/control.ts'
import { Project } from './scaffold/project.ts'
import { newService } from './scaffold/service.ts'
import { NotScaffolded } from './scaffold/text.ts'

const text = { type: 'string' } as const

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { on: text, responsibility: text, type: text, category: text, client: text },
  })
  const [kind, name = ''] = positionals
  const project = new Project('.')
  const make: Readonly<Record<string, () => readonly string[]>> = {
    control: () => newControl(project, name, { on: values.on, responsibility: values.responsibility }),
    collector: () => newCollector(project, name, values.type),
    service: () => newService(project, name, values),
  }
  const chosen = make[kind ?? '']
  if (!chosen || name === '') throw new NotScaffolded('npm run new control ID | collector SERVICE | service NAME')
  const next = chosen()
  const files = project.save()
  spawnSync('npx', ['biome', 'check', '--write', ...files], { stdio: ['ignore', 'ignore', 'inherit'] })
  // the registration, and the shape of a new type
  for (const script of ['generate-registries', 'generate-shapes'])
    spawnSync('npx', ['tsx', `scripts/${script}.ts`], { stdio: ['ignore', 'ignore', 'inherit'] })
  for (const file of files) console.log(`wrote ${file}`)
  console.log(`\nNow fill in:\n${next.map((line) => `  ${line}`).join('\n')}`)
} catch (error) {
  if (!(error instanceof NotScaffolded) && !(error instanceof TypeError && 'code' in error)) throw error
  console.error(error.message)
  process.exitCode = 2
}
