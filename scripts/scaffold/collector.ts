import { dirname, posix } from 'node:path'
import { type Project, SERVICES } from './project.ts'
import { camel, NotScaffolded, withImport, withImported } from './text.ts'

/** A collector of one type. Its listing throws until a person writes it, so a scan shows a blind spot. */
export function newCollector(project: Project, service: string, type: string | undefined): readonly string[] {
  const folder = `${SERVICES}/${service}`
  const clients = [...project.textOf(`${folder}/sdk.ts`).matchAll(/^ {2}id: '([\w-]+)'/gm)].flatMap(
    ([, id]) => id ?? [],
  )
  const [client] = clients
  if (client === undefined)
    throw new NotScaffolded(`${folder}/ has no client: npm run new service ${service} begins one`)
  if (!type || !/^(AWS|Demarc)::\w+::\w+$/.test(type))
    throw new NotScaffolded(`say the resource type: npm run new collector ${service} -- --type AWS::Service::Type`)
  const kind = (type.split('::').at(-1) ?? '').replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase()
  const things = camel(`${kind}s`)
  const inFolder = project.names(`${folder}/collect`).length > 0
  const path = inFolder ? `${folder}/collect/${kind}s.ts` : `${folder}/collect.ts`
  if (project.textOf(path).includes(`export const ${things} =`))
    throw new NotScaffolded(`${path} has ${things} already`)
  const engine = (file: string, module: string): string => posix.relative(dirname(file), posix.join('src', module))
  project.append(
    path,
    `export const ${things} = collector({
  types: ['${type}'],
  // one of ${clients.join(', ')}
  service: '${client}',
  scope: 'region',
  // the IAM actions of the listing's calls, exactly
  needs: [],
  async *list({ client, region }) {
    await client('${client}')
    // ask page after page (pages() of collector.ts), and yield each; what AWS does not say stays absent
    const found: readonly { readonly id: string; readonly name: string }[] = await Promise.reject(
      new DemarcError('NOT_WRITTEN', \`the listing of ${type} in \${region} is not written yet\`),
    )
    for (const { id, name } of found) yield { type: '${type}', id, name, properties: {} }
  },
})`,
  )
  project.edit(path, (text) => withImported(text, 'collector', engine(path, 'collect/collector.ts')))
  project.edit(path, (text) => withImported(text, 'DemarcError', engine(path, 'core/errors.ts')))
  const test = `${folder}/practice.test.ts`
  project.append(
    test,
    `test('lists ${type}, and names the actions that it needs', async () => {
  const account = await startPractice()
  try {
    const model = await scanPractice(account, [${things}])
    expect(model.blindSpots).toEqual([])
    expect(model.ofType('${type}').length).toBeGreaterThan(0)
    expect(${things}.needs).not.toEqual([])
  } finally {
    await account.close()
  }
})`,
  )
  project.edit(test, (text) => withImported(text, things, `./${posix.relative(folder, path)}`))
  project.edit(test, (text) => withImported(text, 'scanPractice', '../../practice/account/scan-in-test.ts'))
  project.edit(test, (text) => withImported(text, 'startPractice', '../../practice/account/server.ts'))
  for (const one of ['expect', 'test'])
    project.edit(test, (text) =>
      text.includes("from 'vitest'") ? withImported(text, one, 'vitest') : withImport(text, one, 'vitest'),
    )
  return [
    `${path}: needs, and the listing; a call more for each resource is a detail`,
    `${folder}/practice/: ${type} in the practice account, if it has none`,
  ]
}
