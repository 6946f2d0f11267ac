import { Backup } from '@aws-sdk/client-backup'
import { DynamoDB } from '@aws-sdk/client-dynamodb'
import { EC2 } from '@aws-sdk/client-ec2'
import { S3 } from '@aws-sdk/client-s3'
import { STS } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { exampleServices } from '../wire/services.ts'
import { type Fault, type FaultProxy, faults, losses, startProxy } from './proxy.ts'

/** The tests of faults ask in process: here, what an SDK client says of each fault is the same over true HTTP. */
let practice: Practice
let proxy: FaultProxy
beforeAll(async () => {
  practice = await startPractice({ services: exampleServices })
  proxy = await startProxy(practice)
})
afterAll(async () => {
  await proxy.close()
  await practice.close()
})

/** A call in each family of protocols. */
const calls: Readonly<Record<string, (config: object) => Promise<unknown>>> = {
  GetCallerIdentity: (config) => new STS(config).getCallerIdentity({}),
  DescribeVolumes: (config) => new EC2(config).describeVolumes({}),
  ListBuckets: (config) => new S3(config).listBuckets({}),
  DescribeTable: (config) => new DynamoDB(config).describeTable({ TableName: 'a-table' }),
  ListBackupVaults: (config) => new Backup(config).listBackupVaults({}),
}

/** The faults of a call that takes effect. */
const afterAnswer: ReadonlySet<Fault> = new Set(['cut', 'empty', ...losses])

let tags = 0

/** What a client gets of a call that fails so: the error's name, code and status, or the answer. */
async function told(operation: string, fault: Fault, requestHandler: object) {
  const tag = `case-${++tags}`
  proxy.plans.set(tag, (asked) => (asked.operation === operation ? fault : undefined))
  const config = {
    endpoint: proxy.endpoint,
    region: 'eu-central-1',
    credentials: practice.principals.admin,
    customUserAgent: tag,
    maxAttempts: 1,
    requestHandler,
  }
  const call = calls[operation]?.(config) ?? Promise.reject(new TypeError(operation))
  const answered = await call.then(
    (answer) => ({ ...Object(answer), $metadata: null }),
    (error: Error & { code?: string; $metadata?: { httpStatusCode?: number } }) => ({
      name: error.name,
      code: error.code,
      status: error.$metadata?.httpStatusCode,
    }),
  )
  return { answered, met: proxy.met.get(tag), done: proxy.done.get(tag) }
}

describe.each(Object.keys(calls))('%s', (operation) => {
  test.each([...faults, ...losses])('%s', async (fault) => {
    const inProcess = await told(operation, fault, proxy.requestHandler)
    expect(inProcess).toMatchObject({ met: 1, done: afterAnswer.has(fault) ? [operation] : undefined })
    if (fault.startsWith('timeout')) {
      // the time may be over before a busy machine has brought the call to the proxy: only the error is the same
      const { answered } = await told(operation, fault, { requestTimeout: 50, throwOnRequestTimeout: true })
      expect(inProcess.answered).toEqual(answered)
    } else expect(inProcess).toEqual(await told(operation, fault, {}))
  })
})
