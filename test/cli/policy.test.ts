import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { readOnlyPolicy } from '../../src/collect/needs.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { collectors } from '../../src/services/collectors.gen.ts'
import type { Keys } from '../root/in-test.ts'
import { accessEnv, demarc } from './in-test.ts'

let practice: Practice
beforeAll(async () => {
  practice = await startPracticeAccount()
})
afterAll(() => practice.close())

const as = (who: Keys) => accessEnv(practice, who)

test('demarc policy prints what the auditor of the practice account has', async () => {
  const { code, out, err } = await demarc('policy')
  expect([code, err]).toEqual([0, expect.stringContaining('aws iam put-role-policy')])
  // within what IAM takes in a role, white space not counted
  expect(JSON.stringify(JSON.parse(out)).length).toBeLessThanOrEqual(10_240)
  expect(JSON.parse(out)).toEqual(JSON.parse(readOnlyPolicy(collectors)))
})

test('for a selection, it prints less', async () => {
  const { out } = await demarc('policy --service kms')
  expect(JSON.parse(out).Statement[0].Action).toContain('kms:GetKeyPolicy')
  expect(out).not.toContain('s3:')
})

test('demarc policy --check: 0 allowed, 1 denied, 3 where AWS cannot be asked', async () => {
  const admin = await demarc('policy --check', as(practice.principals.admin))
  expect([admin.code, admin.err]).toEqual([0, ''])
  expect(admin.out).toContain('0 denied, 0 unknown')
  // the auditor may not ask: exactly what a scan needs, and no more
  const auditor = await demarc('policy --check --format json', as(practice.principals.auditor))
  expect(auditor.code).toBe(3)
  expect(JSON.parse(auditor.out).actions[0]).toMatchObject({ answer: 'unknown' })
  const { IAM } = await import('@aws-sdk/client-iam')
  const iam = new IAM({ endpoint: practice.endpoint, region: 'us-east-1', credentials: practice.principals.admin })
  await iam.createUser({ UserName: 'narrow' })
  const PolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: ['iam:SimulatePrincipalPolicy', 's3:*'], Resource: '*' },
  })
  await iam.putUserPolicy({ UserName: 'narrow', PolicyName: 'own', PolicyDocument })
  const { AccessKey } = await iam.createAccessKey({ UserName: 'narrow' })
  const narrow = await demarc(
    'policy --check',
    as({ accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' }),
  )
  expect(narrow.code).toBe(1)
  expect(narrow.out).toContain('kms:ListKeys  no policy of the identity allows it')
  expect(narrow.out).not.toMatch(/✗ s3:/)
})
