import { expect, test } from 'vitest'
import { Asker, ListingTrail, noteCall, onBehalfOf } from './asking.ts'

const question = (operation: string, input: unknown = {}) => ({
  service: 's3' as const,
  operation,
  region: 'eu-central-1',
  input,
})

test('a question always has the same name, short however long its input is', () => {
  expect(noteCall(question('GetBucketAcl', { b: undefined, z: 1, a: [2] })).name).toBe(
    's3:GetBucketAcl eu-central-1 {"a":[2],"z":1}',
  )
  const long = noteCall(question('ListBuckets', { ContinuationToken: 'x'.repeat(5000) })).name
  expect(long).toMatch(/^s3:ListBuckets eu-central-1 sha256:[0-9a-f]{64}$/)
})

test('a call belongs to the current task, however deep', async () => {
  const [a, b] = [new Asker('a'), new Asker('b')]
  const work = async (operation: string) => {
    await new Promise((resolve) => setImmediate(resolve))
    return noteCall(question(operation)).by
  }
  const by = await Promise.all([onBehalfOf(a, () => work('GetA')), onBehalfOf(b, () => work('GetB')), work('GetC')])
  expect(by).toEqual(['a', 'b', ''])
  expect(a.answers).toEqual(['s3:GetA eu-central-1 {}'])
  expect(b.answers).toEqual(['s3:GetB eu-central-1 {}'])
})

/** What each resource of a listing rests on, given what was asked before it was yielded. */
function trailOf(steps: readonly { asked: readonly [string, unknown][]; name: string }[]): string[][] {
  const asker = new Asker('list')
  const trail = new ListingTrail(asker)
  return steps.map(({ asked, name }) => {
    for (const [operation, input] of asked) onBehalfOf(asker, () => noteCall(question(operation, input)))
    return trail.of({ id: `arn:${name}`, name }).map((one) => one.replace('s3:', '').replace('eu-central-1 ', ''))
  })
}

test('a resource rests on its own page, not on those before', () => {
  const found = trailOf([
    { asked: [['List', { page: 1 }]], name: 'a' },
    { asked: [], name: 'b' },
    { asked: [['List', { page: 2 }]], name: 'c' },
  ])
  expect(found).toEqual([['List {"page":1}'], ['List {"page":1}'], ['List {"page":2}']])
})

test('and on what was asked about it alone', () => {
  const found = trailOf([
    {
      asked: [
        ['List', {}],
        ['Where', { Bucket: 'a' }],
      ],
      name: 'a',
    },
    { asked: [['Where', { Bucket: 'b' }]], name: 'b' },
  ])
  expect(found).toEqual([
    ['List {}', 'Where {"Bucket":"a"}'],
    ['List {}', 'Where {"Bucket":"b"}'],
  ])
})

test('of several calls made at once, those that name it are its own', () => {
  const asked: [string, unknown][] = [
    ['List', {}],
    ['Describe', { Name: 'a' }],
    ['Describe', { Name: 'b' }],
  ]
  expect(
    trailOf([
      { asked, name: 'a' },
      { asked: [], name: 'b' },
      { asked: [], name: 'c' },
    ]),
  ).toEqual([
    ['Describe {"Name":"a"}', 'List {}'],
    ['Describe {"Name":"b"}', 'List {}'],
    // which of them speaks of it does not show
    ['Describe {"Name":"a"}', 'Describe {"Name":"b"}', 'List {}'],
  ])
})
