import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Collector } from '../../src/collect/collector.ts'
import { controlsIn } from '../../src/controls/in-test.ts'
import { type Model, place } from '../../src/model/model.ts'
import { scanPractice, verdictsOf } from '../../src/practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { principals } from '../../src/practice/principals.ts'
import { trails } from '../../src/services/cloudtrail/collect/cloudtrail.ts'
import { eventDataStores } from '../../src/services/cloudtrail/collect/lake.ts'
import * as cloudtrailCloudtrailModule from '../../src/services/cloudtrail/controls/cloudtrail.ts'
import * as cloudtrailLakeModule from '../../src/services/cloudtrail/controls/lake.ts'
import { keys } from '../../src/services/kms/collect.ts'
import * as kmsModule from '../../src/services/kms/controls.ts'
import { buckets } from '../../src/services/s3/collect/s3.ts'
import {
  accessPoints,
  accountPublicAccessBlock,
  multiRegionAccessPoints,
} from '../../src/services/s3/collect/s3control.ts'
import * as s3AccessModule from '../../src/services/s3/controls/access.ts'
import * as s3S3Module from '../../src/services/s3/controls/s3.ts'

const cloudtrailControls = controlsIn(cloudtrailCloudtrailModule)
const cloudtrailLakeControls = controlsIn(cloudtrailLakeModule)
const kmsControls = controlsIn(kmsModule)
const s3AccessControls = controlsIn(s3AccessModule)
const s3Controls = controlsIn(s3S3Module)

const collectors = [
  trails,
  eventDataStores,
  keys,
  buckets,
  accountPublicAccessBlock,
  accessPoints,
  multiRegionAccessPoints,
]
const needsOf = ({ needs, details }: Collector): readonly string[] => [
  ...needs,
  ...details.flatMap((detail) => detail.needs),
]
const needs = collectors.flatMap(needsOf)

const policyOf = (Action: readonly string[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: '*' } })

/** By access key: a credential that may do what is needed, but for one action. */
const credentials = new Map(
  needs.map((action, n) => {
    const principal = { ...principals.auditor, accessKeyId: `AKIA${n.toString().padStart(16, '0')}` }
    const identity = [policyOf(needs.filter((one) => one !== action))]
    return [principal.accessKeyId, { action, principal, secret: 'without-an-action', permissions: { identity } }]
  }),
)
const keyWithout = (action: string) => {
  const found = [...credentials.values()].find((one) => one.action === action)
  return { accessKeyId: found?.principal.accessKeyId ?? '', secretAccessKey: found?.secret ?? '' }
}

let practice: Practice
beforeAll(async () => {
  practice = await startPractice({ auditorPolicy: policyOf(needs), findCredential: (key) => credentials.get(key) })
})
afterAll(() => practice.close())

test('what the collectors say they need is enough', async () => {
  expect((await scanPractice(practice, collectors, 'auditor')).blindSpots).toEqual([])
})

/** Asked only where the listing does not say the region; and of tags one call stands for the other. */
const REPLACED: ReadonlySet<string> = new Set([
  's3:GetBucketLocation',
  's3:GetBucketTagging',
  'kms:ListResourceTags',
  'tag:GetResources',
])

test('each of them is needed: without it there is a blind spot that names it, and no verdict is met that the blind spot could hide', {
  timeout: 120_000,
}, async () => {
  const each = new Map<Collector, Model>()
  for (const one of collectors) each.set(one, await scanPractice(practice, [one], 'auditor'))
  const seenBy = (some: readonly Collector[]) => some.flatMap((one) => each.get(one)?.resources ?? [])
  const whole = place(seenBy(collectors), [])
  const controls = [
    ...s3Controls,
    ...s3AccessControls,
    ...kmsControls,
    ...cloudtrailControls,
    ...cloudtrailLakeControls,
  ]
  for (const action of [...new Set(needs)].filter((one) => !REPLACED.has(one))) {
    const concerned = collectors.filter((one) => needsOf(one).includes(action))
    const { resources, blindSpots } = await scanPractice(practice, concerned, keyWithout(action))
    const others = collectors.filter((one) => !concerned.includes(one))
    const model = place([...seenBy(others), ...resources], blindSpots)
    expect(
      model.blindSpots.map((blindSpot) => blindSpot.call),
      action,
    ).toContain(action)
    for (const control of controls) {
      const before = verdictsOf(control, whole)
      for (const [name, verdict] of Object.entries(verdictsOf(control, model)))
        if (verdict !== 'unknown') expect(verdict, `${control.id} of ${name} without ${action}`).toBe(before[name])
    }
  }
})
