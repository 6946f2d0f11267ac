import { describe, expect, test } from 'vitest'
import { sharedTrustsOf } from './federation.ts'
import { sharedIssuers } from './issuers.ts'
import { parsePolicy } from './parse.ts'

const ACCOUNT = 'arn:aws:iam::111122223333'
const builtIn = new Set([
  'cognito-identity.amazonaws.com',
  'accounts.google.com',
  'graph.facebook.com',
  'www.amazon.com',
])
const principalOf = (issuer: string): string =>
  builtIn.has(issuer) || issuer === '*' ? issuer : `${ACCOUNT}:oidc-provider/${issuer}`

/** What a trust in an issuer says of its tenants: `named` where it is open to no other. */
function tenancy(issuer: string, Condition: object = {}, more: object = {}): string {
  const result = parsePolicy({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: principalOf(issuer) },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition,
      ...more,
    },
  })
  return result.ok ? (sharedTrustsOf(result.policy)[0]?.tenancy ?? 'named') : result.problems.join()
}

describe.each([
  [
    'token.actions.githubusercontent.com',
    'sub',
    'repo:org/',
    ['*', 'repo:*', 'repo:org*', 'repo:*/shop:*', 'environment:prod*'],
  ],
  ['vstoken.actions.githubusercontent.com', 'sub', 'repository_owner_id:1:', ['repository_owner_id:1*']],
  [
    'oidc-configuration.audit-log.githubusercontent.com',
    'sub',
    'https://github.com/enterprise/',
    ['https://github.com/*'],
  ],
  ['gitlab.com', 'sub', 'project_path:group/', ['project_path:*', 'project_path:group*', 'project_path:*/shop:*']],
  [
    'app.terraform.io',
    'sub',
    'organization:org:',
    ['organization:*', 'organization:org*', 'organization:*:project:shop:*'],
  ],
  ['app.eu.terraform.io', 'sub', 'organization:org:', ['organization:*']],
  ['agent.buildkite.com', 'sub', 'organization:org:', ['organization:*', 'organization:org*']],
  ['oidc.codefresh.io', 'sub', 'account:1:', ['account:*']],
  ['scalr.io', 'sub', 'account:name:', ['account:*']],
  ['studio.datachain.ai/api', 'sub', 'credentials:team/', ['credentials:*', 'credentials:team*']],
  ['studio.iterative.ai/api', 'sub', 'credentials:team/', ['credentials:*', 'credentials:*/name']],
  ['proidc.upbound.io', 'sub', 'mcp:org/', ['mcp:*', 'mcp:org*', 'mcp:*/plane:provider:provider-aws']],
  ['cognito-identity.amazonaws.com', 'aud', undefined, ['eu-central-1:*']],
  ['accounts.google.com', 'aud', undefined, ['*.apps.googleusercontent.com']],
  ['graph.facebook.com', 'app_id', undefined, ['1*']],
  ['www.amazon.com', 'app_id', undefined, ['amzn1.application-oa2-client.*']],
] as const)('%s', (issuer, claim, tenant, open) => {
  const key = `${issuer}:${claim}`
  test('is open to all its tenants without the claim, or with another alone', () => {
    expect(tenancy(issuer)).toBe('open')
    expect(tenancy(issuer, { StringEquals: { [`${issuer}:amr`]: 'authenticated' } })).toBe('open')
  })
  test('is narrow by a fixed claim, whatever the case of its key', () => {
    expect(tenancy(issuer, { StringEquals: { [key.toUpperCase()]: 'fixed' } })).toBe('named')
    expect(tenancy(issuer, { 'ForAnyValue:StringLike': { [key]: ['fixed', 'other'] } })).toBe('named')
  })
  test('a wildcard may stand behind the tenant alone', () => {
    if (tenant !== undefined) expect(tenancy(issuer, { StringLike: { [key]: `${tenant}*` } })).toBe('named')
    for (const value of open) {
      expect([value, tenancy(issuer, { StringLike: { [key]: value } })]).toEqual([value, 'open'])
      // the values are alternatives
      expect(tenancy(issuer, { StringLike: { [key]: ['fixed', value] } })).toBe('open')
    }
  })
  test('a condition that holds without the claim narrows nothing', () => {
    expect(tenancy(issuer, { StringEqualsIfExists: { [key]: 'fixed' } })).toBe('open')
    expect(tenancy(issuer, { 'ForAllValues:StringEquals': { [key]: 'fixed' } })).toBe('open')
    expect(tenancy(issuer, { StringNotEquals: { [key]: 'fixed' } })).toBe('open')
  })
})

