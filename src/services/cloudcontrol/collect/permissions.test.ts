import { expect, test } from 'vitest'
import { cloudFormationTypes } from '../../../catalog/types.gen.ts'
import { handlerNeeds } from './permissions.ts'

const all = Object.entries(cloudFormationTypes).flatMap(([namespace, names]) =>
  names.split(' ').map((name) => `${namespace}::${name}`),
)

test('a type needs the actions of Cloud Control and those of its handlers that read', async () => {
  const { actions, narrowed } = await handlerNeeds(['AWS::Glue::Job'])
  expect(actions).toEqual([
    'cloudformation:GetResource',
    'cloudformation:ListResources',
    'glue:GetJob',
    'glue:GetTags',
    'glue:ListJobs',
  ])
  expect(narrowed).toEqual({})
})

test('a type that nothing knows, or no handler reads, needs no more', async () => {
  const { actions } = await handlerNeeds(['quantum:thing', 'AWS::Glue::.*', 'AWS::__proto__::x', 'AWS::DMS::Endpoints'])
  expect(actions).toEqual(['cloudformation:GetResource', 'cloudformation:ListResources'])
})

test('of API Gateway no path is read that shows the values of API keys', async () => {
  const { narrowed } = await handlerNeeds(['AWS::ApiGateway::ApiKey'])
  expect(narrowed['apigateway:GET']).not.toContainEqual(expect.stringMatching(/apikeys|^\*|usageplans/))
})

test('of all types, no action changes anything, and none reads data or secrets', async () => {
  const { actions } = await handlerNeeds(all)
  expect(actions.length).toBeGreaterThan(3_000)
  const reads = /^[a-z0-9-]+:(Admin(Get|List)|BatchGet|Describe|GatewayGet|Get|List|Search|View)\w*$/i
  expect(actions.filter((action) => !reads.test(action))).toEqual([])
  // known of the handlers: each would be more than a read of a configuration
  const never = [
    'appsync:ListApiKeys',
    'cassandra:Select',
    'dynamodb:GetItem',
    'dynamodb:Query',
    'glue:CreateTable',
    'glue:GetConnection',
    'glue:GetConnections',
    'iam:PassRole',
    'ivs:GetStreamKey',
    'kms:CreateGrant',
    'kms:Decrypt',
    's3:GetObject',
    'secretsmanager:GetSecretValue',
    'ssm:GetParameter',
    'ssm:GetParameters',
    'sts:AssumeRole',
    'wafv2:AssociateWebACL',
  ].map((action) => action.toLowerCase())
  expect(actions.filter((action) => never.includes(action.toLowerCase()))).toEqual([])
})
