/**
 * Scaffolds, with tests that fail where a person must fill in: `npm run new control S3.19 -- --on AWS::S3::Bucket`,
 * `npm run new collector kms -- --type AWS::KMS::Alias`, `npm run new service athena -- --type AWS::Athena::WorkGroup`.
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { newCollector } from './scaffold/collector.ts'
import { newControl } from './scaffold/control.ts'
import { Project } from './scaffold/project.ts'
import { newService } from './scaffold/service.ts'
import { NotScaffolded } from './scaffold/text.ts'

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { on: { type: 'string' }, type: { type: 'string' }, category: { type: 'string' } },
  })
  const [kind, name] = positionals
  const project = new Project('.')
  const type = values.on ?? values.type
  const make = { control: newControl, collector: newCollector, service: newService }[kind ?? '']
  if (!make || !name) throw new NotScaffolded('npm run new control ID | collector NAME | service NAME')
  const next = make(project, name, type, values.category)
  const files = project.save()
  spawnSync('npx', ['biome', 'check', '--write', ...files], { stdio: ['ignore', 'ignore', 'inherit'] })
  for (const file of files) console.log(`wrote ${file}`)
  console.log(`\nNow fill in:\n${next.map((line) => `  ${line}`).join('\n')}`)
} catch (error) {
  if (!(error instanceof NotScaffolded) && !(error instanceof TypeError && 'code' in error)) throw error
  console.error(error.message)
  process.exitCode = 2
}
