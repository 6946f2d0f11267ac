import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { find, registries } from '../../scripts/registries.ts'
import { services } from './catalog.gen.ts'
import { describeType, serviceOf } from './describe.ts'
import { sdk } from './sdk.gen.ts'

/** A service has one name everywhere: its folder, its id in the catalog, what `--service` takes, and its client. */
const here = import.meta.dirname
const sources = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.includes('/') && path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(here, path), 'utf8') }))
const folders = [...new Set(sources.map(({ path }) => path.split('/')[0] ?? ''))]

/** What the files of a part declare, with the folder that each stands in. */
async function declared(part: string): Promise<readonly { readonly folder: string; readonly value: object }[]> {
  const registry = registries.find((one) => one.part === part)
  if (!registry) throw new TypeError(`no registry looks at ${part}`)
  return Promise.all(
    find(registry, sources).entries.map(async ({ path, declaration }) => {
      const module: Record<string, object> = await import(join(here, path))
      return { folder: path.split('/')[0] ?? '', value: module[declaration.name] ?? {} }
    }),
  )
}

test('an entry of the catalog has the id of its folder', async () => {
  const entries = await declared('catalog')
  expect(entries.map(({ value }) => ('id' in value ? value.id : undefined))).toEqual(
    entries.map(({ folder }) => folder),
  )
  expect(entries).toHaveLength(services.length)
})

const described = services.map(({ id }) => id)
const withoutEntry = folders.filter((folder) => !described.includes(folder))

test('a folder without an entry has controls of types that the catalog places by their shape, or holds nothing which is judged', async () => {
  const asked = (await declared('controls')).filter(
    ({ folder }) => withoutEntry.includes(folder) && folder !== 'cloudcontrol',
  )
  const types = asked.flatMap(({ value }) => ('on' in value ? [String(value.on)] : []))
  expect(types.filter((type) => describeType(type).kind !== 'shape')).toEqual([])
  const asking = new Set(asked.map(({ folder }) => folder))
  expect(withoutEntry.filter((folder) => !asking.has(folder))).toEqual([
    'cloudcontrol',
    'oam',
    'organizations',
    'resource-explorer-2',
    'resourcegroupstaggingapi',
    'sts',
  ])
})

/**
 * AWS names some controls by another service than that of the resource: CloudTrail.6 asks the bucket of a trail. Those of a shape, and those
 * about tags, ask types of all services that Cloud Control reads.
 */
const isNamedBy = (folder: string, control: object): boolean => {
  const id = 'id' in control ? String(control.id) : ''
  const isOfMany = id.startsWith('Demarc.Shape.') || 'onRequest' in control
  return id.toLowerCase().startsWith(`${folder}.`) || (folder === 'cloudcontrol' && isOfMany)
}

describe('a type belongs to the service in whose folder it is read and asked', async () => {
  const types = [
    ...(await declared('collect')).flatMap(({ folder, value }) =>
      'types' in value && Array.isArray(value.types) ? value.types.map((type) => [String(type), folder] as const) : [],
    ),
    ...(await declared('controls')).flatMap(({ folder, value }) =>
      [value]
        .flat()
        .flatMap((one) => ('on' in one && !isNamedBy(folder, one) ? [[String(one.on), folder] as const] : [])),
    ),
    // a control over the account as a whole stands with the service that it asks about
  ].filter(([type, folder]) => type !== 'Demarc::Account::Account' || folder === 'account')
  test.each([...new Map(types.map((one) => [one.join(), one])).values()])('%s: %s', (type, folder) => {
    expect(serviceOf(type)).toBe(folder)
  })
})

test('the only client of a folder has its name; of several, each has the name of its command in the AWS CLI', async () => {
  const byFolder = new Map<string, string[]>()
  for (const { folder, value } of await declared('sdk'))
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), 'id' in value ? String(value.id) : ''])
  expect(Object.fromEntries([...byFolder].filter(([folder, ids]) => ids.join() !== folder))).toEqual({
    apigateway: ['apigateway', 'apigatewayv2'],
    dynamodb: ['dax', 'dynamodb'],
    elasticloadbalancing: ['elb', 'elbv2'],
    opensearch: ['opensearch', 'opensearchserverless'],
    redshift: ['redshift', 'redshift-serverless'],
    // directory buckets are asked by a client of S3 with rules of its own, which the CLI has no command for
    s3: ['s3', 's3control', 's3express'],
  })
})

test('every client is in the table by its own id', () => {
  expect(Object.entries(sdk).filter(([id, client]) => client.id !== id)).toEqual([])
})
