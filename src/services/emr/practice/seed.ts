import {
  HOME,
  type InstanceKey,
  iamArn,
  instances,
  isSmall,
  type Stack,
  tagsOf,
  US,
} from '../../../practice/company.ts'
import { ec2Id, hexId } from '../../../practice/ids.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import type { EmrState, StoredCluster } from './state.ts'

function cluster(
  context: SeedContext,
  name: string,
  stack: Stack,
  days: number,
  primary: InstanceKey,
  more: Partial<StoredCluster['is']> = {},
): StoredCluster {
  return {
    is: {
      Id: `j-${hexId('emr', name, 13).toUpperCase()}`,
      Name: name,
      ReleaseLabel: 'emr-6.9.0',
      InstanceCollectionType: 'INSTANCE_GROUP',
      Applications: [{ Name: 'Spark' }],
      ServiceRole: iamArn(`role/${stack}-emr-service`),
      VisibleToAllUsers: true,
      ...more,
    },
    state: 'WAITING',
    created: daysAgo(context, days),
    primaries: [ec2Id('i', instances[primary].name)],
    tags: tagsOf(stack, name),
  }
}

const securityConfiguration = (on: boolean) =>
  JSON.stringify({
    EncryptionConfiguration: {
      EnableInTransitEncryption: on,
      EnableAtRestEncryption: on,
      ...(on && {
        InTransitEncryptionConfiguration: {
          TLSCertificateConfiguration: { CertificateProviderType: 'PEM', S3Object: 's3://nordlicht-analytics/tls.zip' },
        },
        AtRestEncryptionConfiguration: { S3EncryptionConfiguration: { EncryptionMode: 'SSE-S3' } },
      }),
    },
  })

/** Amazon EMR of Nordlicht: the trial in the home region is open to the internet; the analysts in us-east-1 have theirs in private subnets. */
export function seedEmr(context: SeedContext): EmrState {
  const { region } = context
  const company = !isSmall(context)
  const home = company && region === HOME
  const us = company && region === US
  const created = daysAgo(context, 900)
  return {
    clusters: [
      ...(home ? [cluster(context, 'shop-staging-clicks', 'shop-staging', 30, 'stagingClicks')] : []),
      ...(us
        ? [
            cluster(context, 'analytics-backfill', 'analytics', 45, 'analyticsBackfill', {
              SecurityConfiguration: 'analytics-encrypted',
            }),
          ]
        : []),
    ],
    security: {
      ...(home && { 'shop-staging-plain': { text: securityConfiguration(false), created } }),
      ...(us && { 'analytics-encrypted': { text: securityConfiguration(true), created } }),
    },
    // off where clusters were created before it came (emr/latest/APIReference/API_BlockPublicAccessConfiguration.html)
    block: { on: !us, ports: [{ MinRange: 22, MaxRange: 22 }], created },
  }
}
