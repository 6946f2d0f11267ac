import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import { parse as parseHcl } from '@cdktf/hcl2json'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { showPolicies } from '../app/policy.ts'
import { actionsNeeded, managedPolicies, narrowedBy } from '../collect/needs.ts'
import { collectors } from '../services/collectors.gen.ts'
import { noPaint } from './paint.ts'
import { permissionsJson, permissionsText } from './policy.ts'

const db = loadAwsServiceSpecSync()
const actions = actionsNeeded(collectors)
/** As one policy, and as several. */
const cases = [
  ['one', managedPolicies(actions, narrowedBy(collectors), 'aws', 1e6)],
  ['several', managedPolicies(actions, narrowedBy(collectors), 'aws', 2000)],
] as const

const policiesOf = (documents: (typeof cases)[number][1]) => ({ command: 'demarc scan', writes: false, documents })

describe.each(cases)('%s', (_, documents) => {
  test('as JSON: a document, or a list of them', async () => {
    const printed: unknown = JSON.parse(await showPolicies(policiesOf(documents), 'json'))
    expect(printed).toEqual(documents.length === 1 ? documents[0] : documents)
  })

  test('as a template: properties that CloudFormation has, every policy on the role', async () => {
    const text = await showPolicies(policiesOf(documents), 'cloudformation')
    // CloudFormation reads YAML 1.1, where a bare date is no text
    expect(text).toContain('Version: "2012-10-17"')
    const { Resources, Outputs } = parse(text, { version: '1.1' })
    for (const { Type, Properties } of Object.values<{ Type: string; Properties: object }>(Resources)) {
      const [known] = db.lookup('resource', 'cloudFormationType', 'equals', Type)
      expect(Object.keys(Properties).filter((name) => !(name in (known?.properties ?? {})))).toEqual([])
    }
    const { AuditorRole, ...policies } = Resources
    expect(
      Object.values<{ Properties: { PolicyDocument: unknown } }>(policies).map((one) => one.Properties.PolicyDocument),
    ).toEqual(
      JSON.parse(JSON.stringify(documents).replaceAll(/"arn:aws:([^"]*)"/g, '{"Fn::Sub":"arn:${AWS::Partition}:$1"}')),
    )
    expect(AuditorRole.Properties.ManagedPolicyArns).toEqual(Object.keys(policies).map((Ref) => ({ Ref })))
    expect(Outputs.RoleArn.Value).toEqual({ 'Fn::GetAtt': ['AuditorRole', 'Arn'] })
  })

  test('as Terraform: HCL with the same documents, each attached', async () => {
    const { resource } = await parseHcl('main.tf', await showPolicies(policiesOf(documents), 'terraform'))
    const policies = Object.values<[{ policy: string }]>(resource.aws_iam_policy)
    expect(policies.map(([{ policy }]) => JSON.parse(policy))).toEqual(documents)
    expect(Object.keys(resource.aws_iam_role_policy_attachment)).toEqual(Object.keys(resource.aws_iam_policy))
  })
})

test('what AWS says: what is missing first, one reason for many once', () => {
  const permissions = [
    { action: 's3:ListAllMyBuckets', answer: 'allowed' as const },
    { action: 'kms:ListKeys', answer: 'denied' as const, why: 'no policy of the identity allows it' },
    ...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({
      action: `ec2:${name}`,
      answer: 'unknown' as const,
      why: 'throttled',
    })),
  ]
  const parts = [permissions.map(({ action }) => action)]
  const text = permissionsText(
    { command: 'demarc scan', arn: 'arn:me', parts, permissions },
    { paint: noPaint, width: 80, unicode: false },
  )
  expect(text).toContain('1 action allowed, 1 denied, 6 unknown - of 8 that demarc scan needs.')
  expect(text).toContain('x kms:ListKeys  no policy of the identity allows it\n')
  expect(text).toContain('? throttled (6 actions)\n')
  expect(JSON.parse(permissionsJson({ command: 'demarc scan', arn: 'arn:me', parts, permissions })).actions[0]).toEqual(
    {
      action: 's3:ListAllMyBuckets',
      answer: 'allowed',
      why: null,
      policy: 1,
    },
  )
  expect(text).not.toContain('managed policy')
})

test('of several managed policies, those are named of which something is denied', () => {
  const denied = { action: 'kms:ListKeys', answer: 'denied' as const, why: 'no policy of the identity allows it' }
  const checked = {
    command: 'demarc scan',
    arn: 'arn:me',
    parts: [['s3:ListAllMyBuckets'], ['kms:ListAliases', 'kms:ListKeys']],
    permissions: [{ action: 's3:ListAllMyBuckets', answer: 'allowed' as const }, denied],
  }
  const text = permissionsText(checked, { paint: noPaint, width: 80, unicode: false })
  expect(text).toContain('\nOf managed policy 2 of 2, 1 of 2 actions is denied.\n')
  expect(text).not.toContain('managed policy 1')
  expect(JSON.parse(permissionsJson(checked))).toMatchObject({ policies: 2, actions: [{ policy: 1 }, { policy: 2 }] })
})
