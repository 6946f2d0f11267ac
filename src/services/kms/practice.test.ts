import type { KMS } from '@aws-sdk/client-kms'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Aws } from '../../collect/aws.ts'
import { controlsIn } from '../../controls/in-test.ts'
import { awsOf, refused, scanPractice, verdictsOf } from '../../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../../practice/account/server.ts'
import { HOME, keyArn, keyId, keys, US } from '../../practice/company.ts'
import { keys as keyCollector } from './collect.ts'
import * as kmsModule from './controls.ts'

const kmsControls = controlsIn(kmsModule)

const crashes: unknown[] = []
let practice: Practice
let aws: Aws
let kms: KMS
beforeAll(async () => {
  practice = await startPractice({ crashed: (error) => crashes.push(error), pageSize: 3 })
  aws = awsOf(practice)
  kms = await aws.client('kms', HOME)
})
afterAll(async () => {
  await aws.close()
  await practice.close()
  expect(crashes).toEqual([])
})

const nameOf = (key: { alias: string }) => `alias/${key.alias}`
const verdict = async (id: string, key: { alias: string }) => {
  const control = kmsControls.find((one) => one.id === id)
  if (!control) throw new Error(`no control ${id}`)
  return verdictsOf(control, await scanPractice(practice, [keyCollector]))[nameOf(key)]
}

test('a scan sees the customer managed keys of both regions, AWS managed ones not', async () => {
  const model = await scanPractice(practice, [keyCollector])
  expect(model.blindSpots).toEqual([])
  expect(model.resources.map(({ name }) => name).sort()).toEqual(Object.values(keys).map(nameOf).sort())
  expect(model.get(keyArn(keys.analyticsData.alias, US))).toMatchObject({
    region: US,
    tags: { team: 'data' },
  })
  expect(model.get(keyArn(keys.calibrationRecords.alias, HOME))?.properties['Origin']).toBe('EXTERNAL_KEY_STORE')
  // an asymmetric key has no rotation: AWS says so
  expect(model.get(keyArn(keys.firmwareSigning.alias, HOME))?.properties['EnableKeyRotation']).toBeNull()
  for (const control of kmsControls) {
    const verdicts = Object.values(verdictsOf(control, model))
    expect(verdicts, control.id).toEqual(expect.arrayContaining(['met', 'unmet']))
    expect(verdicts, control.id).not.toContain('unknown')
  }
  expect(verdictsOf(kmsModule.keyRotates, model)[nameOf(keys.firmwareSigning)]).toBe('not-applicable')
})

describe('a change that fixes a finding', () => {
  test('KMS.4 by switching rotation on', async () => {
    expect(await verdict('KMS.4', keys.stagingData)).toBe('unmet')
    await kms.enableKeyRotation({ KeyId: nameOf(keys.stagingData) })
    expect(await verdict('KMS.4', keys.stagingData)).toBe('met')
  })
  test('KMS.3 by cancelling the deletion; the key comes back disabled', async () => {
    expect(await verdict('KMS.3', keys.oldShop)).toBe('unmet')
    await kms.cancelKeyDeletion({ KeyId: keyId(keys.oldShop.alias, HOME) })
    expect(await verdict('KMS.3', keys.oldShop)).toBe('met')
    expect((await kms.describeKey({ KeyId: nameOf(keys.oldShop) })).KeyMetadata?.KeyState).toBe('Disabled')
    await kms.scheduleKeyDeletion({ KeyId: keyId(keys.oldShop.alias, HOME), PendingWindowInDays: 7 })
    expect(await verdict('KMS.3', keys.oldShop)).toBe('unmet')
  })
  test.each([
    ['KMS.5', keys.legacyExports],
    ['Demarc.KMS.1', keys.partnerExchange],
    ['Demarc.KMS.2', keys.stagingData],
  ])('%s by the default key policy', async (id, key) => {
    expect(await verdict(id, key)).toBe('unmet')
    const Statement = {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${practice.account}:root` },
      Action: 'kms:*',
      Resource: '*',
    }
    await kms.putKeyPolicy({
      KeyId: keyId(key.alias, HOME),
      Policy: JSON.stringify({ Version: '2012-10-17', Statement }),
    })
    expect(await verdict(id, key)).toBe('met')
  })
})

test.each<[string, () => Promise<unknown>]>([
  ['NotFoundException', () => kms.describeKey({ KeyId: 'alias/nothing' })],
  ['NotFoundException', () => kms.describeKey({ KeyId: keyArn(keys.analyticsData.alias, US) })],
  ['UnsupportedOperationException', () => kms.enableKeyRotation({ KeyId: nameOf(keys.firmwareSigning) })],
  ['AccessDeniedException', () => kms.disableKeyRotation({ KeyId: 'alias/aws/s3' })],
  ['MalformedPolicyDocumentException', () => kms.putKeyPolicy({ KeyId: nameOf(keys.shopData), Policy: '{' })],
  ['ValidationException', () => kms.scheduleKeyDeletion({ KeyId: nameOf(keys.shopData), PendingWindowInDays: 3 })],
  ['KMSInvalidStateException', () => kms.cancelKeyDeletion({ KeyId: nameOf(keys.shopData) })],
  ['KMSInvalidStateException', () => kms.enableKeyRotation({ KeyId: nameOf(keys.oldShop) })],
])('KMS refuses with %s', async (code, call) => {
  expect(await refused(call())).toBe(code)
})
