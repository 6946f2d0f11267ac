import { expect, test } from 'vitest'
import { smallTagPairs, tag, tagPairs, tagsFrom, untag } from './tags.ts'

test.each([
  ['a map', { team: 'shop', stage: '' }],
  ['pairs', [{ Key: 'team', Value: 'shop' }, { Key: 'stage' }]],
  ['pairs in small letters', [{ value: 'shop', key: 'team' }, { key: 'stage' }]],
  ['the pairs of KMS', [{ TagKey: 'team', TagValue: 'shop' }, { TagKey: 'stage' }]],
])('tags are read from %s', (_, given) => {
  expect(tagsFrom(given)).toEqual({ team: 'shop', stage: '' })
})

test('no tags are none', () => {
  expect(tagsFrom(undefined)).toEqual({})
})

test('tags are set and taken off by key, and shown as the service shows them', () => {
  const stored = { tags: { team: 'shop', stage: 'test' } }
  expect(tag(stored, [{ key: 'team', value: 'data' }])).toEqual({})
  expect(untag(stored, ['stage', 'other'])).toEqual({})
  expect(tagPairs(stored.tags)).toEqual([{ Key: 'team', Value: 'data' }])
  expect(smallTagPairs(stored.tags)).toEqual([{ key: 'team', value: 'data' }])
})

test.each(['__proto__', 'constructor', 'toString'])('%s is the key of a tag as any other', (key) => {
  for (const given of [[{ Key: key, Value: 'v' }], JSON.parse(`{${JSON.stringify(key)}:"v"}`)]) {
    const stored = { tags: {} }
    tag(stored, given)
    expect(tagPairs(stored.tags)).toEqual([{ Key: key, Value: 'v' }])
    untag(stored, [key])
    expect(tagPairs(stored.tags)).toEqual([])
  }
})
