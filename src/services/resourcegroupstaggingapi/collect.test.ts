import { expect, test } from 'vitest'
import { type ClientSource, collect } from '../../collect/runner.ts'
import type { Clients, ServiceId } from '../../collect/sdk.ts'
import { topics } from '../sns/collect.ts'

const account = '111122223333'
const arnOf = (name: string, owner = account) => `arn:aws:sns:eu-central-1:${owner}:${name}`

interface Pages {
  /** Names of topics with a tag, page by page; an error for a refusal. */
  readonly pages: readonly (readonly string[])[] | Error
}

/** The tags of some topics, with what was asked and the answers that each rests on. */
async function tagsOf(names: readonly string[], { pages }: Pages, owner = account) {
  const asked: string[] = []
  const tagging = {
    getResources: async ({ PaginationToken = '0', ResourceTypeFilters }: Record<string, unknown>) => {
      asked.push(`${ResourceTypeFilters} ${PaginationToken}`)
      if (pages instanceof Error) throw pages
      const page = Number(PaginationToken)
      return {
        ResourceTagMappingList: pages[page]?.map((name) => ({
          ResourceARN: arnOf(name),
          Tags: [{ Key: 'from', Value: 'tagging' }],
        })),
        PaginationToken: page + 1 < pages.length ? String(page + 1) : '',
      }
    },
  }
  const sns = {
    listTopics: async () => ({ Topics: names.map((name) => ({ TopicArn: arnOf(name, owner) })) }),
    listTagsForResource: async ({ ResourceArn }: { ResourceArn: string }) => {
      asked.push(ResourceArn.split(':').at(-1) ?? '')
      return { Tags: [{ Key: 'from', Value: 'sns' }] }
    },
  }
  // safe: the collector asks nothing else of these clients
  const client = async <S extends ServiceId>(service: S) => (service === 'sns' ? sns : tagging) as unknown as Clients[S]
  const clients: ClientSource = { client }
  const tags = topics.details.filter(({ fills }) => fills.includes('tags'))
  const { resources, blindSpots } = await collect({
    collectors: [{ ...topics, details: tags }],
    account,
    partition: 'aws',
    homeRegion: 'us-east-1',
    regions: ['eu-central-1'],
    clients,
    now: 0,
  })
  expect(blindSpots).toEqual([])
  return { asked, tags: Object.fromEntries(resources.map(({ name, tags }) => [name, tags['from']])) }
}

test('the tags of all resources of a type come page by page', async () => {
  const { asked, tags } = await tagsOf(['a', 'b', 'c'], { pages: [['a', 'other'], ['c']] })
  expect(asked).toEqual(['sns 0', 'sns 1'])
  expect(tags).toEqual({ a: 'tagging', b: undefined, c: 'tagging' })
})

test.each([
  ['is refused', Object.assign(new Error('no'), { name: 'AccessDeniedException' })],
  ['names no resource of the type', [[]]],
])('where the answer %s, each resource is asked for its tags', async (_, pages) => {
  const { asked, tags } = await tagsOf(['a', 'b'], { pages })
  expect(asked).toEqual(['sns 0', 'a', 'b'])
  expect(tags).toEqual({ a: 'sns', b: 'sns' })
})

test('what another account owns is asked for its tags', async () => {
  const { asked, tags } = await tagsOf(['a'], { pages: [['b']] }, '444455556666')
  expect(asked).toEqual(['a'])
  expect(tags).toEqual({ a: 'sns' })
})
