import { control } from '../controls/control.ts'
import type { Attestation } from '../ledger/attestations.ts'
import type { Exception } from '../ledger/exceptions.ts'
import { ledger } from '../ledger/ledger.ts'
import { place } from '../model/model.ts'
import type { BlindSpot, Resource } from '../model/resource.ts'
import type { Reported } from './reported.ts'

const NOW = '2026-11-24T09:00:00.000Z'

export const bucket = (name: string, properties: Record<string, unknown>, more: Partial<Resource> = {}): Resource => ({
  id: `arn:aws:s3:::${name}`,
  type: 'AWS::S3::Bucket',
  account: '111122223333',
  region: 'eu-central-1',
  name,
  tags: {},
  properties,
  state: {},
  unseen: {},
  ...more,
})

const versioned = control({
  id: 'S3.14',
  on: 'AWS::S3::Bucket',
  responsibility: 'backups',
  severity: 'low',
  title: 'The bucket keeps versions | and "more" <of> them.',
  reads: ['VersioningConfiguration'],
  holds: ({ VersioningConfiguration }) => VersioningConfiguration?.Status === 'Enabled',
  fix: 'Enable versioning & wait.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html',
})
const logged = control({
  id: 'S3.9',
  on: 'AWS::S3::Bucket',
  responsibility: 'access-logs',
  severity: 'high',
  title: 'The bucket logs who reads it.',
  reads: ['LoggingConfiguration'],
  holds: ({ LoggingConfiguration }) => LoggingConfiguration !== null,
  fix: 'Enable server access logging.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
})

const signed = { covers: ({ name }: Resource) => name.includes('signed'), date: '2026-10-01', expires: '2027-10-01' }
const exceptions: readonly Exception[] = [
  { ...signed, of: { control: 'S3.14' }, by: 'b.holm', reason: '=gone by "May"', evidence: null },
]
const attestations: readonly Attestation[] = [
  {
    ...signed,
    responsibility: 'data-classification',
    by: 'a.lind',
    statement: 'Only *public* data | seen',
    evidence: 'https://wiki.example',
  },
]

export const blindSpot: BlindSpot = {
  type: 'AWS::RDS::DBInstance',
  call: 'rds:DescribeDBInstances',
  why: 'access denied',
  region: 'eu-central-1',
  account: '111122223333',
  listing: true,
}

/**
 * A small run: buckets judged by two controls. Of those with `signed` in their name, one finding is accepted and one
 * responsibility attested.
 */
export function reported(resources: readonly Resource[], blindSpots: readonly BlindSpot[] = []): Reported {
  const model = place(resources, blindSpots)
  return {
    head: {
      id: 'a-run',
      startedAt: NOW,
      finishedAt: NOW,
      source: { kind: 'account', account: '111122223333', regions: ['eu-central-1'], name: 'nordlicht' },
      tool: { name: 'demarc', version: '1.2.3' },
      config: null,
      selection: null,
    },
    model,
    ledger: { [Symbol.iterator]: () => ledger(model, [versioned, logged], attestations, NOW, exceptions) },
  }
}
