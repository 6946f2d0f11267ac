import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { startPracticeAccount } from '../../src/app/practice.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { tries } from '../../src/report/practice-tries.ts'
import { aws, type Found, python, scanOf, verdictsOf } from './programs.ts'

let practice: Practice
beforeAll(async () => {
  practice = await startPracticeAccount()
})
afterAll(() => practice?.close())

/** The AWS CLI as the administrator; what it printed, parsed. */
const cli = (...args: readonly string[]) => aws(practice, 'admin', args)

/** The verdicts that a scan as the auditor gives. */
async function verdicts(): Promise<readonly Found[]> {
  const done = await scanOf(practice.endpoint, practice.principals.auditor)
  expect(done.model.blindSpots).toEqual([])
  return verdictsOf(done)
}

/** The verdict of a control on the one resource with this name or end of its id. */
const verdictOf = (all: readonly Found[], control: string, resource: string): string | undefined =>
  all.find((one) => one.control === control && (one.name === resource || one.id.endsWith(resource)))?.verdict

/** A responsibility that the plain AWS CLI can fix. */
interface Repair {
  readonly control: string
  /** The resource's name, or the end of its id. */
  readonly resource: string
  readonly command: readonly string[]
}

const BLOCKED = 'BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true'
const groups = z.object({ SecurityGroups: z.array(z.object({ GroupId: z.string() })) })
const groupRules = z.object({
  SecurityGroupRules: z.array(z.object({ SecurityGroupRuleId: z.string(), IsEgress: z.boolean() })),
})

async function repairs(before: readonly Found[]): Promise<readonly Repair[]> {
  const found = await cli('ec2', 'describe-security-groups', '--filters=Name=group-name,Values=corp-it-bastion')
  const group = groups.parse(found).SecurityGroups[0]?.GroupId
  const rules = await cli('ec2', 'describe-security-group-rules', `--filters=Name=group-id,Values=${group}`)
  const inward = groupRules.parse(rules).SecurityGroupRules.filter(({ IsEgress }) => !IsEgress)
  const ruleIds = inward.map(({ SecurityGroupRuleId }) => SecurityGroupRuleId)
  const table = before.find(({ control, verdict }) => control === 'DynamoDB.2' && verdict === 'unmet')?.name ?? ''
  const bucket = 'nordlicht-shop-prod-assets'
  const words = (line: string): readonly string[] => line.split(' ')
  return [
    {
      control: 'S3.8',
      resource: bucket,
      command: words(`s3api put-public-access-block --bucket=${bucket} --public-access-block-configuration=${BLOCKED}`),
    },
    {
      control: 'EC2.19',
      resource: 'corp-it-bastion',
      command: [
        ...words(`ec2 revoke-security-group-ingress --group-id=${group} --security-group-rule-ids`),
        ...ruleIds,
      ],
    },
    {
      control: 'EC2.7',
      resource: `/${practice.account}/us-east-1`,
      command: words('ec2 enable-ebs-encryption-by-default --region=us-east-1'),
    },
    {
      control: 'RDS.2',
      resource: 'shop-staging',
      command: words(
        'rds modify-db-instance --db-instance-identifier=shop-staging --no-publicly-accessible --apply-immediately',
      ),
    },
    {
      control: 'DynamoDB.2',
      resource: table,
      command: words(
        `dynamodb update-continuous-backups --table-name=${table} --point-in-time-recovery-specification=PointInTimeRecoveryEnabled=true`,
      ),
    },
    {
      control: 'IAM.15',
      resource: `/${practice.account}/global`,
      command: words('iam update-account-password-policy --minimum-password-length=16 --require-symbols'),
    },
    ...compute,
  ]
}

