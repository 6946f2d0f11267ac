import { basename } from 'node:path'
import { securityHub } from '../reference/security-hub.ts'
import type { Project } from './project.ts'
import { camel, NotScaffolded, withEntry, withImport, withImported, withItem } from './text.ts'

const FOLDER = 'src/controls'
const WRITE = 'Write here'

/**
 * A control, its examples and its remedy: severity, AWS Config rule and source from the reference data, the rest to be filled
 * in. Its test fails until that is done, and says what is left.
 */
export function newControl(project: Project, id: string, on: string | undefined): readonly string[] {
  const [, service, number] = /^(?:Demarc\.)?([A-Za-z0-9]+)\.(\d+)$/.exec(id) ?? []
  if (!service || !number) throw new NotScaffolded(`"${id}" is no id of a control, like S3.19 or Demarc.S3.5`)
  const files = project.sources(FOLDER)
  const mentions = (text: string, what: string): number => text.split(what).length - 1
  if (files.some((file) => mentions(project.read(file), `id: '${id}'`) > 0))
    throw new NotScaffolded(`${id} is there already`)
  const hub = securityHub.controls.find((control) => control.id === id)
  if (!hub && !id.startsWith('Demarc.'))
    throw new NotScaffolded(`AWS Security Hub has no control ${id} in scripts/reference/`)
  // beside the most of its service
  const [sibling] = files
    .map((file) => ({ file, count: mentions(project.read(file), `id: '${service}.`) }))
    .filter(({ file, count }) => count > 0 && /export const \w+Controls\b/.test(project.read(file)))
    .sort((a, b) => b.count - a.count)
  const file = sibling?.file ?? `${FOLDER}/${service.toLowerCase()}.ts`
  const text = sibling ? project.read(file) : ''
  const type = on ?? /\bon: '([\w:]+)'/.exec(text)?.[1]
  if (!type) throw new NotScaffolded(`say the resource type: npm run new control ${id} -- --on AWS::Service::Type`)
  if (!project.read('src/model/shapes.gen.ts').includes(`  '${type}': `) && !type.startsWith('Demarc::'))
    throw new NotScaffolded(`${type} has no shape yet: add it to scripts/covered-types.ts, and run npm run generate`)
  const duty = new RegExp(`on: '${type}',[\\s\\S]*?duty: '([\\w-]+)'`).exec(text)?.[1] ?? 'least-privilege'
  const name =
    hub?.configRules[0] === undefined
      ? `${camel(service.toLowerCase())}${number}IsAsItShould`
      : camel(hub.configRules[0])
  const source = `https://docs.aws.amazon.com/securityhub/latest/userguide/${service.toLowerCase()}-controls.html#${service.toLowerCase()}-${number}`
  const control = `/** Rename it for the good state, and write what it asks. */
export const ${name} = control({
  id: '${id}',
${hub?.configRules[0] === undefined ? '' : `  configRule: '${hub.configRules[0]}',\n`}  on: '${type}',
  duty: '${duty}',
  severity: '${hub?.severity ?? 'medium'}',
  says: '${WRITE} the good state in one sentence.',
  reads: [],
  holds: () => unknown('${id} is not written yet'),
  fix: '${WRITE} what to do when it is unmet.',
  source: '${source}',
})
`
  if (sibling) {
    const list = text.search(/^export const \w+Controls\b/m)
    if (list < 0) throw new NotScaffolded(`${file} has no list of its controls`)
    const added = withItem(`${text.slice(0, list)}${control}\n${text.slice(list)}`, name, ']')
    project.write(file, withImported(added, 'unknown', './control.ts'))
  } else {
    const list = `${camel(service.toLowerCase())}Controls`
    project.write(
      file,
      `import { control, unknown } from './control.ts'\n\n${control}\nexport const ${list} = [${name}]\n`,
    )
    project.edit(`${FOLDER}/registry.ts`, (registry) =>
      withEntry(registry, list, `./${basename(file)}`, `...${list}`, ']'),
    )
  }
  test(project, file, name, id)
  remedy(project, file, id)
  return [
    `${file}: what it asks (says, reads, holds, fix), under a name for the good state`,
    `${file.replace('.ts', '.test.ts')}: its examples`,
    `${FOLDER}/remedies/${basename(file)}: how to mend it, in each way of working`,
    'src/practice/services/: a resource that meets it, and one that does not',
    'npm run generate: its page, and the counts',
  ]
}

function test(project: Project, file: string, name: string, id: string): void {
  const path = file.replace('.ts', '.test.ts')
  const cases = `
examples(${name}, { met: [], unmet: [] })

test('${id} is written', () => {
  const { says, fix, reads } = ${name}
  expect([says, fix].filter((text) => text.startsWith('${WRITE}'))).toEqual([])
  expect(reads).not.toEqual([])
})
`
  let text = project.has(path) ? project.read(path) : ''
  text = withImported(text, name, `./${basename(file)}`)
  text = withImported(text, 'examples', './examples.ts')
  for (const one of ['expect', 'test']) text = withImported(text, one, 'vitest')
  project.write(path, `${text.trimEnd()}\n${cases}`)
}

function remedy(project: Project, file: string, id: string): void {
  const path = `${FOLDER}/remedies/${basename(file)}`
  const entry = `'${id}': {
    console: ['${WRITE} where to go, what to choose and what to set, a step a line'],
    cli: not('${WRITE} the command'),
    cloudformation: not('${WRITE} the template, or why there is none'),
    terraform: not('${WRITE} the resource, or why there is none'),
  }`
  if (project.has(path)) {
    project.edit(path, (text) => withImported(withItem(text, entry, '}'), 'not', './remedy.ts'))
    return
  }
  const list = `${camel(basename(file, '.ts'))}Remedies`
  project.write(
    path,
    withImport(`\nexport const ${list}: Remedies = {\n  ${entry},\n}\n`, 'not, type Remedies', './remedy.ts'),
  )
  project.edit(`${FOLDER}/remedies/registry.ts`, (text) =>
    withEntry(text, list, `./${basename(file)}`, `...${list}`, '}'),
  )
}
