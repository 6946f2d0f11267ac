import type { Backup } from '@aws-sdk/client-backup'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    backup: Backup
  }
}

const published = {
  source: 'https://docs.aws.amazon.com/general/latest/gr/bk.html',
  read: '2026-12-01',
} as const

export const backup = sdkClient({
  id: 'backup',
  module: () => import('@aws-sdk/client-backup'),
  client: ({ Backup }) => Backup,
  prefix: 'backup',
  quotas: [
    // all calls together have a bucket, and each API one of its own
    { together: ['*'], besides: true, perSecond: 50, ...published },
    { each: ['DescribeProtectedResource'], perSecond: 10, ...published },
    { each: ['DescribeBackupVault'], perSecond: 5, ...published },
    { each: ['Describe*', 'Get*'], perSecond: 15, ...published },
    { each: ['List*'], perSecond: 20, ...published },
  ],
  notSecret: ['backup#ListTagsOutput.Tags', 'backup#BackupRule.RecoveryPointTags'],
})
