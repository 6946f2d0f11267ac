import { type Detail, detail } from '../../../collect/collector.ts'
import { taggedAs } from '../../resourcegroupstaggingapi/collect.ts'

/** What AWS Backup tags, by the type of its ARN (service-authorization/latest/reference/list_awsbackup.html). */
const filters = {
  'AWS::Backup::BackupVault': 'backup-vault',
  'AWS::Backup::BackupPlan': 'backup-plan',
  'AWS::Backup::ReportPlan': 'report-plan',
} as const

/** The tags of a vault, a plan or a report plan. */
export const tagsOf = <T extends keyof typeof filters>(on: T): Detail<T> =>
  taggedAs(
    `backup:${filters[on]}`,
    detail<T>({
      on,
      needs: ['backup:ListTags'],
      fills: ['tags'],
      async get({ client }, { id }) {
        const backup = await client('backup')
        return { tags: { ...(await backup.listTags({ ResourceArn: id })).Tags } }
      },
    }),
  )
