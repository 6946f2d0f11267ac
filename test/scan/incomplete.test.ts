import { expect, test } from 'vitest'
import type { ClientSource } from '../../src/collect/runner.ts'
import { collect } from '../../src/collect/runner.ts'
import type { Clients, ServiceId } from '../../src/collect/sdk.ts'
import { systemClock } from '../../src/core/clock.ts'
import { evaluate } from '../../src/evaluate/evaluate.ts'
import { type Model, place } from '../../src/model/model.ts'
import { awsOf } from '../../src/practice/account/scan-in-test.ts'
import { account } from '../../src/practice/principals.ts'
import { collectors } from '../../src/services/collectors.gen.ts'
import { controls } from '../../src/services/controls.gen.ts'
import { asItBegins, withPractice } from './in-test.ts'

/** Operations whose answer always has what is asked for; AWS says by an error that there is none, or never has none. */
const stated: Readonly<Partial<Record<ServiceId, readonly string[]>>> = {
  account: ['getAlternateContact'],
  backup: [
    'getBackupPlan',
    'getBackupSelection',
    'getBackupVaultAccessPolicy',
    'getBackupVaultNotifications',
    'describeRecoveryPoint',
  ],
  cloudtrail: ['getEventDataStore', 'getEventSelectors', 'getTrailStatus'],
  dynamodb: ['describeContinuousBackups', 'getResourcePolicy'],
  ec2: [
    'describeLaunchTemplateVersions',
    'describeSnapshotAttribute',
    'getEbsEncryptionByDefault',
    'getImageBlockPublicAccessState',
    'getSnapshotBlockPublicAccessState',
  ],
  ecr: ['getLifecyclePolicy', 'getRepositoryPolicy'],
  efs: ['describeBackupPolicy', 'describeFileSystemPolicy'],
  elasticbeanstalk: ['describeConfigurationSettings'],
  elb: ['describeLoadBalancerAttributes'],
  elbv2: ['describeLoadBalancerAttributes', 'describeRules'],
  guardduty: ['getDetector'],
  kms: ['getKeyRotationStatus'],
  lambda: ['getPolicy'],
  opensearchserverless: ['getSecurityPolicy'],
  s3: [
    'getBucketAcl',
    'getBucketEncryption',
    'getBucketLifecycleConfiguration',
    'getBucketPolicy',
    'getObjectLockConfiguration',
    'getPublicAccessBlock',
  ],
  s3control: ['getAccessPointPolicy'],
  sns: ['getTopicAttributes'],
  sqs: ['getQueueAttributes'],
  ssm: ['getServiceSetting'],
}

/** `resource control` -> verdict. */
function verdictsOf(model: Model): ReadonlyMap<string, string> {
  const verdicts = new Map<string, string>()
  for (const { resource, judged } of evaluate(model, controls))
    for (const { control, verdict } of judged) verdicts.set(`${resource.id} ${control.id}`, verdict.is)
  return verdicts
}

test('an answer that lacks what AWS always says decides nothing', { timeout: 60_000 }, async () => {
  await withPractice(async (practice) => {
    const aws = awsOf(practice)
    const scanned = async (clients: ClientSource): Promise<Model> => {
      const { resources, blindSpots, listings } = await collect({
        collectors,
        account: practice.account,
        partition: account.partition,
        homeRegion: 'us-east-1',
        regions: [...account.regions],
        clients,
        now: systemClock(),
      })
      return place(resources, blindSpots, listings)
    }
    const emptied = new Set<string>()
    const empty: ClientSource = {
      client: async <S extends ServiceId>(service: S, region: string): Promise<Clients[S]> =>
        new Proxy(await aws.client(service, region), {
          get: (client, name) => {
            const method: unknown = Reflect.get(client, name)
            if (typeof method !== 'function') return method
            if (typeof name !== 'string' || !stated[service]?.includes(name)) return method.bind(client)
            return async (...input: readonly unknown[]): Promise<object> => {
              const { $metadata } = await method.apply(client, input)
              emptied.add(`${service} ${name}`)
              return { $metadata }
            }
          },
        }),
    }
    const [whole, part] = [verdictsOf((await asItBegins()).scan.model), verdictsOf(await scanned(empty))]
    await aws.close()
    const names = Object.entries(stated).flatMap(([service, list]) => list.map((name) => `${service} ${name}`))
    expect([...emptied].sort()).toEqual(names.sort())
    const turned = [...part].filter(([key, is]) => is !== 'unknown' && whole.get(key) !== is)
    expect(turned.map(([key, is]) => `${key}: ${whole.get(key)} -> ${is}`)).toEqual([])
    expect([...part].filter(([key, is]) => is === 'unknown' && whole.get(key) !== 'unknown').length).toBeGreaterThan(
      100,
    )
  })
})
