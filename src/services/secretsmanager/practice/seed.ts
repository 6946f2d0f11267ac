import { HOME, keyArn, keys, partnerAccount, type Stack, tagsOf, US } from '../../../practice/company.ts'
import { arnIn, given } from '../../../practice/kind.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { type SecretsState, type StoredSecret, secrets } from './state.ts'

/** The secrets of Nordlicht Instruments; their values do not exist anywhere. */
export function seedSecrets(context: SeedContext): SecretsState {
  const { partition, region } = context
  // at noon, so that the whole days between two dates do not depend on the hour of the scan
  const at = (days: number): string => daysAgo(context, days, 12)
  // a day without a time (secretsmanager/latest/apireference/API_SecretListEntry.html)
  const read = (days: number) => ({ LastAccessedDate: `${at(days).slice(0, 10)}T00:00:00.000Z` })
  const secret = (
    name: string,
    stack: Stack,
    made: number,
    is: Partial<StoredSecret['is']>,
    policy?: string,
  ): [string, StoredSecret] => [
    name,
    {
      is: {
        ARN: secrets.arn(context, name),
        CreatedDate: at(made),
        LastChangedDate: at(is.LastRotatedDate === undefined ? made : made / 2),
        ...is,
      },
      tags: tagsOf(stack),
      ...given({ policy }),
    },
  ]
  const rotating = (every: number, rotated: number): Partial<StoredSecret['is']> => ({
    RotationEnabled: true,
    RotationLambdaARN: arnIn(context, 'lambda', 'function:rotate-database-password'),
    RotationRules: { AutomaticallyAfterDays: every },
    LastRotatedDate: at(rotated),
    NextRotationDate: at(rotated - every),
    ...read(1),
  })
  const policy = (name: string, Principal: unknown) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal,
        Action: 'secretsmanager:GetSecretValue',
        Resource: secrets.arn(context, name),
      },
    })
  const partnerApi = 'corp-it-partner-api'
  const newsletter = 'newsletter-smtp'
  if (region === HOME)
    return {
      secrets: Object.fromEntries([
        secret('shop-prod-orders', 'shop-prod', 800, {
          ...rotating(30, 12),
          KmsKeyId: keyArn(keys.shopDatabase.alias, region),
        }),
        secret('shop-staging', 'shop-staging', 400, read(3)),
        // its rotation has failed since the laboratory changed its API
        secret(
          partnerApi,
          'corp-it',
          620,
          rotating(60, 140),
          policy(partnerApi, { AWS: `arn:${partition}:iam::${partnerAccount}:root` }),
        ),
        secret(newsletter, 'corp-it', 2500, read(900), policy(newsletter, '*')),
        secret('shop-prod-payment-token', 'shop-prod', 700, {
          ...rotating(90, 60),
          KmsKeyId: keyArn(keys.shopData.alias, region),
        }),
      ]),
    }
  if (region !== US) return { secrets: {} }
  const { RotationLambdaARN: _, ...byRds } = rotating(7, 3)
  return {
    secrets: Object.fromEntries([
      secret('rds!cluster-analytics-warehouse', 'analytics', 200, {
        ...byRds,
        OwningService: 'rds',
        KmsKeyId: keyArn(keys.analyticsData.alias, region),
      }),
      secret('analytics-notebook-token', 'analytics', 300, read(120)),
    ]),
  }
}
