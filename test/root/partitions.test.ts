/** @module-tag sweep */
import { EventBridge } from '@aws-sdk/client-eventbridge'
import { SNS } from '@aws-sdk/client-sns'
import { STS } from '@aws-sdk/client-sts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { csvRecords } from '../../src/core/csv.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { notesOf } from '../../src/report/views/notes.ts'
import { accessEnv, demarc } from '../cli/in-test.ts'
import { clientFor } from '../practice/in-test.ts'
import { sample } from '../sample.ts'
import { scanOf } from '../scan/in-test.ts'
import { auditBy, statesOf } from './in-test.ts'

/** The practice account in a partition of its own: what people and programs meet there. */
const partitions = [
  {
    partition: 'aws-us-gov',
    home: 'us-gov-west-1',
    states: ['not-applicable', 'unmet', 'met', 'not-applicable'],
    refused: 'NO_ROOT_SIGN_IN',
  },
  {
    partition: 'aws-cn',
    home: 'cn-north-1',
    states: ['not-applicable', 'not-applicable', 'not-applicable', 'not-applicable'],
    refused: 'NO_ROOT_USER',
  },
]
describe.each(sample(partitions, [() => 'any']))('$partition', ({ partition, home, states, refused }) => {
  let practice: Practice
  beforeAll(async () => {
    practice = await startPracticeAccount({ partition })
  })
  afterAll(() => practice.close())

  const as = (who: 'admin' | 'auditor') => accessEnv(practice, who)

  test('who asks is told an ARN of the partition, and is known in no region of another', async () => {
    const sts = new STS(clientFor(practice, 'admin', practice.region))
    expect((await sts.getCallerIdentity({})).Arn).toBe(`arn:${partition}:iam::${practice.account}:user/admin`)
    await expect(new STS(clientFor(practice, 'admin', 'eu-central-1')).getCallerIdentity({})).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    })
  })

  test('the measures are those that a root user there can have', async () => {
    expect(Object.values(statesOf(await auditBy(practice, 'auditor')))).toEqual(states)
  })

  test('no device is led to a root user that can have none', async () => {
    expect(await demarc('mfa enable --root --family virtual', as('admin'))).toMatchObject({
      code: 2,
      err: expect.stringContaining(`[${refused}]`),
    })
  })

  test('the members of an organization are measured the same way, and no step is named that the partition lacks', async () => {
    const { out } = await demarc('root --org --details', as('admin'))
    const total = /^MFA: (.*)\.$/m.exec(out)?.[1]
    expect(total).toBe('8 not-applicable')
    expect(out).not.toMatch(/--enable-root-management|GovCloud account/)
    expect(out).toContain(
      partition === 'aws-us-gov'
        ? 'AWS GovCloud (US) does not offer RootCredentialsManagement.'
        : 'In Amazon Web Services in China there is no root user',
    )
  })

  test('no step is planned that its root users cannot take', async () => {
    const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...there } = as('admin')
    const { accessKeyId, secretAccessKey } = practice.principals.root
    const root = { ...there, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey }
    const said = async (line: string, env: NodeJS.ProcessEnv): Promise<string> => {
      const { out, err } = await demarc(line, env)
      return `${out}${err}`.replaceAll(/\s+/g, ' ')
    }
    const isGov = partition === 'aws-us-gov'
    expect(await said('root fix --delete-keys', as('admin'))).toContain(
      isGov ? 'run it again with an access key of the root user' : '[NO_ROOT_USER]',
    )
    expect(await said('root fix --delete-keys --member 222233334444', as('admin'))).toContain(
      isGov ? '[FIX_NOT_ENABLED]' : '[NO_ROOT_USER]',
    )
    // no password is to be set first
    if (isGov) expect(await said('root fix --delete-keys', root)).toMatch(/1\. Delete the root access key/)
    else expect(await said('root watch --once', as('admin'))).toContain('[NO_ROOT_USER]')
  })

  test('a scan finds resources, each of the partition and in its regions', async () => {
    const resources = [...(await scanOf(practice)).model.resources]
    const ids = resources.map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(400)
    expect(ids.filter((id) => id.startsWith('arn:aws:'))).toEqual([])
    const regions = new Set(resources.map(({ region }) => region))
    expect([...regions].filter((one) => !['global', home, practice.region].includes(one))).toEqual([])
    expect(resources.some(({ type }) => type === 'Demarc::IAM::RootUser')).toBe(partition === 'aws-us-gov')
  })
})

