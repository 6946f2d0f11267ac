import { iamArn, isSmall, keyArn, keys, roles, type Stack, tagsOf } from '../../../practice/company.ts'
import { iamId } from '../../../practice/ids.ts'
import { policyText } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { device, seededDevices, TOKEN } from './devices.seed.ts'
import { AWS, making } from './made.seed.ts'
import { seedSmallIam } from './small.seed.ts'
import type { AccessKey, Group, IamState, Role, User } from './state.ts'

/** The password of the root user, chosen when the account was created. */
export const ROOT_PASSWORD = 'Nordlicht2019'

const allow = (Action: string | readonly string[], Resource: string | readonly string[] = '*'): object => ({
  Effect: 'Allow',
  Action,
  Resource,
})
/** A document that allows actions, given as strings with spaces between them. */
function allows(...actions: readonly string[]): string {
  const all = actions.flatMap((some) => some.split(' '))
  return policyText(allow(all.length === 1 ? (all[0] ?? '') : all))
}
const trustService = (service: string): string =>
  policyText({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' })

/** Nordlicht's identities: most have good settings, some have faults. */
export function seedIam(context: SeedContext): IamState {
  const state = isSmall(context) ? seedSmallIam(context, ROOT_PASSWORD) : identitiesOf(context)
  // a spare token: known to AWS, but not assigned
  const token = device(TOKEN, state.root.created)
  return {
    ...state,
    devices: { ...seededDevices(state, state.root.created), [TOKEN]: { ...token, enabled: null, otp: null } },
  }
}

function identitiesOf(context: SeedContext): IamState {
  const { principals, account, auditorPolicy } = context
  const { ago, policy, ...made } = making(context)
  const trustAccount = (id: string): string =>
    policyText({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${id}:root` }, Action: 'sts:AssumeRole' })

  /**
   * GitHub Actions signs tokens for every repository; `sub` says which repository a workflow belongs to
   * (IAM/latest/UserGuide/id_roles_providers_create_oidc.html).
   */
  const trustGitHub = (claims: Readonly<Record<string, string>>): string =>
    policyText({
      Effect: 'Allow',
      Principal: { Federated: iamArn('oidc-provider/token.actions.githubusercontent.com') },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringLike: Object.fromEntries(
          Object.entries({ aud: 'sts.amazonaws.com', ...claims }).map(([claim, value]) => [
            `token.actions.githubusercontent.com:${claim}`,
            value,
          ]),
        ),
      },
    })

  const user = (name: string, age: number, more: Partial<User> = {}): [string, User] => [
    name,
    {
      id: iamId('AIDA', name),
      arn: iamArn(`user/${name}`),
      path: '/',
      created: ago(age),
      inline: {},
      attached: [],
      groups: [],
      accessKeys: {},
      password: null,
      mfa: [],
      tags: {},
      ...more,
    },
  ]
  const password = (set: number, used: number | null) => ({ ...made.password(set, used), resetRequired: false })
  const key = (...[name, ...rest]: Parameters<typeof made.key>): Record<string, AccessKey> => ({
    [iamId('AKIA', name, 16)]: made.key(name, ...rest),
  })
  const group = (name: string, attached: string[], inline: Record<string, string> = {}): [string, Group] => [
    name,
    { id: iamId('AGPA', name), arn: iamArn(`group/${name}`), path: '/', created: ago(900), attached, inline },
  ]
  const role = (
    name: string,
    stack: Stack,
    trust: string,
    attached: string[],
    inline: Record<string, string> = {},
    description = '',
  ): [string, Role] => [name, made.role(name, 500, { description, trust, attached, inline, tags: tagsOf(stack) })]
  const bounded = ([name, one]: [string, Role], boundary: string): [string, Role] => [name, { ...one, boundary }]
  const certificate = (name: string, uploaded: number, expired: number): IamState['certificates'][number] => ({
    ServerCertificateName: name,
    Arn: iamArn(`server-certificate/${name}`),
    ServerCertificateId: iamId('ASCA', name),
    Path: '/',
    UploadDate: ago(uploaded),
    Expiration: ago(expired),
  })
  const mine = (name: string): string => iamArn(`policy/${name}`)

  return {
    users: Object.fromEntries([
      user(principals.admin.name, 900, {
        id: principals.admin.userId,
        // the key that Demarc gives to users; the server always accepts it (src/practice/principals.ts)
        accessKeys: key(principals.admin.name, 30, 0, 'iam'),
        groups: ['administrators'],
        mfa: [iamArn('mfa/admin')],
        password: password(40, 1),
      }),
      user(principals.auditor.name, 400, {
        id: principals.auditor.userId,
        accessKeys: key(principals.auditor.name, 30, 0, 'iam'),
        inline: { DemarcReadOnly: auditorPolicy },
        mfa: [iamArn('mfa/auditor')],
      }),
      user('anna.lindqvist', 1200, {
        groups: ['shop-developers'],
        password: password(60, 2),
        mfa: [iamArn('mfa/anna.lindqvist')],
        accessKeys: key('anna', 35, 1),
        tags: tagsOf('shop-prod'),
      }),
      user('bjarne.holm', 800, {
        groups: ['shop-developers'],
        password: password(300, 12),
        accessKeys: key('bjarne', 410, 3),
      }),
      user('carla.mendes', 700, {
        groups: ['analysts'],
        password: password(690, 160),
        mfa: [iamArn('mfa/carla.mendes')],
      }),
      user('ci-deploy', 1500, {
        attached: [mine('shop-deploy-everything')],
        accessKeys: { ...key('ci-old', 1480, 400), ...key('ci', 20, 0, 'ec2') },
      }),
      user('backup-tool', 950, {
        inline: { 'decrypt-anything': policyText(allow(['kms:Decrypt', 's3:GetObject'])) },
        accessKeys: key('backup', 70, null),
      }),
      user('contractor-2021', 1300, {
        inline: { 'for-the-migration': policyText(allow('*')) },
        attached: [`${AWS}ReadOnlyAccess`, `${AWS}AWSCloudShellFullAccess`],
        accessKeys: key('contractor', 1290, 1000, 's3', 'Inactive'),
      }),
    ]),
    groups: Object.fromEntries([
      group('administrators', [`${AWS}AdministratorAccess`]),
      group('shop-developers', [mine('shop-developer'), `${AWS}AWSCloudShellFullAccess`]),
      group('analysts', [mine('analytics-reader')], {
        notebooks: policyText(allow('sagemaker:ListNotebookInstances')),
      }),
      group('old-operators', [], { everything: policyText(allow('*')), keys: policyText(allow('kms:*')) }),
    ]),
    roles: Object.fromEntries([
      role(roles.shopWeb, 'shop-prod', trustService('ec2.amazonaws.com'), [`${AWS}AmazonSSMManagedInstanceCore`], {
        orders: policyText(
          allow(['dynamodb:GetItem', 'dynamodb:PutItem'], `arn:aws:dynamodb:eu-central-1:${account}:table/orders`),
        ),
      }),
      role(
        roles.shopStagingWeb,
        'shop-staging',
        trustService('ec2.amazonaws.com'),
        [`${AWS}AmazonSSMManagedInstanceCore`],
        { all: policyText(allow('*')) },
      ),
      role(roles.analyticsJobs, 'analytics', trustService('ec2.amazonaws.com'), [
        mine('analytics-reader'),
        `${AWS}AWSCloudShellFullAccess`,
      ]),
      role(roles.backup, 'corp-it', trustService('backup.amazonaws.com'), [mine('backup-all-keys')], {
        keys: policyText(allow(['kms:Decrypt', 'kms:ReEncryptFrom'])),
      }),
      role(roles.deploy, 'shop-prod', trustAccount(account), [mine('shop-deploy-everything')]),
      role(roles.replication, 'shop-prod', trustService('s3.amazonaws.com'), [mine('shop-replication')]),
      role(roles.rdsMonitoring, 'corp-it', trustService('monitoring.rds.amazonaws.com'), [], {
        metrics: policyText(
          allow(
            ['logs:CreateLogStream', 'logs:PutLogEvents'],
            `arn:aws:logs:*:${account}:log-group:RDSOSMetrics:log-stream:*`,
          ),
        ),
      }),
      role(roles.databaseProxy, 'shop-prod', trustService('rds.amazonaws.com'), [], {
        secrets: policyText(
          allow('secretsmanager:GetSecretValue', `arn:aws:secretsmanager:eu-central-1:${account}:secret:shop-*`),
        ),
      }),
      role(roles.cloudtrailToLogs, 'corp-it', trustService('cloudtrail.amazonaws.com'), [], {
        logs: policyText(
          allow(
            ['logs:CreateLogStream', 'logs:PutLogEvents'],
            `arn:aws:logs:eu-central-1:${account}:log-group:corp-it-cloudtrail:*`,
          ),
        ),
      }),
      bounded(
        role('shop-release', 'shop-prod', trustGitHub({ sub: 'repo:nordlicht/shop:ref:refs/heads/main' }), [
          mine('shop-developer'),
          // attached by mistake: it makes the boundary grant what it should limit
          mine('release-boundary'),
        ]),
        mine('release-boundary'),
      ),
      // every GitHub repository can request this audience
      bounded(role('shop-preview', 'shop-staging', trustGitHub({}), [mine('shop-developer')]), mine('shop-developer')),
      role(
        'partner-upload',
        'corp-it',
        policyText({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }),
        [mine('partner-exchange')],
        {},
        'opened for a fair in 2022',
      ),
    ]),
    policies: Object.fromEntries([
      policy(
        mine('shop-developer'),
        policyText(
          allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::nordlicht-shop-staging-assets/*'),
          allow('ec2:DescribeInstances'),
        ),
        700,
      ),
      policy(
        mine('analytics-reader'),
        policyText(
          allow(
            ['s3:GetObject', 's3:ListBucket'],
            ['arn:aws:s3:::nordlicht-analytics-raw', 'arn:aws:s3:::nordlicht-analytics-raw/*'],
          ),
          allow('kms:Decrypt', keyArn(keys.analyticsData.alias, keys.analyticsData.region)),
        ),
        600,
      ),
      policy(mine('shop-deploy-everything'), policyText(allow('*')), 1500),
      policy(mine('release-boundary'), policyText(allow('*')), 300),
      policy(
        mine('backup-all-keys'),
        policyText(allow(['backup:StartBackupJob', 'kms:Decrypt', 'kms:ReEncryptFrom'])),
        500,
      ),
      policy(
        mine('shop-replication'),
        policyText(
          allow(
            ['s3:GetObjectVersionForReplication', 's3:ReplicateObject'],
            ['arn:aws:s3:::nordlicht-shop-prod-orders/*', 'arn:aws:s3:::nordlicht-shop-prod-orders-replica/*'],
          ),
        ),
        400,
      ),
      policy(
        mine('partner-exchange'),
        policyText(
          allow('s3:*', [
            'arn:aws:s3:::nordlicht-corp-it-partner-exchange',
            'arn:aws:s3:::nordlicht-corp-it-partner-exchange/*',
          ]),
        ),
        1100,
      ),
      ...awsPolicies.map(([name, text]) => policy(`${AWS}${name}`, text, 3000)),
    ]),
    // the root user as the founders left it: a password, two keys, no MFA
    root: {
      created: ago(3200),
      password: { ...made.password(2100, 9), secret: ROOT_PASSWORD },
      accessKeys: {
        [principals.root.accessKeyId]: made.key('root', 3100, 400, 'iam', 'Active', 'us-east-1'),
        ...key('root-2021', 1900, null),
      },
      signingCertificates: {},
      mfa: [],
    },
    devices: {},
    alias: 'nordlicht-instruments',
    passwordPolicy: {
      MinimumPasswordLength: 10,
      RequireSymbols: true,
      RequireNumbers: true,
      RequireUppercaseCharacters: true,
      RequireLowercaseCharacters: true,
      AllowUsersToChangePassword: true,
      MaxPasswordAge: null,
      PasswordReusePrevention: 5,
    },
    certificates: [certificate('shop-2021', 1800, 1000), certificate('partner-portal', 100, -260)],
    reportAt: null,
    given: 0,
  }
}

/**
 * AWS managed policies that the account uses, or that users attach as an experiment, reduced to the statements that
 * matter.
 */
const awsPolicies: readonly (readonly [string, string])[] = [
  ['AdministratorAccess', allows('*')],
  [
    'ReadOnlyAccess',
    allows(
      'account:Get* backup:List* cloudtrail:Describe* cloudtrail:Get* dynamodb:Describe* dynamodb:List* ec2:Describe* ec2:Get*',
      'elasticloadbalancing:Describe* iam:Get* iam:List* kms:Describe* kms:Get* kms:List* rds:Describe* rds:List*',
      's3:Get* s3:List* ssm:Describe* ssm:Get* ssm:List*',
    ),
  ],
  [
    'SecurityAudit',
    allows(
      'cloudtrail:Describe* cloudtrail:GetEventSelectors cloudtrail:GetTrailStatus dynamodb:Describe* dynamodb:ListTables',
      'ec2:Describe* elasticloadbalancing:Describe* iam:Get* iam:List* iam:GenerateCredentialReport',
      'kms:Describe* kms:GetKeyPolicy kms:GetKeyRotationStatus kms:List* rds:Describe*',
      's3:GetBucket* s3:GetEncryptionConfiguration s3:ListAllMyBuckets',
    ),
  ],
  ['AWSSupportAccess', allows('support:*')],
  ['AWSCloudShellFullAccess', allows('cloudshell:*')],
  [
    'AmazonSSMManagedInstanceCore',
    allows('ssm:UpdateInstanceInformation ssmmessages:OpenControlChannel ec2messages:GetMessages'),
  ],
]
