import type { Backup } from '@aws-sdk/client-backup'
import { sdkClient } from '../../collect/sdk.ts'

declare module '../../collect/sdk.ts' {
  interface Clients {
    backup: Backup
  }
}

export const backup = sdkClient({
  id: 'backup',
  module: () => import('@aws-sdk/client-backup'),
  client: ({ Backup }) => Backup,
  prefix: 'backup',
  notSecret: ['backup#ListTagsOutput.Tags', 'backup#BackupRule.RecoveryPointTags'],
})
