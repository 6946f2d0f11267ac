/**
 * `npm run bench -- calls`: the number of calls that each collector makes per resource of the practice account, in
 * addition to its listing, compared with bench/calls.json. A new collector states its number there.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { collectAccount } from '../src/app/collect-account.ts'
import { startPracticeAccount } from '../src/app/practice.ts'
import { currentAsker } from '../src/collect/asking.ts'
import { Aws } from '../src/collect/aws.ts'
import type { Collector } from '../src/collect/collector.ts'
import { collect } from '../src/collect/runner.ts'
import { systemClock } from '../src/core/clock.ts'
import { unhurried } from '../src/practice/account/scan-in-test.ts'
import type { Practice } from '../src/practice/account/server.ts'
import { account } from '../src/practice/principals.ts'
import { collectors } from '../src/services/collectors.gen.ts'
import { sdk } from '../src/services/sdk.gen.ts'
import { atMost, type Figure } from './figures.ts'

/** The calls of a collector: for its listing, and for details per resource, to two decimals. */
export interface Asked {
  readonly listing: number
  readonly perResource: number
}

/** The stated calls of a collector per resource: before tags and other details were read in batches, and since. */
interface Stated {
  readonly before: number | null
  readonly now: number
}

/** The name of a collector: its types. */
export const nameOf = ({ types }: Collector): string => types.join(' ')

export const stated: Readonly<Record<string, Stated>> = JSON.parse(
  readFileSync(new URL('calls.json', import.meta.url), 'utf8'),
)

/** Runs each collector alone on a practice account, and Cloud Control's on a type of the long tail. */
export async function measureCalls(): Promise<ReadonlyMap<string, Asked>> {
  const practice = await startPracticeAccount()
  try {
    const measured = new Map<string, Asked>()
    for (const one of collectors) measured.set(nameOf(one), await measure(practice, one))
    measured.set('AWS Cloud Control', await measureCloudControl(practice))
    return measured
  } finally {
    await practice.close()
  }
}

async function measure(practice: Practice, collector: Collector): Promise<Asked> {
  const { accessKeyId, secretAccessKey } = practice.principals.auditor
  const calls = { listing: 0, details: 0 }
  const aws = new Aws({
    sdk,
    credentials: async () => ({ accessKeyId, secretAccessKey }),
    endpointUrl: practice.endpoint,
    requestHandler: practice.requestHandler,
    time: unhurried,
    userAgent: 'bench',
    onCall: ({ region }) => {
      const ofListing = currentAsker()?.name === `${nameOf(collector)} ${region}`
      calls[ofListing ? 'listing' : 'details']++
    },
  })
  try {
    const { resources } = await collect({
      collectors: [collector],
      account: practice.account,
      partition: account.partition,
      homeRegion: 'us-east-1',
      regions: [...account.regions],
      clients: aws,
      now: systemClock(),
    })
    const perResource = resources.length === 0 ? calls.details : calls.details / resources.length
    return { listing: calls.listing, perResource: Math.round(perResource * 100) / 100 }
  } finally {
    await aws.close()
  }
}

/** Reads the Glue jobs, whose ARNs contain their identifiers, as the inventory lists them. */
async function measureCloudControl(practice: Practice): Promise<Asked> {
  const asked: string[] = []
  const type = 'AWS::Glue::Job'
  const { resources } = await collectAccount(
    {
      endpointUrl: practice.endpoint,
      requestHandler: practice.requestHandler,
      credentials: practice.principals.auditor,
      defaultRegion: practice.region,
      collectors: [],
      inventory: true,
      longTail: { depth: 'standard', wanted: new Set([type]), listTypes: [] },
      now: systemClock(),
    },
    {
      time: unhurried,
      userAgent: 'bench',
      env: {},
      onCall: ({ service, operation }) => {
        if (service === 'cloudcontrol') asked.push(operation)
      },
    },
  )
  const listing = asked.filter((operation) => operation === 'ListResources').length
  const read = resources.filter((one) => one.type === type && one.unread === undefined)
  return { listing, perResource: (asked.length - listing) / read.length }
}

export async function benchCalls(): Promise<Figure[]> {
  const each = [...(await measureCalls())].map(([name, { listing, perResource }]) => {
    const { before = null, now = 0 } = stated[name] ?? {}
    return {
      what: `calls a resource, ${name}`,
      value: `${perResource} (before: ${before ?? 'none'}; ${listing} of the listing)`,
      aim: `at most ${now}`,
      reached: perResource <= now,
    }
  })
  return [...each, largeAccount()]
}

/** The output of bench/large-calls.ts. */
interface LargeCalls {
  readonly all: number
  readonly listing: number
  readonly resources: number
  readonly byCollector: Readonly<Record<string, number>>
}

/**
 * All calls for an account of 21,000 resources, compared with the calls before batches: its resources times the calls
 * of each then.
 */
function largeAccount(): Figure {
  const printed = execFileSync(process.execPath, ['bench/large-calls.ts'], { encoding: 'utf8' })
  const { all, listing, resources, byCollector }: LargeCalls = JSON.parse(printed)
  const details = Object.entries(byCollector).map(
    ([name, count]) => count * (stated[name]?.before ?? stated[name]?.now ?? 0),
  )
  const before = Math.round(details.reduce((sum, calls) => sum + calls, listing))
  const saved = `${all.toLocaleString('en-US')} against ${before.toLocaleString('en-US')} before: ${((all / before - 1) * 100).toFixed(0)} %`
  return atMost(
    `calls of an account of ${resources.toLocaleString('en-US')} resources, of those before`,
    all / before,
    0.61,
    saved,
  )
}
