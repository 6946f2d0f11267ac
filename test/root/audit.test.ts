import { EventBridge } from '@aws-sdk/client-eventbridge'
import { IAM } from '@aws-sdk/client-iam'
import { SNS } from '@aws-sdk/client-sns'
import { STS } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import type { CallEvent } from '../../src/collect/aws.ts'
import { actionOf } from '../../src/collect/sdk.ts'
import { parseConfig } from '../../src/ledger/config/parse.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { rootDocument } from '../../src/report/root/json.ts'
import { rootSchema } from '../../src/root/document.ts'
import { auditActions } from '../../src/root/needs.ts'
import { sdk } from '../../src/services/sdk.gen.ts'
import { clientFor } from '../practice/in-test.ts'
import { auditBy, ioOf, type Keys, measureOf, statesOf } from './in-test.ts'

let practice: Practice
let admin: IAM
beforeAll(async () => {
  practice = await startPracticeAccount()
  admin = new IAM(clientFor(practice, 'admin'))
})
afterAll(() => practice.close())

describe('an auditor with a read-only role', () => {
  test('sees all four measures of the unprotected root user, by the actions that are named and no others', async () => {
    const calls: CallEvent[] = []
    const audit = await auditBy(
      practice,
      'auditor',
      {},
      ioOf(undefined, (call) => calls.push(call)),
    )
    expect(statesOf(audit)).toEqual({
      'strong-password': 'unknown',
      'no-access-keys': 'unmet',
      'limited-use': 'unmet',
      mfa: 'unmet',
    })
    expect(audit.measures.flatMap(({ missing }) => missing)).toEqual([])
    expect(audit.caller).toBe('other')
    const actions = new Set(calls.map(({ service, operation }) => actionOf(sdk[service], operation)))
    expect([...actions].filter((action) => !auditActions.includes(action))).toEqual([])
  })

  test('is told of the keys, their age and last use; of the password its age', async () => {
    const audit = await auditBy(practice, 'auditor')
    const { keys } = measureOf(audit, 'no-access-keys').evidence
    expect(keys).toHaveLength(2)
    expect(keys?.every(({ ageDays }) => ageDays !== null && ageDays > 30)).toBe(true)
    const password = measureOf(audit, 'strong-password').evidence
    expect(password).toMatchObject({
      present: true,
      ageDays: expect.any(Number),
      accountPasswordPolicy: { classes: expect.any(Number) },
    })
  })

  test('sees what the root user did, each event in its class, none dropped', async () => {
    const audit = await auditBy(practice, 'auditor')
    const seeded = audit.activity.filter(({ at }) => Date.parse(at) < Date.now() - 86_400_000)
    expect(seeded.map(({ event, class: by, result, mfa }) => [event, by, result, mfa])).toEqual([
      ['UpdateAccountPasswordPolicy', 'direct', 'success', null],
      ['ConsoleLogin', 'direct', 'success', false],
      ['CreateGrant', 'service', 'success', null],
      ['CreateDBSnapshot', 'aws', 'success', null],
      ['ConsoleLogin', 'direct', 'failure', false],
    ])
    expect(measureOf(audit, 'limited-use').reason).toContain('UpdateAccountPasswordPolicy')
  })

  test('the document holds to its schema', async () => {
    const document = rootDocument(await auditBy(practice, 'auditor'))
    expect(rootSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document)
  })

  test('a shorter window forgets what was before it', async () => {
    const audit = await auditBy(practice, 'auditor', { days: 5 })
    expect(measureOf(audit, 'limited-use').reason).not.toContain('UpdateAccountPasswordPolicy')
  })
})

describe('what may not be seen is unknown, and named', () => {
  test.each([
    ['iam:GetAccountSummary', { 'no-access-keys': 'unmet', mfa: 'unmet' }],
    ['cloudtrail:LookupEvents', { 'limited-use': 'unknown' }],
    ['iam:GetCredentialReport', { 'no-access-keys': 'unmet' }],
    ['iam:*', { 'strong-password': 'unknown', 'no-access-keys': 'unknown', mfa: 'unknown' }],
  ])('without %s', async (action, states) => {
    const keys = await auditorWithout(action)
    expect(statesOf(await auditBy(practice, keys))).toMatchObject(states)
  })

  let count = 0
  /** A user with all permissions of the auditor except one action. */
  async function auditorWithout(action: string): Promise<Keys> {
    const UserName = `less-${count++}`
    await admin.createUser({ UserName })
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: auditActions, Resource: '*' },
        { Effect: 'Deny', Action: action, Resource: '*' },
      ],
    })
    await admin.putUserPolicy({ UserName, PolicyName: 'less', PolicyDocument })
    const { AccessKey } = await admin.createAccessKey({ UserName })
    return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' }
  }
})

test('the root user itself sees its own credentials by name', async () => {
  const audit = await auditBy(practice, 'root')
  expect(audit.caller).toBe('root')
  const { keys } = measureOf(audit, 'no-access-keys').evidence
  expect(keys?.map(({ id }) => id)).toContain(practice.principals.root.accessKeyId)
})

