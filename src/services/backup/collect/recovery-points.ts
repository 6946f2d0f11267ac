import { collector, pages, stated } from '../../../collect/collector.ts'
import { IncompleteAnswerError } from '../../../collect/refusals.ts'
import { resourceId } from '../../../model/resource.ts'
import { vaultsOf } from './vaults.ts'

const on = 'Demarc::Backup::RecoveryPoint'

/**
 * The most recovery points of a vault that are read: ten pages. A vault may hold a million
 * (aws-backup/latest/devguide/aws-backup-limits.html).
 */
export const MOST_IN_A_VAULT = 10_000
const PAGE = 1000

/** What each vault holds. A vault of which only a part was read makes the listing one that was cut short. */
export const recoveryPoints = collector({
  types: [on],
  service: 'backup',
  scope: 'region',
  needs: ['backup:ListBackupVaults', 'backup:ListRecoveryPointsByBackupVault'],
  async *list(reach) {
    const { client, account, region } = reach
    const backup = await client('backup')
    const cut: string[] = []
    for (const { BackupVaultName } of await vaultsOf(reach)) {
      if (!BackupVaultName) continue
      const found = pages(
        (NextToken) => backup.listRecoveryPointsByBackupVault({ BackupVaultName, NextToken, MaxResults: PAGE }),
        (answer) => answer.RecoveryPoints,
        (answer) => answer.NextToken,
      )
      let read = 0
      for await (const one of found) {
        if (read++ === MOST_IN_A_VAULT) {
          cut.push(BackupVaultName)
          break
        }
        // the ARN may be that of a snapshot or an image, which are resources of their own
        const RecoveryPointArn = stated(one.RecoveryPointArn, 'RecoveryPointArn')
        yield {
          type: on,
          id: resourceId(on, account, region, RecoveryPointArn),
          name: RecoveryPointArn,
          properties: { RecoveryPointArn, BackupVaultName, IsEncrypted: stated(one.IsEncrypted, 'IsEncrypted') },
        }
      }
    }
    if (cut.length > 0)
      throw new IncompleteAnswerError(`more than ${MOST_IN_A_VAULT} recovery points in ${cut.join(', ')}`)
  },
})