test('the European Sovereign Cloud has one region, in which the root user is measured as in the standard partition', async () => {
  const practice = await startPracticeAccount({ partition: 'aws-eusc' })
  try {
    const audit = await auditBy(practice, 'auditor')
    expect(Object.values(statesOf(audit))).toEqual(['unknown', 'unmet', 'unmet', 'unmet'])
    // every form for programs says what rests on an assumption, and why
    const env = accessEnv(practice, 'admin')
    const json = async (line: string) => JSON.parse((await demarc(`${line} --format json`, env)).out)
    const facts = ['root-sign-in', 'mfa-device-types', 'central-root-access']
    for (const line of ['root', 'root --org', 'root guide', 'mfa list'])
      expect((await json(line)).assumed, line).toEqual({
        facts,
        why: expect.stringMatching(/^Not verified for AWS European Sovereign Cloud/),
        pages: [expect.stringMatching(/^https:\/\/docs\.aws\.eu/), expect.stringMatching(/^https:\/\/docs\.aws\.eu/)],
      })
    const csv = async (line: string) => csvRecords((await demarc(`${line} --format csv`, env)).out)
    expect((await csv('root')).filter(({ kind }) => kind === 'assumption').map(({ name }) => name)).toEqual(facts)
    for (const line of ['root --org', 'mfa list'])
      expect(new Set((await csv(line)).map(({ assumed }) => assumed?.slice(0, 16))), line).toEqual(
        new Set(['Not verified for']),
      )
    expect(audit.activity.map(({ event, region }) => `${event} ${region}`)).toContain('ConsoleLogin eusc-de-east-1')
    const { model, head } = await scanOf(practice)
    expect(head.assumed?.facts).toEqual(facts)
    expect(notesOf(head).join()).toContain('Not verified for AWS European Sovereign Cloud')
    const [ids, regions] = [model.resources.map(({ id }) => id), new Set(model.resources.map(({ region }) => region))]
    expect(ids.length).toBeGreaterThan(400)
    expect(ids.filter((id) => id.startsWith('arn:aws:'))).toEqual([])
    expect([...regions].sort()).toEqual(['eusc-de-east-1', 'global'])
    expect(model.blindSpots).toEqual([])
  } finally {
    await practice.close()
  }
})

test('China takes virtual devices alone, and says so', async () => {
  const practice = await startPracticeAccount({ partition: 'aws-cn' })
  try {
    const env = accessEnv(practice, 'admin')
    expect(await demarc('mfa enable --user admin --family hardware-token', env)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/takes no hardware token.*\[FAMILY_NOT_OFFERED\][\s\S]*virtual device/),
    })
    const { out } = await demarc('mfa list --format json', env)
    expect(JSON.parse(out).holders.filter(({ is }: { is: string }) => is === 'root')).toEqual([])
  } finally {
    await practice.close()
  }
})

test('in GovCloud an alarm on calls needs a rule in each region of the account', async () => {
  const practice = await startPracticeAccount({ partition: 'aws-us-gov', size: 'small' })
  try {
    const addRule = async (region: string) => {
      const access = clientFor(practice, 'admin', region)
      const sns = new SNS(access)
      const { TopicArn = '' } = await sns.createTopic({ Name: 'root-use' })
      const queue = `arn:aws-us-gov:sqs:${region}:${practice.account}:root-use`
      await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: queue })
      const events = new EventBridge(access)
      const EventPattern = JSON.stringify({ detail: { userIdentity: { type: ['Root'] } } })
      await events.putRule({ Name: 'root-use', EventPattern })
      await events.putTargets({ Rule: 'root-use', Targets: [{ Id: 'topic', Arn: TopicArn }] })
    }
    const judged = async () => (await demarc('root --details', accessEnv(practice, 'auditor'))).out.replace(/\s+/g, ' ')
    await addRule('us-gov-west-1')
    const one = await judged()
    expect(one).toContain('Some calls of the root user would send no notification')
    expect(one).toContain('EventBridge rule root-use in us-gov-west-1, of calls alone')
    expect(one).toContain('no rule that reaches a person takes the events of us-gov-east-1')
    await addRule('us-gov-east-1')
    const both = await judged()
    expect(both).not.toContain('would send no notification')
    expect(both).toContain('A notification would arrive of: calls with access keys')
  } finally {
    await practice.close()
  }
})
