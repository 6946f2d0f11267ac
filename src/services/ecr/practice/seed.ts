import { byText } from '../../../core/by-text.ts'
import { HOME, iamArn, keyArn, keys, partnerAccount, roles, type Stack, tagsOf, US } from '../../../practice/company.ts'
import { account } from '../../../practice/principals.ts'
import { daysAgo, policyText } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import type { EcrState, Repository } from './state.ts'

const pulledBy = (principal: string): string =>
  policyText({
    Sid: 'Pull',
    Effect: 'Allow',
    Principal: { AWS: [principal] },
    Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
  })

/** Deletes untagged images after a month. */
const monthly = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 30 },
      action: { type: 'expire' },
    },
  ],
})

type More = Partial<Repository['is'] & Pick<Repository, 'lifecycle' | 'policy'>>
const immutable = { imageTagMutability: 'IMMUTABLE' } as const
const scanned = { imageScanningConfiguration: { scanOnPush: true } } as const
const kms = (kmsKey: string, encryptionType: 'KMS' | 'KMS_DSSE' = 'KMS') => ({
  encryptionConfiguration: { encryptionType, kmsKey },
})

const plans: Readonly<Record<string, readonly (readonly [name: string, stack: Stack, more?: More])[]>> = byText({
  [HOME]: [
    [
      'shop/web',
      'shop-prod',
      {
        ...immutable,
        ...scanned,
        ...kms(keyArn(keys.shopData.alias, HOME)),
        lifecycle: monthly,
        policy: pulledBy(iamArn(`role/${roles.shopWeb}`)),
      },
    ],
    ['shop/worker', 'shop-prod', { ...scanned, lifecycle: monthly }],
    ['shop-staging/web', 'shop-staging'],
    [
      'calibration/pdf',
      'corp-it',
      { ...immutable, ...kms(keyArn('aws/ecr', HOME)), policy: pulledBy(`arn:aws:iam::${partnerAccount}:root`) },
    ],
    ['firmware/updater', 'corp-it', { policy: pulledBy('*') }],
  ],
  [US]: [
    [
      'analytics/jobs',
      'analytics',
      { ...immutable, ...scanned, ...kms(keyArn(keys.analyticsData.alias, US), 'KMS_DSSE'), lifecycle: monthly },
    ],
  ],
})

const onNames = (region: string, names: string): string => `arn:aws:ecr:${region}:${account.id}:repository/${names}`

/** The registry policies: they decide who may push images under names that no repository has yet. */
const registryPolicies: Readonly<Record<string, string>> = byText({
  // any principal, where only the firmware team was meant
  [HOME]: policyText({
    Sid: 'FirmwareMirror',
    Effect: 'Allow',
    Principal: '*',
    Action: ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'],
    Resource: onNames(HOME, 'firmware-mirror/*'),
  }),
  [US]: policyText({
    Sid: 'Replicas',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account.id}:root` },
    Action: ['ecr:CreateRepository', 'ecr:ReplicateImage'],
    Resource: onNames(US, '*'),
  }),
})

/** The registries of Nordlicht Instruments; any other region is empty. */
export const seedEcr = (context: SeedContext): EcrState => ({
  repositories: (plans[context.region] ?? []).map(
    ([repositoryName, stack, { lifecycle = null, policy = null, ...more } = {}], index) => ({
      is: {
        repositoryName,
        createdAt: daysAgo(context, 200 + 57 * index),
        imageTagMutability: 'MUTABLE',
        imageScanningConfiguration: { scanOnPush: false },
        encryptionConfiguration: { encryptionType: 'AES256' },
        ...more,
      },
      lifecycle,
      policy,
      tags: tagsOf(stack),
    }),
  ),
  policy: registryPolicies[context.region] ?? null,
  scanning: { scanType: 'BASIC', rules: [] },
})