test.each([
  ['oidc.circleci.com/org/0a1b', {}],
  ['api.bitbucket.org/2.0/workspaces/nordlicht/pipelines-config/identity/oidc', {}],
  ['vstoken.dev.azure.com/0a1b', {}],
  ['sts.windows.net/0a1b/', {}],
  ['nordlicht.app.spacelift.io', {}],
  ['oidc.eks.eu-central-1.amazonaws.com/id/0A1B', {}],
  ['gitlab.nordlicht.example', {}],
  ['constructor', {}],
  ['oidc.vercel.com/nordlicht', {}],
])('%s has one customer', (issuer, condition) => {
  expect(tenancy(issuer, condition)).toBe('named')
})

test('GitHub has more claims that name a tenant, and some that name none', () => {
  const github = 'token.actions.githubusercontent.com'
  const by = (claim: string, value: string) => tenancy(github, { StringLike: { [`${github}:${claim}`]: value } })
  expect([by('repository', 'org/shop'), by('repository', 'org/*'), by('repository_id', '1')]).toEqual(
    Array(3).fill('named'),
  )
  expect([by('repository', 'org*'), by('ref', 'refs/heads/main'), by('job_workflow_ref', 'org/shop/x@main')]).toEqual(
    Array(3).fill('open'),
  )
  // since July 2026 with the numbers of the owner and the repository
  expect(by('sub', 'repo:org@1/shop@2:*')).toBe('named')
})

test('GitHub: a reusable workflow or an environment names no caller, also without a wildcard', () => {
  const github = 'token.actions.githubusercontent.com'
  const workflow = 'job_workflow_ref:org/shared/.github/workflows/deploy.yml@refs/heads/main'
  const by = (operator: string, sub: string) => tenancy(github, { [operator]: { [`${github}:sub`]: sub } })
  for (const operator of ['StringEquals', 'StringLike'])
    expect([by(operator, workflow), by(operator, 'environment:prod')]).toEqual(['open', 'open'])
  expect(by('StringLike', 'job_workflow_ref:org/*')).toBe('open')
  // with the organization that calls
  for (const caller of ['repository_owner:org', 'repo:org/shop:ref:refs/heads/main', 'enterprise_id:1']) {
    expect(by('StringEquals', `${workflow}:${caller}`)).toBe('named')
    expect(by('StringLike', `${workflow}:${caller}:*`)).toBe('named')
  }
  expect(by('StringEquals', `environment:prod:repository_owner:org`)).toBe('named')
})

test('what cannot be told is said to be so', () => {
  expect(tenancy('gitlab.com', { StringLike: { 'gitlab.com:sub': 'project_path:${aws:PrincipalTag/group}/*' } })).toBe(
    'untold',
  )
  const shisho = 'tokens.cloud.shisho.dev'
  expect(tenancy(shisho, { StringLike: { [`${shisho}:sub`]: 'job:org:*' } })).toBe('untold')
  expect(tenancy(shisho, { StringLike: { [`${shisho}:sub`]: '*' } })).toBe('open')
  // the audiences that its provider takes are not looked at
  expect(tenancy('api.pulumi.com/oidc')).toBe('untold')
  expect(tenancy('api.pulumi.com/oidc', { StringEquals: { 'api.pulumi.com/oidc:aud': 'nordlicht' } })).toBe('named')
})

test('Google: the other audience names no tenant, the client does', () => {
  expect(tenancy('accounts.google.com', { StringEquals: { 'accounts.google.com:oaud': 'anything' } })).toBe('open')
})

test('Microsoft Sentinel names the tenant by the session', () => {
  const sentinel = 'sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d'
  expect([tenancy(sentinel), tenancy(`${sentinel}/`)]).toEqual(['open', 'open'])
  expect(tenancy(sentinel, { StringEquals: { 'sts:RoleSessionName': 'MicrosoftSentinel_1' } })).toBe('named')
})

test('any provider at all is open, unless a claim of one is named', () => {
  expect(tenancy('*')).toBe('open')
  expect(tenancy('*', { StringEquals: { 'gitlab.com:sub': 'project_path:group/shop:ref_type:branch:ref:main' } })).toBe(
    'named',
  )
})

test('only a grant of web identities counts, and a fixed network closes it', () => {
  expect(tenancy('gitlab.com', {}, { Effect: 'Deny' })).toBe('named')
  expect(tenancy('gitlab.com', {}, { Action: 'sts:TagSession' })).toBe('named')
  expect(tenancy('gitlab.com', {}, { Action: 'sts:*' })).toBe('open')
  expect(tenancy('gitlab.com', { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } })).toBe('named')
})

test('no issuer is named with a scheme, or ends with a slash', () => {
  expect(Object.keys(sharedIssuers).filter((one) => /^https?:|\/$/.test(one))).toEqual([])
})
