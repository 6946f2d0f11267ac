import {
  awsManagedKeys,
  HOME,
  iamArn,
  isSmall,
  keyArn,
  keyId,
  keys,
  partnerAccount,
  roles,
  type Stack,
  tagsOf,
} from '../../../practice/company.ts'
import { arnIn } from '../../../practice/kind.ts'
import { daysAgo, policyText } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import type { KmsState, StoredKey } from './state.ts'

/** The keys of Nordlicht Instruments, and the AWS managed keys of the account. */
export function seedKms(context: SeedContext): KmsState {
  const { account, region, regions } = context
  const state: KmsState = { keys: {}, aliases: {} }
  if (!regions.includes(region)) return state
  const add = (alias: string, age: number, Description: string, { is, ...more }: More) => {
    const KeyId = keyId(alias, region)
    state.aliases[`alias/${alias}`] = KeyId
    state.keys[KeyId] = {
      is: {
        KeyId,
        Arn: keyArn(alias, region),
        Description,
        KeyManager: 'CUSTOMER',
        CreationDate: daysAgo(context, age),
        KeySpec: 'SYMMETRIC_DEFAULT',
        KeyUsage: 'ENCRYPT_DECRYPT',
        Origin: 'AWS_KMS',
        MultiRegion: false,
        KeyState: 'Enabled',
        ...is,
      },
      rotates: false,
      rotationDays: 365,
      policy: policyText(byIam(account)),
      tags: {},
      ...more,
    }
  }
  // the small account has used none of them yet
  for (const alias of isSmall(context) ? [] : awsManagedKeys) {
    const service = alias.slice('aws/'.length)
    const description = `Default key that protects data of ${service} when no other key is chosen`
    // AWS rotates its own keys every year (kms/latest/developerguide/concepts.html)
    const policy = policyText(viaService(service, region, account))
    add(alias, 2400, description, { is: { KeyManager: 'AWS' }, rotates: true, policy })
  }
  for (const [key, stack, age, description, more] of company(context))
    if (keys[key].region === region) add(keys[key].alias, age, description, { ...more, tags: tagsOf(stack) })
  return state
}

type More = Partial<Omit<StoredKey, 'is'>> & { readonly is?: Partial<StoredKey['is']> }
type Row = readonly [key: keyof typeof keys, Stack, ageInDays: number, description: string, More]

const company = (context: SeedContext): readonly Row[] => {
  const mine = byIam(context.account)
  const used = (...statements: object[]) => ({ policy: policyText(mine, ...statements) })
  return [
    [
      'shopData',
      'shop-prod',
      700,
      'Orders and uploads of the shop',
      { rotates: true, ...used(use(iamArn(`role/${roles.shopWeb}`))) },
    ],
    ['shopDatabase', 'shop-prod', 650, 'Databases and volumes of the shop', { rotates: true }],
    [
      'stagingData',
      'shop-staging',
      400,
      'Everything of the staging shop',
      used(all(iamArn(`role/${roles.shopStagingWeb}`))),
    ],
    [
      'cloudtrail',
      'corp-it',
      900,
      'Log files of the trail of all regions',
      {
        rotates: true,
        ...used({
          Effect: 'Allow',
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Action: ['kms:GenerateDataKey*', 'kms:DescribeKey'],
          Resource: '*',
          Condition: {
            StringEquals: { 'aws:SourceArn': arnIn({ ...context, region: HOME }, 'cloudtrail', 'trail/main') },
          },
        }),
      },
    ],
    [
      'partnerExchange',
      'corp-it',
      800,
      'Files exchanged with the calibration laboratory',
      used(all(`arn:aws:iam::${partnerAccount}:root`)),
    ],
    [
      'legacyExports',
      'corp-it',
      2300,
      'Exports of the old merchandise system',
      used(
        {
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          Resource: '*',
          // limits the service, but not the account of the caller
          Condition: { StringEquals: { 'kms:ViaService': `s3.${HOME}.amazonaws.com` } },
        },
        { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:DescribeKey', Resource: '*' },
      ),
    ],
    [
      'firmwareSigning',
      'corp-it',
      500,
      'Signs the firmware of the instruments',
      { is: { KeySpec: 'RSA_4096', KeyUsage: 'SIGN_VERIFY' } },
    ],
    // a key in the key manager of the company's own data center
    [
      'calibrationRecords',
      'corp-it',
      220,
      'Calibration records, which customers ask to be sealed outside AWS',
      {
        is: {
          Origin: 'EXTERNAL_KEY_STORE',
          CustomKeyStoreId: 'cks-4d1f0b6e3a2c95870',
          XksKeyConfiguration: { Id: 'calibration-records-2026' },
        },
      },
    ],
    [
      'oldShop',
      'shop-prod',
      2500,
      'The shop before the move',
      { is: { KeyState: 'PendingDeletion', DeletionDate: daysAgo(context, -12) } },
    ],
    [
      'analyticsData',
      'analytics',
      1500,
      'Raw and derived sales data',
      { rotates: true, ...used(use(iamArn(`role/${roles.analyticsJobs}`))) },
    ],
  ]
}

/** The default policy: the account decides in IAM policies (kms/latest/developerguide/key-policy-default.html). */
const byIam = (account: string) => all(`arn:aws:iam::${account}:root`)
const all = (AWS: string) => ({ Effect: 'Allow', Principal: { AWS }, Action: 'kms:*', Resource: '*' })
const use = (AWS: string) => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
  Resource: '*',
})
const viaService = (service: string, region: string, account: string) => ({
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: [
    'kms:Encrypt',
    'kms:Decrypt',
    'kms:ReEncrypt*',
    'kms:GenerateDataKey*',
    'kms:CreateGrant',
    'kms:DescribeKey',
  ],
  Resource: '*',
  Condition: {
    StringEquals: { 'kms:CallerAccount': account, 'kms:ViaService': `${service}.${region}.amazonaws.com` },
  },
})
