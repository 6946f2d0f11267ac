import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NormalizedSchema } from '@smithy/core/schema'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { replay } from '../../src/app/scan.ts'
import { readRun } from '../../src/ledger/run-file.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { readClient } from '../../src/practice/wire/model.ts'
import { practiceServices } from '../../src/services/practice.gen.ts'
import { senderTo } from '../fuzz/sender.ts'
import { SWEEP, sample } from '../sample.ts'
import { jsonOf, scanOf } from '../scan/in-test.ts'

/** Names that every object in JavaScript answers to. */
const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'] as const

/** What each of them is on an object to which nothing was ever put. */
const untouched = () => [
  Reflect.ownKeys(Object.prototype).length,
  Reflect.ownKeys(Function.prototype).length,
  Reflect.ownKeys(Object).length,
  Reflect.ownKeys(Array.prototype).length,
]

/** An input of an operation in which every text, and every key of a map, is one name. */
function inputOf(schema: NormalizedSchema, name: string, depth = 0): unknown {
  if (schema.isStructSchema()) {
    const members = [...schema.structIterator()]
    const taken = schema.isUnionSchema() ? members.slice(0, 1) : members
    return Object.fromEntries(
      taken.flatMap(([member, of]) => {
        const value = depth > 4 ? undefined : inputOf(of, name, depth + 1)
        return value === undefined ? [] : [[member, value]]
      }),
    )
  }
  if (schema.isListSchema()) {
    const item = inputOf(schema.getValueSchema(), name, depth + 1)
    return item === undefined ? undefined : [item]
  }
  if (schema.isMapSchema()) {
    const value = inputOf(schema.getValueSchema(), name, depth + 1)
    return value === undefined ? undefined : Object.fromEntries([[name, value]])
  }
  if (schema.isTimestampSchema()) return new Date(0)
  if (schema.isBooleanSchema()) return true
  if (schema.isBlobSchema()) return Buffer.from(name)
  if (schema.isNumericSchema()) return 1
  if (schema.isDocumentSchema()) return Object.fromEntries([[name, name]])
  return schema.isStringSchema() ? name : undefined
}

const ORDER = [/^(Create|Register|Put|Allocate|Run|Import)/, /^(?!Delete|Remove|Untag|Deregister|Terminate|Close)/, /^/]
/** What makes comes first, what takes away last: so that the ones between meet something of the name. */
const placeOf = (operation: string) => ORDER.findIndex((pattern) => pattern.test(operation))

const crashes: string[] = []
const crashed = (error: unknown, what: string) =>
  crashes.push(`${what}: ${error instanceof Error ? error.message : String(error)}`)
let practice: Practice
let fresh: Practice
beforeAll(async () => {
  practice = await startPractice({ crashed })
  fresh = await startPractice({ crashed })
})
afterAll(() => Promise.all([practice.close(), fresh.close()]))

const named = practiceServices.flatMap((service) => NAMES.map((name) => [service.id, name, service] as const))
test.each(sample(named, [([id]) => id, ([, name]) => name]))(
  '%s takes %s as a name, a key and a text in every operation',
  SWEEP,
  async (_, name, service) => {
    const send = await senderTo(practice, service)
    const { operations } = readClient(service.id, await service.sdk.module())
    const before = untouched()
    const names = [...service.operations.keys()].sort((a, b) => placeOf(a) - placeOf(b))
    const sent = practice.requests.length
    for (const operation of names) {
      const schema = operations.get(operation)?.input
      const input = schema && !schema.isUnitSchema() ? inputOf(schema, name) : {}
      // an account's number is the name of a host there
      const given = { ...(input as object), ...(service.id === 's3control' ? { AccountId: practice.account } : {}) } // safe: an input is a structure
      await send(operation, given).catch(() => undefined)
      expect(untouched(), `after ${operation}`).toEqual(before)
      expect(Reflect.get({}, 'polluted')).toBeUndefined()
    }
    expect(crashes.splice(0)).toEqual([])
    // what the client itself refuses never gets there
    expect(practice.requests.length - sent).toBeGreaterThan(0)
  },
)

type Step = readonly [operation: string, input: (name: string) => object]
const map = (name: string) => Object.fromEntries([[name, 'v']])

