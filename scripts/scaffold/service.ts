import { existsSync, readdirSync } from 'node:fs'
import { type Project, SERVICES } from './project.ts'
import { camel, NotScaffolded, WRITE } from './text.ts'

const categories = ['infrastructure', 'container', 'abstracted']

export interface NewService {
  readonly type?: string | undefined
  readonly category?: string | undefined
  /** The SDK's package without `@aws-sdk/client-`, if its name differs from the service's. */
  readonly client?: string | undefined
}

/** The folder of a service: its entry in the catalog with one type, its client, and its place in the practice account. */
export function newService(
  project: Project,
  name: string,
  { type, category = 'abstracted', client = name }: NewService,
): readonly string[] {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new NotScaffolded(`"${name}" is no name of a service, like athena`)
  if (!categories.includes(category)) throw new NotScaffolded(`--category is one of ${categories.join(', ')}`)
  if (!type || !/^AWS::\w+::\w+$/.test(type))
    throw new NotScaffolded(`say a resource type: npm run new service ${name} -- --type AWS::Service::Type`)
  const folder = `${SERVICES}/${name}`
  if (project.names(folder).length > 0 || project.has(`${folder}/catalog.ts`))
    throw new NotScaffolded(`${folder}/ is there already`)
  const sdk = classOf(client)
  const id = camel(name)
  const key = id === name ? name : `'${name}'`
  project.write(
    `${folder}/catalog.ts`,
    `import { ${category} } from '../../catalog/service.ts'

export const ${id} = ${category}({
  id: '${name}',
  title: '${WRITE} the name of the service',
  // the "Security in ..." chapter of its guide
  source: 'https://docs.aws.amazon.com/${name}/latest/userguide/security.html',
  types: {
    // the layers that differ from the category's default go to owners, what moves them to moves
    '${type}': { responsibilities: [] },
  },
})
`,
  )
  project.write(
    `${folder}/catalog.test.ts`,
    `import { expect, test } from 'vitest'
import { ${id} } from './catalog.ts'

test('${name} is written: its title, and the responsibilities of each type', () => {
  expect(${id}.title).not.toMatch(/^${WRITE}/)
  for (const [type, { responsibilities }] of Object.entries(${id}.types)) expect([type, responsibilities]).not.toEqual([type, []])
})
`,
  )
  project.write(
    `${folder}/sdk.ts`,
    `import type { ${sdk} } from '@aws-sdk/client-${client}'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    ${key}: ${sdk}
  }
}

export const ${id} = sdkClient({
  id: '${name}',
  module: () => import('@aws-sdk/client-${client}'),
  client: ({ ${sdk} }) => ${sdk},
  // see the page of the service in the Service Authorization Reference
  prefix: '${name}',
})
`,
  )
  project.write(
    `${folder}/practice.ts`,
    `import { practiceService } from '../../practice/service.ts'
import { ${id} as sdk } from './sdk.ts'

/** What the service holds in one region. */
interface State {
  readonly things: readonly string[]
}

export const ${id} = practiceService({
  sdk,
  scope: 'regional',
  seed: (): State => ({ things: [] }),
  // one function for each operation, typed by the SDK; what is not here is answered with 501
  reads: {},
})
`,
  )
  return [
    `${folder}/catalog.ts: title, source, the layers that differ, the responsibilities`,
    `${folder}/sdk.ts: the prefix of its IAM actions; the quota of its reads, if AWS publishes one`,
    `${folder}/practice.ts: its operations and its seed`,
    `npm run new collector ${name}, npm run new control: what is read and asked of it`,
    'npm run generate: the counts',
  ]
}

/** The aggregated client that a package of the SDK exports: `EFS`, whose file stands beside that of `EFSClient`. */
function classOf(client: string): string {
  const types = `node_modules/@aws-sdk/client-${client}/dist-types`
  if (!existsSync(types))
    throw new NotScaffolded(
      `@aws-sdk/client-${client} is not installed: npm install --save-dev --save-exact @aws-sdk/client-${client}, or name another with --client`,
    )
  const [found] = readdirSync(types).flatMap((file) => /^(\w+)Client\.d\.ts$/.exec(file)?.[1] ?? [])
  if (found === undefined) throw new NotScaffolded(`@aws-sdk/client-${client} exports no client`)
  return found
}
