import { expect, test } from 'vitest'
import { differencesBetween } from './differences.ts'

/** What two readings of one resource say otherwise: ours, and Cloud Control's. */

test.each<[string, object, object]>([
  ['what we do not read', {}, { KmsKeyId: 'k' }],
  ['what we say is absent, and the other leaves out', { KmsKeyId: null, Tags: [] }, {}],
  ['an object of which we read a part', { Logging: { Bucket: 'b' } }, { Logging: { Bucket: 'b', Prefix: 'p' } }],
  ['a list in another order', { Subnets: ['a', 'b'] }, { Subnets: ['b', 'a'] }],
  [
    'a list of objects of which we read a part',
    { Rules: [{ Id: 1 }, { Id: 2 }] },
    { Rules: [{ Id: 2, X: 0 }, { Id: 1 }] },
  ],
  ['a number, and the text that says it', { Port: 443, Public: false }, { Port: '443', Public: 'false' }],
  [
    'a policy, and its text',
    { Policy: { Statement: [{ Effect: 'Allow' }] } },
    { Policy: '{"Statement":[{"Effect":"Allow"}]}' },
  ],
  ['a member that says nothing', { Versioning: { Status: null } }, {}],
])('%s is no difference', (_, ours, theirs) => {
  expect(differencesBetween({ ...ours }, { ...theirs }).differences).toEqual([])
})

test.each<[string, object, object, string, string | null]>([
  ['another value', { Port: 443 }, { Port: 80 }, '443', '80'],
  ['a value that the other leaves out', { Port: 443 }, {}, '443', null],
  ['nothing, where the other has a value', { Port: null }, { Port: 80 }, 'null', '80'],
  ['a list of another length', { Port: ['a'] }, { Port: ['a', 'a'] }, '["a"]', '["a","a"]'],
  ['a list with one that the other lacks twice', { Port: ['a', 'a'] }, { Port: ['a', 'b'] }, '["a","a"]', '["a","b"]'],
  [
    'a member of another value, shown without what we do not read',
    { Port: { A: 1 } },
    { Port: { A: 2, B: 3 } },
    '{"A":1}',
    '{"A":2}',
  ],
  ['a long value, cut', { Port: 'a'.repeat(400) }, {}, `"${'a'.repeat(299)}...`, null],
])('%s is one', (_, ours, theirs, mine, other) => {
  expect(differencesBetween({ ...ours }, { ...theirs })).toEqual({
    compared: 1,
    differences: [{ property: 'Port', ours: mine, theirs: other }],
  })
})

test('properties that both have are counted, and names as of a prototype are names', () => {
  expect(differencesBetween({ A: 1, B: 2, C: null, constructor: 'x' }, { A: 1, B: 3 })).toMatchObject({
    compared: 3,
    differences: [{ property: 'B' }, { property: 'constructor', theirs: null }],
  })
})
