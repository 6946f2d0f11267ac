import type { Organizations } from '@aws-sdk/client-organizations'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    organizations: Organizations
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html',
  read: '2026-11-30',
} as const

export const organizations = sdkClient({
  id: 'organizations',
  module: () => import('@aws-sdk/client-organizations'),
  client: ({ Organizations }) => Organizations,
  prefix: 'organizations',
  quotas: [
    { each: ['DescribeAccount'], perSecond: 20, burst: 30, ...published },
    // shared with CreateOrganizationalUnit
    { each: ['DescribeOrganization'], perSecond: 1, burst: 2, ...published },
    { each: ['ListAccounts'], perSecond: 8, burst: 12, ...published },
    { together: ['EnableAWSServiceAccess', 'DisableAWSServiceAccess'], perSecond: 1, burst: 2, ...published },
    {
      together: ['ListAWSServiceAccessForOrganization', 'ListDelegatedServicesForAccount'],
      perSecond: 1,
      burst: 3,
      ...published,
    },
  ],
  notSecret: ['organizations#Account.Name'],
})
