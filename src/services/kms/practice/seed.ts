import {
  awsManagedKeys,
  HOME,
  iamArn,
  keyArn,
  keyId,
  keys,
  partnerAccount,
  roles,
  type Stack,
  tagsOf,
} from '../../../practice/company.ts'
import type { SeedContext } from '../../../practice/service.ts'
import type { KmsState, StoredKey } from './state.ts'

const DAY = 86_400_000

/** The keys of Nordlicht Instruments, and those that AWS made for the account. */
export function seedKms({ account, region, regions, now }: SeedContext): KmsState {
  const state: KmsState = { keys: {}, aliases: {} }
  if (!regions.includes(region)) return state
  const add = (alias: string, key: Partial<StoredKey> & Pick<StoredKey, 'description'>, ageInDays: number) => {
    const id = keyId(alias, region)
    state.aliases[`alias/${alias}`] = id
    state.keys[id] = {
      arn: keyArn(alias, region),
      manager: 'CUSTOMER',
      created: new Date(now.getTime() - ageInDays * DAY).toISOString(),
      spec: 'SYMMETRIC_DEFAULT',
      usage: 'ENCRYPT_DECRYPT',
      origin: 'AWS_KMS',
      multiRegion: false,
      state: 'Enabled',
      rotates: false,
      rotationDays: 365,
      policy: policy(byIam(account)),
      tags: {},
      ...key,
    }
  }
  for (const alias of awsManagedKeys) {
    const service = alias.slice('aws/'.length)
    const description = `Default key that protects data of ${service} when no other key is chosen`
    // AWS rotates its own keys every year (kms/latest/developerguide/concepts.html)
    add(
      alias,
      { description, manager: 'AWS', rotates: true, policy: policy(viaService(service, region, account)) },
      2400,
    )
  }
  for (const { alias, region: home, stack, age, ...key } of company(account, now))
    if (home === region) add(alias, { ...key, tags: tagsOf(stack) }, age)
  return state
}

type Seeded = Partial<StoredKey> &
  Pick<StoredKey, 'description'> & { alias: string; region: string; stack: Stack; age: number }

const company = (account: string, now: Date): Seeded[] => [
  {
    ...keys.shopData,
    stack: 'shop-prod',
    age: 700,
    description: 'Orders and uploads of the shop',
    rotates: true,
    policy: policy(byIam(account), use(iamArn(`role/${roles.shopWeb}`))),
  },
  {
    ...keys.shopDatabase,
    stack: 'shop-prod',
    age: 650,
    description: 'Databases and volumes of the shop',
    rotates: true,
  },
  {
    ...keys.stagingData,
    stack: 'shop-staging',
    age: 400,
    description: 'Everything of the staging shop',
    policy: policy(byIam(account), all(iamArn(`role/${roles.shopStagingWeb}`))),
  },
  {
    ...keys.cloudtrail,
    stack: 'corp-it',
    age: 900,
    description: 'Log files of the trail of all regions',
    rotates: true,
    policy: policy(byIam(account), {
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: ['kms:GenerateDataKey*', 'kms:DescribeKey'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceArn': `arn:aws:cloudtrail:${HOME}:${account}:trail/main` } },
    }),
  },
  {
    ...keys.partnerExchange,
    stack: 'corp-it',
    age: 800,
    description: 'Files exchanged with the calibration laboratory',
    policy: policy(byIam(account), all(`arn:aws:iam::${partnerAccount}:root`)),
  },
  {
    ...keys.legacyExports,
    stack: 'corp-it',
    age: 2300,
    description: 'Exports of the old merchandise system',
    policy: policy(byIam(account), {
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      // says through which service, and not whose caller
      Condition: { StringEquals: { 'kms:ViaService': `s3.${HOME}.amazonaws.com` } },
    }),
  },
  {
    ...keys.firmwareSigning,
    stack: 'corp-it',
    age: 500,
    description: 'Signs the firmware of the instruments',
    spec: 'RSA_4096',
    usage: 'SIGN_VERIFY',
  },
  // in the key manager of the company's own machine room
  {
    ...keys.calibrationRecords,
    stack: 'corp-it',
    age: 220,
    description: 'Calibration records, which customers ask to be sealed outside AWS',
    origin: 'EXTERNAL_KEY_STORE',
    store: { id: 'cks-4d1f0b6e3a2c95870', external: 'calibration-records-2026' },
  },
  {
    ...keys.oldShop,
    stack: 'shop-prod',
    age: 2500,
    description: 'The shop before the move',
    state: 'PendingDeletion',
    deletion: new Date(now.getTime() + 12 * DAY).toISOString(),
  },
  {
    ...keys.analyticsData,
    stack: 'analytics',
    age: 1500,
    description: 'Raw and derived sales data',
    rotates: true,
    policy: policy(byIam(account), use(iamArn(`role/${roles.analyticsJobs}`))),
  },
]

const policy = (...statements: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements })

/** The default policy: the account decides by IAM (kms/latest/developerguide/key-policy-default.html). */
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
