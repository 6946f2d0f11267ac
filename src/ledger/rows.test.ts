import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visibleJson } from '../core/visible.ts'
import type { Resource } from '../model/resource.ts'
import { ResourceRows, runResource } from './rows.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '"', '\\', '##[error]x', '##vso[a]', '\u200d', '\u202e', '\ud800', 'a'.repeat(5000)),
)
const resources = fc.record({
  id: text,
  type: fc.oneof(fc.constantFrom('AWS::S3::Bucket', 'AWS::EC2::Instance', '##[x]'), text),
  account: fc.constantFrom('111122223333', '##[group]'),
  region: fc.oneof(fc.constantFrom('eu-central-1', 'us-east-1'), text),
  name: text,
  tags: fc.dictionary(text, text, { maxKeys: 4 }),
  read: fc.boolean(),
})

test('a resource encoded in pieces is the JSON of its row', () => {
  fc.assert(
    fc.property(fc.array(resources, { minLength: 1, maxLength: 8 }), (all) => {
      const rows = new ResourceRows()
      for (const { read, ...one } of [...all, ...all]) {
        const unread = read ? {} : { unread: 'only listed', seenBy: ['resource-explorer-2'] }
        const resource: Resource = { ...one, ...unread, properties: {}, state: {}, unseen: {} }
        expect(rows.json(resource)).toBe(visibleJson(runResource(resource)))
      }
    }),
  )
})
