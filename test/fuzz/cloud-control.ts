import fc from 'fast-check'
import type { Clients, ServiceId } from '../../src/collect/sdk.ts'
import { compareText } from '../../src/core/json.ts'
import { readGroup } from '../../src/services/cloudcontrol/collect/group.ts'
import { loadSchemas, withoutSecrets } from '../../src/services/cloudcontrol/collect/secrets.ts'
import { handledTypes } from '../../src/services/cloudcontrol/collect/types.ts'
import { hostileText, mutated, type Property } from './property.ts'

/** What handlers of Cloud Control may answer. */

const TYPE = 'AWS::Glue::Job'
const properties =
  '{"Name":"nightly","Command":{"Name":"glueetl","ScriptLocation":"s3://b/k"},"DefaultArguments":{"--password":"x"},"Tags":{"a":"b"}}'
const document = fc.oneof(mutated([properties]), fc.json({ maxDepth: 6 }), hostileText)
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })
const description = fc.record({
  Identifier: maybe(fc.oneof(hostileText, fc.constantFrom('a', 'b'))),
  Properties: maybe(document),
})

const names = fc.constantFrom('AdminPassword', 'clientSecret', '--api-key', 'AuthToken')
const SECRET = ['plain', 'words'].join('-')

const listedAs = (name: string) => ({
  type: TYPE,
  id: `arn:aws:glue:us-east-1:111122223333:job/${name}`,
  name,
  account: '111122223333',
  region: 'us-east-1',
  tags: {},
  properties: {},
  state: {},
  unseen: {},
  unread: 'not yet',
})

/** Reads jobs of which a handler answers as it likes: each is read or unread, once, and never both. */
async function answered(get: object, list: readonly object[]): Promise<void> {
  const client = {
    getResource: async () => get,
    listResources: async () => ({ ResourceDescriptions: list }),
  }
  const { resources, unread } = await readGroup(
    { type: TYPE, region: 'us-east-1', listed: ['a', 'b', '__proto__'].map(listedAs), all: true },
    {
      // safe: nothing else of this client is asked
      clients: { client: async <S extends ServiceId>() => client as unknown as Clients[S] },
      types: await handledTypes(),
      account: '111122223333',
      homeRegion: 'us-east-1',
      known: () => [],
      isRead: () => false,
      take: () => {},
    },
  )
  const read = resources.map(({ id }) => id)
  if (new Set(read).size !== read.length || read.some((id) => unread.has(id))) throw new TypeError('one twice')
  for (const name of ['a', 'b', '__proto__'].sort(compareText))
    if (!read.includes(listedAs(name).id) && !unread.has(listedAs(name).id)) throw new TypeError(`${name} is lost`)
}

export const cloudControlProperties: readonly Property[] = [
  {
    name: 'properties of a resource: an object without its secrets, or hidden',
    runs: 100,
    property: () =>
      fc.asyncProperty(fc.jsonValue({ maxDepth: 5 }), names, fc.nat(3), async (value, name, deep) => {
        await loadSchemas()
        const held = Array.from({ length: deep }).reduce<unknown>((inner) => ({ In: [inner] }), { [name]: SECRET })
        const text = withoutSecrets(JSON.stringify({ Command: { Value: value, Held: held } }), { TypeName: TYPE })
        if (text.includes(SECRET)) throw new TypeError('a secret is left')
        if (!('Command' in JSON.parse(text))) throw new TypeError('what is looked at is lost')
      }),
  },
  {
    name: 'properties that are not JSON: hidden whole',
    runs: 60,
    property: () =>
      fc.asyncProperty(document, async (text) => {
        await loadSchemas()
        const left = withoutSecrets(text, { TypeName: TYPE })
        if (left !== '(redacted)') JSON.parse(left)
      }),
  },
  {
    name: 'answers of a handler: each resource is read or unread, and none is lost',
    runs: 60,
    property: () =>
      fc.asyncProperty(
        fc.record({
          TypeName: maybe(fc.constantFrom(TYPE, 'AWS::Glue::Crawler')),
          ResourceDescription: maybe(description),
        }),
        fc.array(description, { maxLength: 5 }),
        answered,
      ),
  },
]
