import { collector, detail, pages, tagRecord } from '../../collect/collector.ts'
import { daysSince } from '../../core/clock.ts'

const on = 'AWS::SecretsManager::Secret'
const DAY = 24 * 60 * 60 * 1000

/** Secrets, with everything from the listing. Their values are never read. */
export const secrets = collector({
  types: [on],
  service: 'secretsmanager',
  scope: 'region',
  needs: ['secretsmanager:ListSecrets'],
  async *list({ client, now }) {
    const secretsmanager = await client('secretsmanager')
    const found = pages(
      (NextToken) => secretsmanager.listSecrets({ MaxResults: 100, NextToken }),
      (answer) => answer.SecretList,
      (answer) => answer.NextToken,
    )
    const days = (since: Date | undefined): number | null => (since ? daysSince(since.toISOString(), now) : null)
    for await (const one of found) {
      // the listing leaves out secrets that are scheduled for deletion
      if (!one.ARN || !one.Name || one.DeletedDate) continue
      yield {
        type: on,
        id: one.ARN,
        name: one.Name,
        tags: tagRecord(one.Tags),
        properties: {
          Id: one.ARN,
          Name: one.Name,
          // without a key the secret uses the AWS managed key aws/secretsmanager
          KmsKeyId: one.KmsKeyId ?? null,
        },
        state: {
          RotationEnabled: one.RotationEnabled === true,
          // AWS computes the days even if the schedule is an expression
          // (secretsmanager/latest/apireference/API_RotationRulesType.html)
          RotationEveryDays: one.RotationRules?.AutomaticallyAfterDays ?? null,
          NextRotationInDays: one.NextRotationDate ? Math.floor((one.NextRotationDate.getTime() - now) / DAY) : null,
          UnrotatedDays: days(one.LastRotatedDate ?? one.CreatedDate),
          UnusedDays: days(one.LastAccessedDate ?? one.CreatedDate),
          OwningService: one.OwningService ?? null,
        },
      }
    }
  },
  details: [
    detail({
      on,
      needs: ['secretsmanager:GetResourcePolicy'],
      fills: ['state.Policy'],
      async get({ client }, { id }) {
        const secretsmanager = await client('secretsmanager')
        const { ResourcePolicy } = await secretsmanager.getResourcePolicy({ SecretId: id })
        return { state: { Policy: ResourcePolicy || null } }
      },
    }),
  ],
})
