import {
  HOME,
  iamArn,
  keyArn,
  keys,
  partnerAccount,
  roles,
  type Stack,
  tagList,
  US,
} from '../../../practice/company.ts'
import type { SeedContext } from '../../../practice/service.ts'
import type { EcrState, StoredRepository } from './state.ts'

const DAY = 86_400_000

const pulledBy = (...principals: readonly string[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Pull',
        Effect: 'Allow',
        Principal: { AWS: principals },
        Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      },
    ],
  })

/** Untagged images go after a month. */
const monthly = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 30 },
      action: { type: 'expire' },
    },
  ],
})

type Plan = Partial<StoredRepository> & { readonly name: string; readonly region: string; readonly stack: Stack }

const plans: readonly Plan[] = [
  {
    name: 'shop/web',
    region: HOME,
    stack: 'shop-prod',
    mutability: 'IMMUTABLE',
    scanOnPush: true,
    encryption: { type: 'KMS', key: keyArn(keys.shopData.alias, HOME) },
    lifecycle: monthly,
    policy: pulledBy(iamArn(`role/${roles.shopWeb}`)),
  },
  { name: 'shop/worker', region: HOME, stack: 'shop-prod', scanOnPush: true, lifecycle: monthly },
  { name: 'shop-staging/web', region: HOME, stack: 'shop-staging' },
  {
    name: 'calibration/pdf',
    region: HOME,
    stack: 'corp-it',
    mutability: 'IMMUTABLE',
    encryption: { type: 'KMS', key: keyArn('aws/ecr', HOME) },
    policy: pulledBy(`arn:aws:iam::${partnerAccount}:root`),
  },
  { name: 'firmware/updater', region: HOME, stack: 'corp-it', policy: pulledBy('*') },
  {
    name: 'analytics/jobs',
    region: US,
    stack: 'analytics',
    mutability: 'IMMUTABLE',
    scanOnPush: true,
    encryption: { type: 'KMS_DSSE', key: keyArn(keys.analyticsData.alias, US) },
    lifecycle: monthly,
  },
]

/** The registries of Nordlicht Instruments; any other region is empty. */
export function seedEcr({ region, now }: SeedContext): EcrState {
  return {
    repositories: plans
      .filter((plan) => plan.region === region)
      .map(({ region: _region, stack, ...plan }, index) => ({
        created: new Date(now.getTime() - (200 + 57 * index) * DAY).toISOString(),
        mutability: 'MUTABLE',
        scanOnPush: false,
        encryption: { type: 'AES256', key: null },
        lifecycle: null,
        policy: null,
        tags: tagList(stack),
        ...structuredClone(plan),
      })),
    scanning: { type: 'BASIC', rules: [] },
  }
}
