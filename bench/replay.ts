/**
 * A recording of 100,000 volumes, replayed and written as JSON, compared with gunzip and JSON.parse of the same file.
 * Runs in a process of its own, so that its peak memory is its own. Prints JSON.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { replay } from '../src/app/scan.ts'
import { noteCall } from '../src/collect/asking.ts'
import { Recorder } from '../src/collect/recording/recorder.ts'
import { collect } from '../src/collect/runner.ts'
import type { Clients, ServiceId } from '../src/collect/sdk.ts'
import { runJson } from '../src/report/json.ts'
import { volumes } from '../src/services/ec2/collect/compute.ts'
import { milliseconds } from './figures.ts'

const SIZE = 100_000
const PAGE = 500
const REGION = 'eu-central-1'
const STARTED = '2026-11-24T00:00:00.000Z'
const folder = mkdtempSync(join(tmpdir(), 'demarc-bench-'))
const file = join(folder, 'a.rec.gz')

/** The answer that AWS would give. */
function answerTo(operation: string, { NextToken }: { readonly NextToken?: string }): Record<string, unknown> {
  if (operation === 'GetCallerIdentity')
    return { Account: '111122223333', Arn: 'arn:aws:iam::111122223333:user/auditor', UserId: 'AIDA' }
  if (operation === 'DescribeRegions') return { Regions: [{ RegionName: REGION }] }
  const from = Number(NextToken ?? 0)
  const Volumes = Array.from({ length: PAGE }, (_, n) => ({
    VolumeId: `vol-${String(from + n).padStart(17, '0')}`,
    Encrypted: n % 3 !== 0,
    Size: 100,
    State: 'in-use',
    CreateTime: new Date(STARTED),
    AvailabilityZone: `${REGION}a`,
    Attachments: [{ InstanceId: `i-${String(from + n).padStart(17, '0')}`, State: 'attached', Device: '/dev/xvda' }],
    Tags: [{ Key: 'environment', Value: n % 4 === 0 ? 'production' : 'staging' }],
  }))
  return { Volumes, ...(from + PAGE < SIZE ? { NextToken: String(from + PAGE) } : {}) }
}

async function record(): Promise<void> {
  const header = { tool: { name: 'demarc', version: '0' } as const, run: 'bench', startedAt: STARTED, select: null }
  const recorder = await Recorder.create(file, { ...header, region: REGION, regions: [] }, () => Date.parse(STARTED))
  const client = (service: ServiceId, region: string): object =>
    new Proxy(
      {},
      {
        get: (_, name) =>
          typeof name !== 'string' || name === 'then'
            ? undefined
            : (input: { NextToken?: string }) => {
                const operation = name.charAt(0).toUpperCase() + name.slice(1)
                return recorder.answered(noteCall({ service, operation, region, input }), answerTo(operation, input))
              },
      },
    )
  const source = {
    // safe: the collector and the first calls use only methods
    client: async <S extends ServiceId>(service: S, region: string) => client(service, region) as Clients[S],
    callOf: () => undefined,
  }
  await (await source.client('sts', REGION)).getCallerIdentity({})
  await (await source.client('ec2', REGION)).describeRegions({})
  await collect({
    collectors: [volumes],
    account: '111122223333',
    partition: 'aws',
    homeRegion: 'us-east-1',
    regions: [REGION],
    clients: source,
    now: Date.parse(STARTED),
  })
  await recorder.finish({ finishedAt: STARTED })
}

try {
  await record()
  let start = process.hrtime.bigint()
  const done = await replay(file, { collectors: [volumes] }, { version: '0' })
  const replayed = milliseconds(start)
  start = process.hrtime.bigint()
  let written = 0
  for (const piece of runJson(done.head, done.model, done.ledger)) written += Buffer.byteLength(piece)
  const json = milliseconds(start)
  const peakMiB = process.resourceUsage().maxRSS / 1024
  start = process.hrtime.bigint()
  const text = gunzipSync(readFileSync(file)).toString('utf8')
  for (const line of text.trimEnd().split('\n')) JSON.parse(line)
  const bare = milliseconds(start)
  console.log(
    JSON.stringify({
      resources: done.model.resources.length,
      packed: statSync(file).size,
      unpacked: text.length,
      replayed,
      bare,
      json,
      written,
      peakMiB,
    }),
  )
} finally {
  rmSync(folder, { recursive: true })
}
