import { BackupClient, ListBackupVaultsCommand } from '@aws-sdk/client-backup'
import { DescribeTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import {
  DescribeInstancesCommand,
  DescribeVolumesCommand,
  EC2Client,
  paginateDescribeVolumes,
} from '@aws-sdk/client-ec2'
import { DescribeLoadBalancersCommand, ElasticLoadBalancingClient } from '@aws-sdk/client-elastic-load-balancing'
import {
  DescribeLoadBalancersCommand as DescribeModern,
  ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { CreateAccessKeyCommand, IAMClient, ListUsersCommand, UpdateAccessKeyCommand } from '@aws-sdk/client-iam'
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms'
import {
  CreateBucketCommand,
  GetBucketAclCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Practice, startPractice } from '../../src/practice/account/server.ts'
import { exampleServices, policy } from './services.ts'

let practice: Practice
let skew = 0
const crashes: string[] = []

beforeAll(async () => {
  practice = await startPractice({
    services: exampleServices,
    auditorPolicy: policy('Allow', ['s3:GetBucketPolicy'], 'arn:aws:s3:::mine-*'),
    clock: () => Date.now() + skew,
    crashed: (_error, what) => crashes.push(what),
  })
})
afterAll(() => practice.close())

interface Keys {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

/** How the clients of a test reach the account. */
let transport: 'over HTTP' | 'in process' = 'over HTTP'

function config(keys: Keys = practice.principals.admin, region = 'eu-central-1') {
  const { endpoint, requestHandler } = practice
  return {
    endpoint,
    region,
    credentials: keys,
    maxAttempts: 1,
    ...(transport === 'in process' ? { requestHandler } : {}),
  }
}

/** Code, status and message of the error that the SDK makes of the server's answer. */
async function refused(call: Promise<unknown>): Promise<{ code: string; status: number | undefined; message: string }> {
  const error: unknown = await call.then(
    () => expect.unreachable('the call succeeded'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof Error)) throw error
  const metadata = '$metadata' in error && typeof error.$metadata === 'object' ? error.$metadata : null
  const status = metadata && 'httpStatusCode' in metadata ? Number(metadata.httpStatusCode) : undefined
  return { code: error.name, status, message: error.message }
}

const wrongSecret = () => ({ ...practice.principals.admin, secretAccessKey: 'wrong' })
const wrongKey = () => ({ accessKeyId: 'AKIANOBODY', secretAccessKey: 'wrong' })

const families = {
  query: (keys?: Keys) => new STSClient(config(keys)).send(new GetCallerIdentityCommand({})),
  ec2: (keys?: Keys) => new EC2Client(config(keys)).send(new DescribeVolumesCommand({})),
  s3: (keys?: Keys) => new S3Client(config(keys)).send(new ListBucketsCommand({})),
  json: (keys?: Keys) => new DynamoDBClient(config(keys)).send(new DescribeTableCommand({ TableName: 't' })),
  restJson: (keys?: Keys) => new BackupClient(config(keys)).send(new ListBackupVaultsCommand({})),
}

describe.each(['over HTTP', 'in process'] as const)('%s', (how) => {
  beforeAll(() => {
    transport = how
  })

  describe('signatures', () => {
    test.each([
      ['query', 'InvalidClientTokenId', 403],
      ['ec2', 'AuthFailure', 401],
      ['s3', 'InvalidAccessKeyId', 403],
      ['json', 'UnrecognizedClientException', 400],
      ['restJson', 'UnrecognizedClientException', 403],
    ] as const)('%s: an unknown key is %s', async (family, code, status) => {
      expect(await refused(families[family](wrongKey()))).toMatchObject({ code, status })
    })

    test.each([
      ['query', 'SignatureDoesNotMatch', 403],
      ['ec2', 'AuthFailure', 401],
      ['s3', 'SignatureDoesNotMatch', 403],
      ['json', 'InvalidSignatureException', 400],
      ['restJson', 'InvalidSignatureException', 403],
    ] as const)('%s: a wrong secret is %s', async (family, code, status) => {
      expect(await refused(families[family](wrongSecret()))).toMatchObject({ code, status })
    })

    test.each([
      ['query', 'SignatureDoesNotMatch', 403, /^Signature expired: \d{8}T\d{6}Z is now earlier than /],
      ['ec2', 'RequestExpired', 400, /expired/],
      ['s3', 'RequestTimeTooSkewed', 403, /too large/],
      ['json', 'InvalidSignatureException', 400, /^Signature expired/],
    ] as const)('%s: a clock that is twenty minutes slow is %s', async (family, code, status, message) => {
      skew = 20 * 60 * 1000
      try {
        expect(await refused(families[family]())).toMatchObject({
          code,
          status,
          message: expect.stringMatching(message),
        })
        skew = 14 * 60 * 1000
        await families.s3()
      } finally {
        skew = 0
      }
    })
  })

  describe('errors', () => {
    test('an operation or a service that is not implemented is 501, never an empty success', async () => {
      const instances = () => new EC2Client(config()).send(new DescribeInstancesCommand({}))
      const acl = () => new S3Client(config()).send(new GetBucketAclCommand({ Bucket: 'b' }))
      const tables = () => new DynamoDBClient(config()).send(new ListTablesCommand({}))
      const keys = () => new KMSClient(config()).send(new ListKeysCommand({}))
      for (const call of [instances, acl, tables, keys])
        expect(await refused(call())).toMatchObject({ code: 'NotImplemented', status: 501 })
      const { message } = await refused(instances())
      expect(message).toBe('The practice account does not implement the operation DescribeInstances of ec2.')
    })

    test("a handler's error has its code, status and message in every protocol", async () => {
      const s3 = new S3Client(config())
      await s3.send(new CreateBucketCommand({ Bucket: 'no-policy' }))
      expect(await refused(s3.send(new GetBucketPolicyCommand({ Bucket: 'no-policy' })))).toEqual({
        code: 'NoSuchBucketPolicy',
        status: 404,
        message: 'The bucket policy does not exist',
      })
      expect(await refused(s3.send(new HeadBucketCommand({ Bucket: 'nowhere' })))).toMatchObject({
        code: 'NotFound',
        status: 404,
      })
      expect(await refused(families.json())).toMatchObject({ code: 'ResourceNotFoundException', status: 400 })
      const iam = new IAMClient(config())
      expect(await refused(iam.send(new CreateAccessKeyCommand({ UserName: 'nobody' })))).toMatchObject({
        code: expect.stringMatching(/^NoSuchEntity/),
        status: 404,
        message: 'The user with name nobody cannot be found.',
      })
    })

    test('a bug in a handler is a 500 that tells nothing of its inside', async () => {
      const error = await refused(new S3Client(config()).send(new GetBucketVersioningCommand({ Bucket: 'b' })))
      expect(error).toMatchObject({ code: 'InternalFailure', status: 500 })
      expect(error.message).not.toContain('secret')
      expect(crashes).toContain('s3 GetBucketVersioning')
    })

    test('a change that throws leaves the state as it was', async () => {
      const s3 = new S3Client(config())
      await s3.send(new CreateBucketCommand({ Bucket: 'undone' }))
      await s3.send(new PutBucketPolicyCommand({ Bucket: 'undone', Policy: '{}' }))
      await refused(s3.send(new PutBucketPolicyCommand({ Bucket: 'undone', Policy: 'refuse' })))
      expect((await s3.send(new GetBucketPolicyCommand({ Bucket: 'undone' }))).Policy).toBe('{}')
    })
  })

  describe('services', () => {
    test('the two load balancing services are told apart by their version', async () => {
      const classic = await new ElasticLoadBalancingClient(config()).send(new DescribeLoadBalancersCommand({}))
      const modern = await new ElasticLoadBalancingV2Client(config()).send(new DescribeModern({}))
      expect(classic.LoadBalancerDescriptions?.[0]?.LoadBalancerName).toBe('classic')
      expect(modern.LoadBalancers?.[0]?.LoadBalancerName).toBe('modern')
    })

    test('a page holds twenty unless told otherwise, and each region its own', async () => {
      const client = new EC2Client(config())
      const sizes: (number | undefined)[] = []
      const ids = new Set<string | undefined>()
      for await (const { Volumes } of paginateDescribeVolumes({ client }, {})) {
        sizes.push(Volumes?.length)
        for (const { VolumeId } of Volumes ?? []) ids.add(VolumeId)
      }
      expect(sizes).toEqual([20, 20, 5])
      expect(ids.size).toBe(45)
      expect((await client.send(new DescribeVolumesCommand({ MaxResults: 30 }))).Volumes).toHaveLength(30)
      const elsewhere = new EC2Client(config(undefined, 'us-east-1'))
      expect((await elsewhere.send(new DescribeVolumesCommand({}))).Volumes ?? []).toHaveLength(0)
      expect(await refused(client.send(new DescribeVolumesCommand({ NextToken: 'mine' })))).toMatchObject({
        status: 400,
      })
      const { NextToken } = await client.send(new DescribeVolumesCommand({}))
      const other = new IAMClient(config()).send(new ListUsersCommand({ Marker: NextToken }))
      expect(await refused(other)).toMatchObject({ code: 'ValidationError' })
    })

    test('GetBucketLocation is unwrapped, and an uploaded body arrives whole', async () => {
      const s3 = new S3Client(config())
      expect((await s3.send(new GetBucketLocationCommand({ Bucket: 'b' }))).LocationConstraint).toBe('eu-central-1')
      await s3.send(new PutObjectCommand({ Bucket: 'b', Key: 'stored-body', Body: 'of some length' }))
      expect((await s3.send(new GetBucketPolicyCommand({ Bucket: 'stored-body' }))).Policy).toBe('of some length')
    })
  })

  describe('authorisation', () => {
    test("the auditor may do what its policy allows, and is denied in each family's words", async () => {
      const { auditor } = practice.principals
      const s3 = new S3Client(config(auditor))
      expect(await refused(s3.send(new GetBucketPolicyCommand({ Bucket: 'mine-1' })))).toMatchObject({
        code: 'NoSuchBucketPolicy',
      })
      expect(await refused(s3.send(new GetBucketPolicyCommand({ Bucket: 'yours' })))).toEqual({
        code: 'AccessDenied',
        status: 403,
        message: `User: ${auditor.arn} is not authorized to perform: s3:GetBucketPolicy on resource: arn:aws:s3:::yours because no identity-based policy allows the s3:GetBucketPolicy action`,
      })
      expect((await refused(s3.send(new ListBucketsCommand({})))).message).toContain('perform: s3:ListAllMyBuckets on')
      expect(await refused(families.ec2(auditor))).toMatchObject({ code: 'UnauthorizedOperation', status: 403 })
      expect(await refused(families.json(auditor))).toMatchObject({ code: 'AccessDeniedException', status: 400 })
      const caller = await new STSClient(config(auditor)).send(new GetCallerIdentityCommand({}))
      expect(caller.Arn).toBe(auditor.arn)
    })

    test('a key made at run time signs, with its own user, until it is made inactive', async () => {
      const iam = new IAMClient(config())
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'reader' }))
      const keys = { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' }
      expect((await new STSClient(config(keys)).send(new GetCallerIdentityCommand({}))).Arn).toMatch(/user\/reader$/)
      await families.ec2(keys)
      expect(await refused(families.s3(keys))).toMatchObject({ code: 'AccessDenied' })

      const sts = new STSClient(config(keys))
      const role = { RoleArn: `arn:aws:iam::${practice.account}:role/bucket-reader`, RoleSessionName: 'rehearsal' }
      const { Credentials } = await sts.send(new AssumeRoleCommand(role))
      const session = {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken ?? '',
      }
      await families.s3(session)
      expect(await refused(families.ec2(session))).toMatchObject({ code: 'UnauthorizedOperation' })
      const caller = await new STSClient(config(session)).send(new GetCallerIdentityCommand({}))
      expect(caller).toMatchObject({
        Arn: `arn:aws:sts::${practice.account}:assumed-role/bucket-reader/rehearsal`,
        UserId: 'AROABUCKETS:rehearsal',
      })
      const { sessionToken: _, ...tokenless } = session
      expect(await refused(families.s3(tokenless))).toMatchObject({ code: 'InvalidToken' })
      expect(await refused(sts.send(new AssumeRoleCommand({ ...role, DurationSeconds: 60 })))).toMatchObject({
        status: 400,
      })

      const never = { UserName: 'reader', AccessKeyId: keys.accessKeyId, Status: 'Inactive' } as const
      await iam.send(new UpdateAccessKeyCommand(never))
      expect(await refused(families.ec2(keys))).toMatchObject({ code: 'AuthFailure' })
    })

    test('root cannot assume a role', async () => {
      const sts = new STSClient(config(practice.principals.root))
      const role = { RoleArn: `arn:aws:iam::${practice.account}:role/bucket-reader`, RoleSessionName: 'rehearsal' }
      expect(await refused(sts.send(new AssumeRoleCommand(role)))).toMatchObject({ code: 'AccessDenied', status: 403 })
    })
  })

  test('the log says who asked what of which region, and how it ended', async () => {
    await families.s3()
    await refused(families.ec2(practice.principals.auditor))
    expect(practice.requests.slice(-2)).toMatchObject([
      {
        service: 's3',
        operation: 'ListBuckets',
        region: 'eu-central-1',
        status: 200,
        principal: practice.principals.admin.arn,
      },
      { service: 'ec2', operation: 'DescribeVolumes', status: 403, principal: practice.principals.auditor.arn },
    ])
  })
})
