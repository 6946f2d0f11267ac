import type { STS } from '@aws-sdk/client-sts'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    sts: STS
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  read: '2026-11-30',
} as const

export const sts = sdkClient({
  id: 'sts',
  module: () => import('@aws-sdk/client-sts'),
  client: ({ STS }) => STS,
  prefix: 'sts',
  quotas: [
    // without AssumeRoot, for which AWS publishes no quota
    {
      together: ['AssumeRole', 'GetAccessKeyInfo', 'GetCallerIdentity', 'GetFederationToken', 'GetSessionToken'],
      perSecond: 600,
      ...published,
    },
  ],
  secrets: {
    'sts#Credentials.SessionToken': {},
  },
})