test('a session of sts:AssumeRoot is known as one, and what it may not ask is said', async () => {
  const { Organizations } = await import('@aws-sdk/client-organizations')
  await new Organizations(clientFor(practice, 'admin')).enableAWSServiceAccess({
    ServicePrincipal: 'iam.amazonaws.com',
  })
  await admin.enableOrganizationsRootCredentialsManagement({})
  const { Credentials: found } = await new STS(clientFor(practice, 'admin')).assumeRoot({
    TargetPrincipal: '333344445555',
    TaskPolicyArn: { arn: 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
  })
  const audit = await auditBy(
    practice,
    {
      accessKeyId: found?.AccessKeyId ?? '',
      secretAccessKey: found?.SecretAccessKey ?? '',
      sessionToken: found?.SessionToken ?? '',
    },
    { regions: ['us-east-1'] },
  )
  expect(audit.caller).toBe('assumed-root')
  // its password was deleted, its keys too: nothing is left that could be misused
  expect(statesOf(audit)).toEqual({
    'strong-password': 'met',
    'no-access-keys': 'met',
    'limited-use': 'met',
    mfa: 'met',
  })
})

test('a user named groot is not the root user', async () => {
  await admin.createUser({ UserName: 'groot' })
  await admin.createUser({ UserName: 'root' })
  const { VirtualMFADevice } = await admin.createVirtualMFADevice({ VirtualMFADeviceName: 'groot' })
  const { codeAt } = await import('../practice/in-test.ts')
  const seed = new TextDecoder().decode(VirtualMFADevice?.Base32StringSeed)
  await admin.enableMFADevice({
    UserName: 'groot',
    SerialNumber: VirtualMFADevice?.SerialNumber,
    AuthenticationCode1: codeAt(seed, Date.now()),
    AuthenticationCode2: codeAt(seed, Date.now(), 1),
  })
  const audit = await auditBy(practice, 'auditor')
  expect(audit.devices).toEqual([])
  expect(statesOf(audit)['mfa']).toBe('unmet')
})

describe('a recipient of notifications of root use', () => {
  const rule = { Name: 'root-use', EventPattern: JSON.stringify({ detail: { userIdentity: { type: ['Root'] } } }) }
  const reaches = async () => {
    const { evidence } = measureOf(await auditBy(practice, 'auditor'), 'limited-use')
    const found = evidence.alarms?.find(({ name }) => name === rule.Name)
    return found && [found.reaches, found.why]
  }

  test('is found through a rule of EventBridge in us-east-1, and only there', async () => {
    const home = new EventBridge(clientFor(practice, 'admin', 'us-east-1'))
    const elsewhere = new EventBridge(clientFor(practice, 'admin', 'eu-central-1'))
    const sns = new SNS(clientFor(practice, 'admin', 'us-east-1'))
    await elsewhere.putRule(rule)
    expect(await reaches()).toBeUndefined()
    await home.putRule({ ...rule, State: 'DISABLED' })
    expect(await reaches()).toEqual(['no', 'the rule is disabled'])
    await home.enableRule({ Name: rule.Name })
    expect(await reaches()).toEqual(['no', 'the rule has no target'])
    const { TopicArn = '' } = await sns.createTopic({ Name: 'root-alarm' })
    await home.putTargets({ Rule: rule.Name, Targets: [{ Id: 'topic', Arn: TopicArn }] })
    expect(await reaches()).toEqual(['no', `no confirmed subscription to ${TopicArn}`])
    await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: 'arn:aws:sqs:us-east-1:111122223333:root-alarm' })
    expect(await reaches()).toEqual(['yes', null])
    await home.putTargets({
      Rule: rule.Name,
      Targets: [{ Id: 'topic', Arn: 'arn:aws:lambda:us-east-1:111122223333:function:x' }],
    })
    expect((await reaches())?.[0]).toBe('unknown')
    // a pattern that is about something else tells nothing
    await home.putRule({ ...rule, EventPattern: JSON.stringify({ source: ['aws.ec2'] }) })
    expect(await reaches()).toBeUndefined()
    await expect(home.putRule({ ...rule, EventPattern: '{"source": "aws.ec2"}' })).rejects.toThrow(/not valid/)
  })
})

describe('what a person signs', () => {
  const config = (date: string) =>
    parseConfig(
      `attestations:
  - responsibility: root-password
    scope: {type: "Demarc::IAM::RootUser"}
    by: ada
    date: ${date}
    expires: 2099-01-01
    statement: made by demarc root password, kept in the vault
    evidence: TICKET-1
`,
      'demarc.yaml',
    )
  test('stands for what AWS cannot show', async () => {
    const today = new Date().toISOString().slice(0, 10)
    const audit = await auditBy(practice, 'auditor', { config: config(today) })
    const { state, evidence } = measureOf(audit, 'strong-password')
    expect(state).toBe('attested')
    expect(evidence.attestation).toMatchObject({ by: 'ada' })
  })
  test('speaks of no password that was set since', async () => {
    const audit = await auditBy(practice, 'auditor', { config: config('2020-01-01') })
    const { state, reason } = measureOf(audit, 'strong-password')
    expect([state, reason]).toEqual(['unknown', expect.stringContaining('the password was changed on')])
  })
  test('hides nothing that is unmet', async () => {
    const all = parseConfig(
      `attestations:
  - {responsibility: root-mfa, by: ada, date: 2020-01-01, expires: 2099-01-01, statement: yes, evidence: none}
`,
      'demarc.yaml',
    )
    expect(statesOf(await auditBy(practice, 'auditor', { config: all }))['mfa']).toBe('unmet')
  })
})
