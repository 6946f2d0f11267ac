import { HOME, keyArn, keys, partnerAccount, type Stack, tagsOf, US } from '../../../practice/company.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { type SecretsState, type StoredSecret, secrets } from './state.ts'

const DAY = 86_400_000

/** The secrets of Nordlicht Instruments; their values are nowhere, not even here. */
export function seedSecrets(context: SeedContext): SecretsState {
  const { account, partition, region, now } = context
  // at noon, so that whole days between two moments of the same scan do not depend on its hour
  const at = (days: number): string => new Date(now.getTime() - days * DAY + DAY / 2).toISOString()
  const arn = (name: string): string => secrets.arn(context, name)
  const secret = (
    name: string,
    stack: Stack,
    made: number,
    more: Partial<StoredSecret> = {},
  ): [string, StoredSecret] => [
    name,
    {
      arn: arn(name),
      description: '',
      created: at(made),
      changed: at(more.rotated === undefined ? made : made / 2),
      rotates: false,
      tags: tagsOf(stack),
      ...more,
    },
  ]
  const lambda = `arn:${partition}:lambda:${region}:${account}:function:rotate-database-password`
  const rotating = (every: number, rotated: number): Partial<StoredSecret> => ({
    rotates: true,
    lambda,
    every,
    rotated: at(rotated),
    due: at(rotated - every),
    accessed: at(1),
  })
  const policy = (name: string, principal: unknown) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: principal,
        Action: 'secretsmanager:GetSecretValue',
        Resource: arn(name),
      },
    })
  const partnerApi = 'corp-it-partner-api'
  const newsletter = 'newsletter-smtp'
  if (region === HOME)
    return {
      secrets: Object.fromEntries([
        secret('shop-prod-orders', 'shop-prod', 800, {
          ...rotating(30, 12),
          key: keyArn(keys.shopDatabase.alias, region),
        }),
        secret('shop-staging', 'shop-staging', 400, { accessed: at(3) }),
        // its rotation has failed since the laboratory changed its interface
        secret(partnerApi, 'corp-it', 620, {
          ...rotating(60, 140),
          policy: policy(partnerApi, { AWS: `arn:${partition}:iam::${partnerAccount}:root` }),
        }),
        secret(newsletter, 'corp-it', 2500, { accessed: at(900), policy: policy(newsletter, '*') }),
        secret('shop-prod-payment-token', 'shop-prod', 700, {
          ...rotating(90, 60),
          key: keyArn(keys.shopData.alias, region),
        }),
      ]),
    }
  if (region !== US) return { secrets: {} }
  const managed = 'rds!cluster-analytics-warehouse'
  return {
    secrets: Object.fromEntries([
      secret(managed, 'analytics', 200, {
        ...rotating(7, 3),
        lambda: undefined,
        owner: 'rds',
        key: keyArn(keys.analyticsData.alias, region),
      }),
      secret('analytics-notebook-token', 'analytics', 300, { accessed: at(120) }),
    ]),
  }
}
