import type { Project } from './project.ts'
import { camel, NotScaffolded, withEntry } from './text.ts'

/** A collector of one type, whose listing refuses until it is written: a gap, and so nothing that looks done. */
export function newCollector(project: Project, name: string, type: string | undefined): readonly string[] {
  const services = [...project.read('src/collect/clients.ts').matchAll(/^ {2}'?([\w-]+)'?: \w+$/gm)].map(([, id]) => id)
  if (!services.includes(name))
    throw new NotScaffolded(
      `no client is named "${name}": add it to src/collect/clients.ts, aws.ts and actions.ts first (there are ${services.join(', ')})`,
    )
  if (!type)
    throw new NotScaffolded(`say the resource type: npm run new collector ${name} -- --type AWS::Service::Type`)
  if (!project.read('src/model/shapes.gen.ts').includes(`  '${type}': `))
    throw new NotScaffolded(`${type} has no shape yet: add it to scripts/covered-types.ts, and run npm run generate`)
  const kind = (type.split('::').at(-1) ?? '').replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()
  const things = camel(`${name}-${kind}s`)
  const file = `${name}-${kind}s`
  const path = `src/collect/${file}.ts`
  if (project.has(path)) throw new NotScaffolded(`${path} is there already`)
  project.write(
    path,
    `import { DemarcError } from '../core/errors.ts'
import { collector } from './collector.ts'

const on = '${type}'

export const ${things} = collector({
  types: [on],
  service: '${name}',
  scope: 'region',
  // the IAM actions of the listing's calls, exactly
  needs: [],
  async *list({ client, region }) {
    await client('${name}')
    // ask page after page (pages() of collector.ts), and yield each; what AWS does not say stays absent
    const found: readonly { readonly id: string; readonly name: string }[] = await Promise.reject(
      new DemarcError('NOT_WRITTEN', \`the listing of \${on} in \${region} is not written yet\`),
    )
    for (const { id, name } of found) yield { type: on, id, name, properties: {} }
  },
})
`,
  )
  project.write(
    path.replace('.ts', '.test.ts'),
    `import { expect, test } from 'vitest'
import { scanPractice } from '../practice/scan-in-test.ts'
import { startPractice } from '../practice/server.ts'
import { ${things} } from './${file}.ts'

test('lists ${type} of the practice account, and names the actions it needs', async () => {
  const practice = await startPractice()
  try {
    const model = await scanPractice(practice, [${things}])
    expect(model.gaps).toEqual([])
    expect(model.ofType('${type}').length).toBeGreaterThan(0)
    expect(${things}.needs).not.toEqual([])
  } finally {
    await practice.close()
  }
})
`,
  )
  project.edit('src/collect/registry.ts', (text) => withEntry(text, things, `./${file}.ts`, things, ']'))
  return [
    `${path}: needs, and the listing; a call more for each resource is a detail`,
    `src/practice/services/: ${type} in the practice account, if it has none`,
  ]
}