/** What is made with a name, or gets a tag of it, and the read in which it has to stand. */
const kept: readonly (readonly [service: string, what: string, make: readonly Step[], read: Step])[] = [
  ['iam', 'a user', [['CreateUser', (UserName) => ({ UserName })]], ['GetUser', (UserName) => ({ UserName })]],
  ['iam', 'a group', [['CreateGroup', (GroupName) => ({ GroupName })]], ['ListGroups', () => ({ MaxItems: 1000 })]],
  [
    'iam',
    'an inline policy',
    [
      [
        'PutUserPolicy',
        (PolicyName) => ({
          UserName: 'admin',
          PolicyName,
          PolicyDocument:
            '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}',
        }),
      ],
    ],
    ['ListUserPolicies', () => ({ UserName: 'admin' })],
  ],
  [
    'iam',
    'the tag of a user',
    [['TagUser', (Key) => ({ UserName: 'admin', Tags: [{ Key, Value: 'v' }] })]],
    ['GetUser', () => ({ UserName: 'admin' })],
  ],
  [
    'logs',
    'a log group with a tag',
    [['CreateLogGroup', (name) => ({ logGroupName: name, tags: map(name) })]],
    ['ListTagsForResource', (name) => ({ resourceArn: `arn:aws:logs:eu-central-1:111122223333:log-group:${name}` })],
  ],
  ['logs', 'a log group', [], ['DescribeLogGroups', (logGroupNamePrefix) => ({ logGroupNamePrefix })]],
  [
    'sqs',
    'a queue with a tag',
    [['CreateQueue', (name) => ({ QueueName: name, tags: map(name) })]],
    ['ListQueueTags', (name) => ({ QueueUrl: `https://sqs.eu-central-1.amazonaws.com/111122223333/${name}` })],
  ],
  ['sns', 'a topic', [['CreateTopic', (Name) => ({ Name })]], ['ListTopics', () => ({})]],
  [
    'secretsmanager',
    'a secret with a tag',
    [['CreateSecret', (name) => ({ Name: name, SecretString: 's', Tags: [{ Key: name, Value: 'v' }] })]],
    ['DescribeSecret', (SecretId) => ({ SecretId })],
  ],
  [
    'backup',
    'a vault',
    [['CreateBackupVault', (BackupVaultName) => ({ BackupVaultName })]],
    ['DescribeBackupVault', (BackupVaultName) => ({ BackupVaultName })],
  ],
]

describe.each(kept)('%s: %s', (id, _, make, [read, asked]) => {
  test.each(NAMES)('named %s comes back in the read', async (name) => {
    const service = practiceServices.find((one) => one.id === id)
    if (!service) throw new TypeError(`no service ${id}`)
    const send = await senderTo(fresh, service)
    for (const [operation, input] of make) await send(operation, input(name))
    expect(textsOf(await send(read, asked(name)))).toContain(name)
    expect(crashes).toEqual([])
  })
})

test('as tags they come through scan, recording, replay and run file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'demarc-names-'))
  try {
    const account = await startPracticeAccount()
    const s3 = practiceServices.find(({ id }) => id === 's3')
    if (!s3) throw new TypeError('no S3')
    const send = await senderTo(account, s3)
    const bucket = { Name: 'with-tags-of-any-name' }
    await send('CreateBucket', {
      Bucket: bucket.Name,
      CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' },
    })
    const TagSet = NAMES.map((Key) => ({ Key, Value: `of ${Key}` }))
    await send('PutBucketTagging', { Bucket: bucket.Name, Tagging: { TagSet } })
    const record = join(folder, 'a.rec.gz')
    const select = { controls: ['S3.8'], services: ['s3'], frameworks: [], severities: [] }
    const done = await scanOf(account, { record, select })
    const replayed = await replay(record, { select }, { version: '0.0.0' })
    await account.close()
    const run = join(folder, 'run.json')
    await writeFile(run, jsonOf(replayed))
    const tags = [done, replayed].map(({ model }) => model.resources.find(({ name }) => name === bucket.Name)?.tags)
    await readRun(run, { resource: (one) => void (one.name === bucket.Name && tags.push(one.tags)) })
    const expected = NAMES.map((name) => [name, `of ${name}`])
    expect(tags.map((one) => Object.entries(one ?? {}).sort())).toEqual([1, 2, 3].map(() => expected.toSorted()))
  } finally {
    await rm(folder, { recursive: true })
  }
})

/** Every text of an answer, and every key. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(':') ? value.split(':') : [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => [key, ...textsOf(member)])
}