const compute: readonly Repair[] = (
  [
    [
      'Lambda.2',
      'shop-staging-import',
      'lambda update-function-configuration --function-name=shop-staging-import --runtime=nodejs22.x',
    ],
    [
      'Demarc.Lambda.1',
      'shop-prod-payment-webhook',
      'lambda update-function-url-config --function-name=shop-prod-payment-webhook --auth-type=AWS_IAM',
    ],
    [
      'ECR.2',
      'shop-staging/web',
      'ecr put-image-tag-mutability --repository-name=shop-staging/web --image-tag-mutability=IMMUTABLE',
    ],
    [
      'AutoScaling.1',
      'shop-staging-load-test',
      'autoscaling update-auto-scaling-group --auto-scaling-group-name=shop-staging-load-test --health-check-type=ELB',
    ],
    [
      'ECS.12',
      'cluster/corp-it',
      'ecs update-cluster-settings --cluster=corp-it --settings=name=containerInsights,value=enhanced',
    ],
    [
      'ECS.10',
      'worker',
      'ecs update-service --cluster=shop-prod --service=worker --platform-version=LATEST --force-new-deployment',
    ],
    [
      'EKS.1',
      'shop-staging',
      'eks update-cluster-config --name=shop-staging --resources-vpc-config=endpointPublicAccess=false,endpointPrivateAccess=true',
    ],
  ] as const
).map(([control, resource, line]) => ({ control, resource, command: line.split(' ') }))

describe('the AWS CLI', () => {
  test('knows who it is', async () => {
    expect(await cli('sts', 'get-caller-identity')).toMatchObject({
      Account: practice.account,
      Arn: practice.principals.admin.arn,
    })
  })

  test('fixes responsibilities, and the next scan shows them as met', async () => {
    const before = await verdicts()
    const all = await repairs(before)
    const told = (found: readonly Found[]) =>
      all.map(({ control, resource }) => [control, resource, verdictOf(found, control, resource)])
    expect(told(before)).toEqual(all.map(({ control, resource }) => [control, resource, 'unmet']))
    for (const { command } of all) await cli(...command)
    expect(told(await verdicts())).toEqual(all.map(({ control, resource }) => [control, resource, 'met']))
  })

  test('reaches S3 Control, whose hosts are named by account, through the practice account as its proxy', async () => {
    const args = ['s3control', 'put-public-access-block', `--account-id=${practice.account}`]
    await aws(practice, 'admin', [...args, `--public-access-block-configuration=${BLOCKED}`], {
      HTTP_PROXY: practice.endpoint,
    })
    expect(verdictOf(await verdicts(), 'S3.1', `/${practice.account}/global`)).toBe('met')
  })

  test('is told what AWS tells: wrong keys, what the auditor may not do, what is not implemented', async () => {
    const said = async (who: 'admin' | 'auditor', args: readonly string[], env = {}) =>
      aws(practice, who, args, env).catch((error: unknown) => String(error))
    expect(await said('admin', ['sts', 'get-caller-identity'], { AWS_SECRET_ACCESS_KEY: 'x'.repeat(40) })).toContain(
      '(SignatureDoesNotMatch)',
    )
    expect(
      await said('admin', ['sts', 'get-caller-identity'], { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }),
    ).toContain('(InvalidClientTokenId)')
    expect(await said('auditor', ['ec2', 'disable-ebs-encryption-by-default'])).toContain('(UnauthorizedOperation)')
    expect(await said('admin', ['ec2', 'describe-host-reservations'])).toMatch(/NotImplemented|501/)
  })
})

