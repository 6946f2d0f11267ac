import { collector, detail, pages, stated } from '../../../collect/collector.ts'
import { daysSince } from '../../../core/clock.ts'
import { resourceId } from '../../../model/resource.ts'

const on = 'Demarc::Backup::ProtectedResource'

/** The resources that AWS Backup has backed up, with the origin of the last recovery point. */
export const protectedResources = collector({
  types: [on],
  service: 'backup',
  scope: 'region',
  needs: ['backup:ListProtectedResources'],
  async *list({ client, account, region }) {
    const backup = await client('backup')
    const found = pages(
      (NextToken) => backup.listProtectedResources({ NextToken, MaxResults: 1000 }),
      (answer) => answer.Results,
      (answer) => answer.NextToken,
    )
    for await (const one of found) {
      if (!one.ResourceArn) continue
      yield {
        type: on,
        id: resourceId(on, account, region, one.ResourceArn),
        name: one.ResourceName || one.ResourceArn,
        properties: {
          ResourceArn: one.ResourceArn,
          LastBackupVaultArn: one.LastBackupVaultArn ?? null,
          LastRecoveryPointArn: one.LastRecoveryPointArn ?? null,
        },
      }
    }
  },
  details: [
    detail({
      on,
      needs: ['backup:DescribeRecoveryPoint'],
      fills: ['BackupPlanId', 'KeptDays'],
      when: ({ properties }) => Boolean(properties.LastRecoveryPointArn && properties.LastBackupVaultArn),
      async get({ client }, { properties }) {
        const backup = await client('backup')
        const point = await backup.describeRecoveryPoint({
          // arn:aws:backup:region:account:backup-vault:name
          BackupVaultName: properties.LastBackupVaultArn?.split(':').at(-1),
          RecoveryPointArn: properties.LastRecoveryPointArn ?? undefined,
        })
        // without it the answer is incomplete: other missing properties mean nothing
        stated(point.RecoveryPointArn, 'RecoveryPointArn')
        return {
          properties: {
            // absent for an on-demand backup (aws-backup/latest/devguide/API_DescribeRecoveryPoint.html)
            BackupPlanId: point.CreatedBy?.BackupPlanId ?? null,
            // -1 also means that it does not expire (API_Lifecycle.html)
            KeptDays: (point.Lifecycle?.DeleteAfterDays ?? -1) < 0 ? null : (point.Lifecycle?.DeleteAfterDays ?? null),
          },
        }
      },
    }),
    detail({
      on,
      needs: ['backup:DescribeProtectedResource'],
      fills: ['LastRestoreDays'],
      async get({ client, now }, { properties }) {
        const backup = await client('backup')
        const { LatestRestoreJobCreationDate: began, LatestRestoreExecutionTimeMinutes: took } =
          await backup.describeProtectedResource({ ResourceArn: properties.ResourceArn ?? undefined })
        // absent until a restore job has completed (API_DescribeProtectedResource.html)
        const LastRestoreDays = began && took !== undefined ? daysSince(began.toISOString(), now) : null
        return { properties: { LastRestoreDays } }
      },
    }),
  ],
})
