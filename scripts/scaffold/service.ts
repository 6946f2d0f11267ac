import { existsSync } from 'node:fs'
import type { Project } from './project.ts'
import { camel, NotScaffolded, withEntry } from './text.ts'

const categories = ['infrastructure', 'container', 'abstracted']

/** A service of the catalog with one type, and (where its SDK client is installed) its place in the practice account. */
export function newService(
  project: Project,
  name: string,
  type: string | undefined,
  category = 'abstracted',
): readonly string[] {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new NotScaffolded(`"${name}" is no name of a service, like athena`)
  if (!categories.includes(category)) throw new NotScaffolded(`--category is one of ${categories.join(', ')}`)
  if (!type || !/^AWS::\w+::\w+$/.test(type))
    throw new NotScaffolded(`say a resource type: npm run new service ${name} -- --type AWS::Service::Type`)
  const path = `src/catalog/services/${name}.ts`
  if (project.has(path)) throw new NotScaffolded(`${path} is there already`)
  const id = camel(name)
  project.write(
    path,
    `import { ${category} } from '../service.ts'

export const ${id} = ${category}({
  id: '${name}',
  title: 'Write here the name of the service',
  // the "Security in ..." chapter of its guide
  source: 'https://docs.aws.amazon.com/${name}/latest/userguide/security.html',
  types: {
    // the layers that differ from the category's default go to owners, what moves them to moves
    '${type}': { duties: [] },
  },
})
`,
  )
  project.write(
    path.replace('.ts', '.test.ts'),
    `import { expect, test } from 'vitest'
import { ${id} } from './${name}.ts'

test('${name} is written: its title, and the duties of each type', () => {
  expect(${id}.title).not.toMatch(/^Write here/)
  for (const [type, { duties }] of Object.entries(${id}.types)) expect([type, duties]).not.toEqual([type, []])
})
`,
  )
  project.edit('src/catalog/registry.ts', (text) => withEntry(text, id, `./services/${name}.ts`, id, ']'))
  project.edit('scripts/covered-types.ts', (text) => {
    if (text.includes(`'${type}'`)) return text
    const lines = text.split('\n')
    const first = lines.findIndex((line) => line.startsWith("  'AWS::"))
    let at = first
    while (lines[at]?.startsWith("  'AWS::") && (lines[at] ?? '') < `  '${type}',`) at++
    lines.splice(at, 0, `  '${type}',`)
    return lines.join('\n')
  })
  const next = [
    `${path}: title, source, the layers that differ, the duties`,
    'npm run generate: the shape of the type, and the counts',
    `npm run new collector, npm run new control: what is read and asked of it`,
  ]
  const practice = `src/practice/services/${name}.ts`
  if (
    !existsSync(`node_modules/@aws-sdk/client-${name}`) ||
    project.has(practice) ||
    project.has(`src/practice/services/${name}/index.ts`)
  )
    return [
      ...next,
      `src/practice/services/: the service in the practice account (there is none, or no @aws-sdk/client-${name})`,
    ]
  project.write(
    practice,
    `import { practiceService } from '../service.ts'

/** What an empty account holds; the seed fills it for the regions that have content. */
export interface State {
  readonly things: readonly string[]
}

export const ${id} = practiceService({
  id: '${name}',
  scope: 'regional',
  client: () => import('@aws-sdk/client-${name}'),
  seed: (): State => ({ things: [] }),
  // one function for each operation, typed by the SDK; what is not here is answered with 501
  reads: {},
})
`,
  )
  project.edit('src/practice/services/index.ts', (text) => withEntry(text, id, `./${name}.ts`, id, ']'))
  return [...next, `${practice}: its operations and its seed, and its signing name in src/practice/wire/registry.ts`]
}
