import { type Collector, collector, detail } from './collector.ts'
import { noteFailedCall } from './failed-calls.ts'
import { type ClientSource, collect, type RunnerOptions } from './runner.ts'
import type { Clients, ServiceId } from './sdk.ts'

/** For tests: an error as the SDK throws it, for a call that needs this IAM action. */
export function refusal(name: string, action: string, status = 403): Error {
  const error = Object.assign(new Error('refused'), { name, $metadata: { httpStatusCode: status } })
  noteFailedCall(error, { service: 's3', operation: 'Any', region: 'eu-central-1', input: {}, action })
  return error
}

const clients: ClientSource = {
  client: async <S extends ServiceId>() => ({}) as Clients[S], // safe: these collectors call no operation
}

export const run = (collectors: readonly Collector[], more: Partial<RunnerOptions> = {}) =>
  collect({
    collectors,
    account: '111122223333',
    partition: 'aws',
    homeRegion: 'us-east-1',
    regions: ['eu-central-1', 'eu-west-1'],
    clients,
    now: 0,
    ...more,
  })

export const bucket = (name: string, properties = {}) => ({
  type: 'AWS::S3::Bucket' as const,
  id: `arn:aws:s3:::${name}`,
  name,
  properties,
})

/** For tests: a collector of buckets with one detail that answers or refuses as given. */
export const buckets = (names: readonly string[], get: (name: string) => Promise<{ properties: object }>) =>
  collector({
    types: ['AWS::S3::Bucket'],
    service: 's3',
    scope: 'global',
    needs: ['s3:ListAllMyBuckets'],
    list: async function* () {
      for (const name of names) yield bucket(name)
    },
    details: [
      detail({
        on: 'AWS::S3::Bucket',
        needs: ['s3:GetBucketVersioning'],
        fills: ['VersioningConfiguration'],
        none: ['NoSuchThing'],
        get: async (_, { name }) => get(name),
      }),
    ],
  })