describe('boto3', () => {
  const shape = z.object({
    pages: z.record(z.string(), z.object({ items: z.number(), same: z.boolean() })),
    errors: z.record(z.string(), z.tuple([z.string(), z.number()]).nullable()),
    changed: z.record(z.string(), z.unknown()),
  })
  let found: z.infer<typeof shape>
  beforeAll(async () => {
    const { admin, auditor } = practice.principals
    const keys = [admin, auditor].flatMap(({ accessKeyId, secretAccessKey }) => [accessKeyId, secretAccessKey])
    const args = [practice.endpoint, practice.region, ...keys]
    found = shape.parse(JSON.parse(await python('practice_boto3.py', args)))
  })

  test('lists page by page what it lists at once', () => {
    const wrong = Object.entries(found.pages).filter(([, { items, same }]) => !same || items === 0)
    expect(wrong).toEqual([])
    expect(Object.keys(found.pages).length).toBeGreaterThan(10)
  })

  test("gets AWS's own errors", () => {
    expect(found.errors).toMatchInlineSnapshot(`
      {
        "a key that nobody has": [
          "InvalidClientTokenId",
          403,
        ],
        "a key that nobody has, at S3": [
          "InvalidAccessKeyId",
          403,
        ],
        "a service that it has not": [
          "NotImplemented",
          501,
        ],
        "a user that still has something": [
          "DeleteConflict",
          409,
        ],
        "a wrong secret": [
          "SignatureDoesNotMatch",
          403,
        ],
        "a wrong secret at DynamoDB": [
          "InvalidSignatureException",
          400,
        ],
        "a wrong secret at EC2": [
          "AuthFailure",
          401,
        ],
        "a wrong secret at S3": [
          "SignatureDoesNotMatch",
          403,
        ],
        "an inactive key": [
          "InvalidClientTokenId",
          403,
        ],
        "no such bucket": [
          "NoSuchBucket",
          404,
        ],
        "no such group": [
          "InvalidGroup.NotFound",
          400,
        ],
        "no such table": [
          "ResourceNotFoundException",
          400,
        ],
        "no such user": [
          "NoSuchEntity",
          404,
        ],
        "not implemented": [
          "NotImplemented",
          501,
        ],
        "not implemented, in JSON": [
          "NotImplemented",
          501,
        ],
        "the auditor deletes a user": [
          "AccessDenied",
          403,
        ],
        "the auditor writes": [
          "AccessDenied",
          403,
        ],
        "the same permission twice": [
          "InvalidPermission.Duplicate",
          400,
        ],
        "what the new user may not do": [
          "AccessDenied",
          403,
        ],
      }
    `)
  })

  test('reads back what it changed', async () => {
    expect(found.changed).toEqual({
      versioning: 'Enabled',
      tag: 'Grüße & <Zeichen>',
      policy: true,
      group: expect.stringMatching(/^sg-[0-9a-f]{17}$/),
      rules: 3,
      table: 'PAY_PER_REQUEST',
      identity: 'user/made-by-boto3',
      'buckets of the new user': true,
    })
  })

  test('makes what a scan then judges', async () => {
    const all = await verdicts()
    expect(verdictOf(all, 'S3.5', 'made-by-boto3')).toBe('met')
    expect(verdictOf(all, 'EC2.13', String(found.changed['group']))).toBe('unmet')
    expect(verdictOf(all, 'EC2.14', 'made-by-boto3')).toBe('met')
    expect(verdictOf(all, 'DynamoDB.2', 'made-by-boto3')).toBe('unmet')
    expect(verdictOf(all, 'IAM.2', 'made-by-boto3')).toBe('unmet')
  })
})

describe('what demarc practice proposes to try', () => {
  let small: Practice
  let before: readonly Found[]
  const look = async () =>
    verdictsOf(await scanOf(small.endpoint, small.principals.auditor, { regions: [small.region] }))
  beforeAll(async () => {
    small = await startPracticeAccount({ size: 'small' })
    before = await look()
  })
  afterAll(() => small?.close())

  test('each command resolves a finding of its control', async () => {
    for (const { command } of tries.small) await aws(small, 'admin', command)
    const after = await look()
    const unmet = (all: readonly Found[], control: string): number =>
      all.filter((one) => one.control === control && one.verdict === 'unmet').length
    const left = tries.small.filter(({ control }) => unmet(after, control) >= unmet(before, control))
    expect(left).toEqual([])
  })
})
