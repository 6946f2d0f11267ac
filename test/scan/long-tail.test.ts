import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'
import { type CollectedAccount, collectAccount, collectRecorded } from '../../src/app/collect-account.ts'
import { demandListable, type LongTailRequest, typesWanted } from '../../src/app/long-tail.ts'
import { Recording } from '../../src/collect/recording/recording.ts'
import type { Control } from '../../src/controls/control.ts'
import { awsOf, unhurried } from '../../src/practice/account/scan-in-test.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { collectors } from '../../src/services/collectors.gen.ts'
import { controls } from '../../src/services/controls.gen.ts'
import { describeType } from '../../src/services/describe.ts'
import { withPractice } from './in-test.ts'

/** Resources of types without a collector: the inventory of the practice company lists them, and its Cloud Control shows them. */

const JOB = 'AWS::Glue::Job'
const io = { time: unhurried, userAgent: 'demarc-test', env: {} }

const request = (more: Partial<LongTailRequest> = {}): LongTailRequest => ({
  depth: 'standard',
  wanted: new Set([JOB]),
  listTypes: [],
  ...more,
})

/** The company by its inventory and by Cloud Control alone. */
const collected = (
  practice: Practice,
  longTail: LongTailRequest,
  record?: string,
  own: typeof collectors = [],
): Promise<CollectedAccount> => {
  const header = { tool: { name: 'demarc' as const, version: '0' }, run: 'a', startedAt: '2026-11-30T00:00:00Z' }
  return collectAccount(
    {
      endpointUrl: practice.endpoint,
      requestHandler: practice.requestHandler,
      credentials: practice.principals.auditor,
      defaultRegion: practice.region,
      collectors: own,
      inventory: true,
      longTail,
      now: 0,
      ...(record === undefined
        ? {}
        : { record: { path: record, header: { ...header, select: null, inventory: true } } }),
    },
    io,
  )
}

const jobsOf = ({ resources }: CollectedAccount) => resources.filter(({ type }) => type === JOB)

test('what is wanted is read where the inventory lists it, and nothing else', async () => {
  await withPractice(
    async (practice) => {
      const found = await collected(practice, request())
      const jobs = jobsOf(found)
      expect(jobs.map(({ region, properties }) => [region, properties['GlueVersion']])).toEqual([
        ['us-east-1', '2.0'],
        ['us-east-1', '3.0'],
      ])
      expect(found.resources.filter(({ unread }) => unread === undefined)).toEqual(jobs)
      expect(found.inventory).toMatchObject({ byCloudControl: 2, listedOnly: found.resources.length - 2 })
      const asked = practice.requests.filter(({ service }) => service === 'cloudcontrol')
      expect(asked.map(({ operation, region }) => [operation, region])).toEqual([
        ['GetResource', 'us-east-1'],
        ['GetResource', 'us-east-1'],
      ])
    },
    { size: 'company' },
  )
})

test('a recording has what Cloud Control answered, without secrets, and gives the same again', async () => {
  await withPractice(
    async (practice) => {
      const path = join(inject('scratch'), `long-tail-${process.pid}.rec.gz`)
      const aws = awsOf(practice)
      const client = await aws.client('cloudcontrol', 'us-east-1')
      const DesiredState = JSON.stringify({ Name: 'hourly', DefaultArguments: { '--db_password': 'pa55-of-shop' } })
      await client.createResource({ TypeName: JOB, DesiredState })
      await aws.close()
      const first = await collected(practice, request(), path)
      // no control reads the arguments: they are left out as a whole
      const properties = jobsOf(first).find(({ name }) => name === 'hourly')?.properties
      expect(properties).toHaveProperty('Name', 'hourly')
      expect(properties).not.toHaveProperty('DefaultArguments')
      const recording = await Recording.open(path)
      try {
        const again = await collectRecorded(recording, { collectors: [], inventory: true, longTail: request() }, {})
        expect([again.resources, again.blindSpots]).toEqual([first.resources, first.blindSpots])
      } finally {
        await recording.close()
      }
      const kept = gunzipSync(readFileSync(path)).toString()
      expect([kept.includes('DefaultArguments'), kept.includes('pa55-of-shop')]).toEqual([true, false])
    },
    { size: 'company' },
  )
})

test('a type that is asked for by name is listed in each region', async () => {
  await withPractice(
    async (practice) => {
      const found = await collected(practice, request({ wanted: new Set(), listTypes: [JOB] }))
      expect(jobsOf(found).every(({ unread }) => unread === undefined)).toBe(true)
      const asked = practice.requests.filter(
        (one) => one.service === 'cloudcontrol' && one.operation === 'ListResources',
      )
      expect(new Set(asked.map(({ region }) => region))).toEqual(new Set(found.regions))
    },
    { size: 'company' },
  )
})

test('a resource that the ARN of another one identifies stands beside that other one', async () => {
  await withPractice(
    async (practice) => {
      const [acl, logging] = ['AWS::WAFv2::WebACL', 'AWS::WAFv2::LoggingConfiguration'] as const
      const listTypes = [logging]
      const own = collectors.filter((one) => one.types.includes(acl))
      const found = await collected(practice, request({ wanted: new Set(), listTypes }), undefined, own)
      const ofType = (type: string) => found.resources.filter((one) => one.type === type)
      const [one, ...more] = ofType(logging)
      expect(more).toEqual([])
      const arn = one?.properties['ResourceArn']
      expect(ofType(acl).map(({ id }) => id)).toContain(arn)
      expect(one?.id).toBe(`AWS::WAFv2::LoggingConfiguration/111122223333/eu-central-1/${arn}`)
    },
    { size: 'company' },
  )
})

test('a type with a collector is not read a second time when it is asked for by name', async () => {
  await withPractice(async (practice) => {
    const type = 'AWS::SQS::Queue'
    const own = collectors.filter(({ types }) => types.includes(type))
    const found = await collected(practice, request({ wanted: new Set(), listTypes: [type] }), undefined, own)
    const queues = found.resources.filter((one) => one.type === type)
    expect(queues.length).toBeGreaterThan(0)
    expect(new Set(queues.map(({ name }) => name)).size).toBe(queues.length)
    expect(practice.requests.filter(({ service }) => service === 'cloudcontrol')).toEqual([])
  })
})

test.each(['AWS::Glue::Jobs', 'glue', 'AWS::DMS::ReplicationInstance'])('%s cannot be listed', async (type) => {
  await expect(demandListable([type])).rejects.toMatchObject({ code: 'UNKNOWN_NAME' })
})

test('what controls ask for and no collector reads is wanted at standard depth', () => {
  const read = new Set<string>(collectors.flatMap(({ types }) => types))
  const placed = controls
    .map(({ on }): string => on)
    .filter((type) => type.startsWith('AWS::') && describeType(type).kind !== 'unclassified' && !read.has(type))
  expect(placed.length).toBeGreaterThan(80)
  expect([...typesWanted(controls, read)].sort()).toEqual([...new Set(placed)].sort())
  const [some] = controls
  if (!some) throw new TypeError('there are no controls')
  // safe: only the type differs
  const onJobs = { ...some, on: JOB, neighbours: [] } as unknown as Control
  expect([...typesWanted([onJobs], read)]).toEqual([JOB])
})
