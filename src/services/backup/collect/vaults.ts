import type { BackupVaultListMember } from '@aws-sdk/client-backup'
import { collector, detail, pages, type Reach, stated } from '../../../collect/collector.ts'
import { tagsOf } from './tags.ts'

const on = 'AWS::Backup::BackupVault'

/** The vaults of a region, asked for once for all of their contents. */
export const vaultsOf = ({ client, once, region }: Reach): Promise<readonly BackupVaultListMember[]> =>
  once(`backup:ListBackupVaults ${region}`, async () => {
    const backup = await client('backup')
    const found = pages(
      (NextToken) => backup.listBackupVaults({ NextToken, MaxResults: 1000 }),
      (answer) => answer.BackupVaultList,
      (answer) => answer.NextToken,
    )
    const all: BackupVaultListMember[] = []
    for await (const one of found) all.push(one)
    return all
  })

/** Vaults with their locks, including logically air-gapped vaults, which also contain recovery points. */
export const backupVaults = collector({
  types: [on],
  service: 'backup',
  scope: 'region',
  needs: ['backup:ListBackupVaults'],
  async *list(reach) {
    for (const one of await vaultsOf(reach)) {
      const { BackupVaultArn, BackupVaultName } = one
      if (!BackupVaultArn || !BackupVaultName) continue
      yield {
        type: on,
        id: BackupVaultArn,
        name: BackupVaultName,
        properties: {
          BackupVaultArn,
          BackupVaultName,
          // none: a key that AWS owns (encryption.html)
          EncryptionKeyArn: one.EncryptionKeyArn || null,
        },
        state: {
          Locked: one.Locked,
        },
      }
    }
  },
  details: [
    detail({
      on,
      needs: ['backup:GetBackupVaultAccessPolicy'],
      fills: ['AccessPolicy'],
      none: ['ResourceNotFoundException'],
      async get({ client }, { name }) {
        const backup = await client('backup')
        const { Policy } = await backup.getBackupVaultAccessPolicy({ BackupVaultName: name })
        return { properties: { AccessPolicy: stated(Policy, 'Policy') || null } }
      },
    }),
    detail({
      on,
      needs: ['backup:GetBackupVaultNotifications'],
      fills: ['Notifications'],
      none: ['ResourceNotFoundException'],
      async get({ client }, { name }) {
        const backup = await client('backup')
        const found = await backup.getBackupVaultNotifications({ BackupVaultName: name })
        const { SNSTopicArn, BackupVaultEvents = [] } = found
        return { properties: { Notifications: { SNSTopicArn: stated(SNSTopicArn, 'SNSTopicArn'), BackupVaultEvents } } }
      },
    }),
    tagsOf(on),
  ],
})
