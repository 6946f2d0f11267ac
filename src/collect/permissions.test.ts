import { IAM } from '@aws-sdk/client-iam'
import { STS } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { awsOf } from '../practice/account/scan-in-test.ts'
import { type Practice, startPractice } from '../practice/account/server.ts'
import { collectors } from '../services/collectors.gen.ts'
import { sdk } from '../services/sdk.gen.ts'
import type { Aws } from './aws.ts'
import { whoAmI } from './identity.ts'
import { narrowedBy } from './needs.ts'
import { permissionsOf } from './permissions.ts'

const policy = (...statements: readonly (readonly ['Allow' | 'Deny', ...string[]])[]): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map(([Effect, ...Action]) => ({ Effect, Action, Resource: '*' })),
  })

let practice: Practice
let iam: IAM
beforeAll(async () => {
  practice = await startPractice({
    auditorPolicy: policy(
      ['Allow', 'iam:SimulatePrincipalPolicy', 's3:*', 'ec2:Describe*'],
      ['Deny', 's3:GetBucketAcl'],
    ),
  })
  iam = new IAM({ endpoint: practice.endpoint, region: 'us-east-1', credentials: practice.principals.admin })
})
afterAll(() => practice.close())

async function ask(aws: Aws, actions: readonly string[]) {
  try {
    return await permissionsOf(aws, await whoAmI(aws, 'us-east-1'), actions, narrowedBy(collectors))
  } finally {
    await aws.close()
  }
}

describe('whether the caller may', () => {
  test('by its own policies; an explicit deny is told apart', async () => {
    expect(await ask(awsOf(practice, 'auditor'), ['s3:ListAllMyBuckets', 's3:GetBucketAcl', 'kms:ListKeys'])).toEqual([
      { action: 's3:ListAllMyBuckets', answer: 'allowed' },
      { action: 's3:GetBucketAcl', answer: 'denied', why: 'denied explicitly by a policy of the identity' },
      { action: 'kms:ListKeys', answer: 'denied', why: 'no policy of the identity allows it' },
    ])
  })

  test('many actions, in batches and pages', async () => {
    const actions = Array.from({ length: 250 }, (_, n) => `ec2:${n % 2 === 0 ? 'Describe' : 'Run'}Thing${n}`)
    const answers = await ask(awsOf(practice, 'auditor'), actions)
    expect(answers.map(({ action }) => action)).toEqual(actions)
    expect(answers.map(({ answer }) => answer)).toEqual(actions.map((_, n) => (n % 2 === 0 ? 'allowed' : 'denied')))
  })

  test('within its boundary', async () => {
    const { Policy } = await iam.createPolicy({ PolicyName: 'edge', PolicyDocument: policy(['Allow', 'iam:*']) })
    await iam.createUser({ UserName: 'bounded', PermissionsBoundary: Policy?.Arn })
    await iam.putUserPolicy({ UserName: 'bounded', PolicyName: 'all', PolicyDocument: policy(['Allow', '*']) })
    const { AccessKey } = await iam.createAccessKey({ UserName: 'bounded' })
    const principal = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' }
    const bounded = {
      ...practice,
      principals: { ...practice.principals, auditor: { ...practice.principals.auditor, ...principal } },
    }
    expect(await ask(awsOf(bounded, 'auditor'), ['iam:ListUsers', 's3:ListAllMyBuckets'])).toEqual([
      { action: 'iam:ListUsers', answer: 'allowed' },
      { action: 's3:ListAllMyBuckets', answer: 'denied', why: 'not allowed by the permissions boundary' },
    ])
  })

  test('behind an assumed role, also one with a path', async () => {
    const trust = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${practice.account}:root` }, Action: 'sts:AssumeRole' },
      ],
    })
    await iam.createRole({ RoleName: 'Looker', Path: '/audit/', AssumeRolePolicyDocument: trust })
    await iam.putRolePolicy({
      RoleName: 'Looker',
      PolicyName: 'own',
      PolicyDocument: policy(['Allow', 'iam:GetRole', 'iam:SimulatePrincipalPolicy', 'kms:ListKeys']),
    })
    const sts = new STS({ endpoint: practice.endpoint, region: 'us-east-1', credentials: practice.principals.admin })
    const { Credentials } = await sts.assumeRole({
      RoleArn: `arn:aws:iam::${practice.account}:role/audit/Looker`,
      RoleSessionName: 'me',
    })
    const aws = new (await import('./aws.ts')).Aws({
      sdk,
      credentials: async () => ({
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken ?? '',
      }),
      endpointUrl: practice.endpoint,
      time: { now: () => 0, sleep: async () => {} },
      userAgent: 'demarc-test',
    })
    expect((await ask(aws, ['kms:ListKeys', 'ec2:DescribeVpcs'])).map(({ answer }) => answer)).toEqual([
      'allowed',
      'denied',
    ])
  })

  test('is unknown where it cannot be asked, and says why', async () => {
    expect(await ask(awsOf(practice, 'root'), ['s3:ListAllMyBuckets'])).toEqual([
      { action: 's3:ListAllMyBuckets', answer: 'unknown', why: expect.stringContaining('the root user') },
    ])
    const blind = await startPractice({ auditorPolicy: policy(['Allow', 's3:*']) })
    try {
      expect(await ask(awsOf(blind, 'auditor'), ['s3:ListAllMyBuckets'])).toEqual([
        { action: 's3:ListAllMyBuckets', answer: 'unknown', why: 'iam:SimulatePrincipalPolicy: access denied' },
      ])
    } finally {
      await blind.close()
    }
  })
})

describe("the practice account's simulator", () => {
  const arn = (what: string): string => `arn:aws:iam::${practice.account}:${what}`

  test.each([
    [
      'what is no entity',
      { PolicySourceArn: 'arn:aws:iam::111122223333:root', ActionNames: ['s3:ListAllMyBuckets'] },
      'InvalidInput',
    ],
    [
      'an entity that is not there',
      { PolicySourceArn: 'arn:aws:iam::111122223333:user/nobody', ActionNames: ['s3:ListAllMyBuckets'] },
      'NoSuchEntity',
    ],
    [
      'what it cannot take',
      {
        PolicySourceArn: 'arn:aws:iam::111122223333:user/auditor',
        ActionNames: ['s3:ListAllMyBuckets'],
        PolicyInputList: ['{}'],
      },
      'NotImplemented',
    ],
  ])('refuses %s', async (_, input, name) => {
    await expect(iam.simulatePrincipalPolicy(input)).rejects.toMatchObject({ name: expect.stringContaining(name) })
  })

  test('decides by resource, and by the context it is given', async () => {
    const own = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::a/*',
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        },
      ],
    })
    await iam.createGroup({ GroupName: 'readers' })
    await iam.putGroupPolicy({ GroupName: 'readers', PolicyName: 'own', PolicyDocument: own })
    const { EvaluationResults = [] } = await iam.simulatePrincipalPolicy({
      PolicySourceArn: arn('group/readers'),
      ActionNames: ['s3:GetObject'],
      ResourceArns: ['arn:aws:s3:::a/x', 'arn:aws:s3:::b/x'],
      ContextEntries: [
        { ContextKeyName: 'aws:SecureTransport', ContextKeyType: 'boolean', ContextKeyValues: ['true'] },
      ],
    })
    expect(EvaluationResults.map(({ EvalResourceName, EvalDecision }) => [EvalResourceName, EvalDecision])).toEqual([
      ['arn:aws:s3:::a/x', 'allowed'],
      ['arn:aws:s3:::b/x', 'implicitDeny'],
    ])
  })
})
