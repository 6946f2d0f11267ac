import { expect, test } from 'vitest'
import type { Resource } from '../model/resource.ts'
import { withTagsKnown } from './known-tags.ts'

const HOME = 'eu-central-1'
const FLOW = 'AWS::AppFlow::Flow'
const listed = (name: string, more: Partial<Resource> = {}): Resource => ({
  id: `arn:aws:appflow:${HOME}:111122223333:flow/${name}`,
  type: FLOW,
  account: '111122223333',
  region: HOME,
  name,
  tags: {},
  properties: {},
  state: {},
  unseen: {},
  unread: 'Demarc has no collector for this type; scan --depth deep asks Cloud Control',
  seenBy: ['resource-explorer'],
  answers: { listing: ['the index'], details: {} },
  ...more,
})
const tagged = listed('tagged', {
  tags: { owner: 'web' },
  seenBy: ['resource-explorer', 'tagging'],
  answers: { listing: ['page 1', 'the index'], details: {} },
})
const flows = new Set([FLOW])
const names = (some: readonly Resource[]) => some.map(({ name }) => name)

test('tags that the Tagging API told are read, and so is that one of the same type and region has none', () => {
  const { told, open } = withTagsKnown([tagged, listed('bare')], flows, new Set([HOME]))
  expect(told).toMatchObject([
    { name: 'tagged', tags: { owner: 'web' }, answers: { listing: ['page 1', 'the index'] } },
    { name: 'bare', tags: {}, answers: { listing: ['page 1', 'the index'] } },
  ])
  expect(told.some((one) => 'unread' in one)).toBe(false)
  expect(open).toEqual([])
})

test.each([
  ['the Tagging API shows no resource of the type', [listed('bare')], flows, [HOME]],
  ['one of another region has tags', [{ ...tagged, region: 'eu-west-1' }, listed('bare')], flows, [HOME]],
  ['not all that has tags was listed in the region', [tagged, listed('bare')], flows, []],
])('where %s, one without tags is open', (_, unread, tagsAlone, whole) => {
  expect(names(withTagsKnown(unread, tagsAlone, new Set(whole)).open)).toEqual(['bare'])
})

test('where more than the tags is wanted, each is open', () => {
  expect(names(withTagsKnown([tagged, listed('bare')], new Set(), new Set([HOME])).open)).toEqual(['tagged', 'bare'])
})
