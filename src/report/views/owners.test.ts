import { expect, test } from 'vitest'
import { ownerOf, ownersText } from './owners.ts'

test('the tag that tells most of who looks after a resource wins, whatever its case', () => {
  expect(ownerOf({ tags: { team: 'shop', Owner: 'a.lind' } })).toBe('a.lind')
  expect(ownerOf({ tags: { 'Technical-Owner': 'b.holm', contact: 'it' } })).toBe('b.holm')
  expect(ownerOf({ tags: { owner: ' ', team: 'shop' } })).toBe('shop')
  expect(ownerOf({ tags: { Name: 'web', teammate: 'x' } })).toBeUndefined()
})

test('demarc.yaml can name other keys, which then count alone', () => {
  const tags = { owner: 'a.lind', 'Cost-Center': '4711', team: 'shop' }
  expect(ownerOf({ tags }, ['costcenter', 'team'])).toBe('4711')
  expect(ownersText([{ tags }, { tags: { owner: 'x' } }], ['team'])).toBe('shop; 1 resource without an owner tag')
})

test('the owners of several resources stand by how many are theirs', () => {
  const [shop, it, none] = [{ tags: { team: 'shop' } }, { tags: { team: 'it' } }, { tags: {} }]
  expect(ownersText([it, shop, shop])).toBe('shop, it')
  expect(ownersText([shop, none])).toBe('shop; 1 resource without an owner tag')
  expect(ownersText([none, none])).toBe('no owner tag')
  const five = ['a', 'b', 'c', 'd', 'e'].map((team) => ({ tags: { team } }))
  expect(ownersText(five)).toBe('a, b, c and 2 more')
})
