import { iamArn, roles, tagsOf } from '../../../practice/company.ts'
import { iamId } from '../../../practice/ids.ts'
import { learner } from '../../../practice/principals.ts'
import { policyText } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { AWS, making } from './made.seed.ts'
import type { IamState, User } from './state.ts'

const everything = policyText({ Effect: 'Allow', Action: '*', Resource: '*' })
const mfaOnly = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }

/**
 * The identities of the small practice account: `kim`, who runs the shop and has no MFA; `learner`, whose published MFA
 * device is for trying sessions; a role; and the root user as it was when the account was created, with an access key.
 */
export function seedSmallIam(context: SeedContext, rootPassword: string): IamState {
  const { principals, account, auditorPolicy } = context
  const { ago, key, ...made } = making(context)
  const user = (name: string, age: number, more: Partial<User>): [string, User] => [
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
  const password = (set: number, used: number) => ({ ...made.password(set, used), resetRequired: false })
  const trust = (Principal: object, Condition?: object): string =>
    policyText({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...(Condition && { Condition }) })
  const { admin, auditor, root } = principals
  const ownKey = (name: string, service = 'iam') => key(name, 30, 0, service, 'Active', context.region)
  return {
    users: Object.fromEntries([
      user(admin.name, 420, {
        id: admin.userId,
        accessKeys: { [admin.accessKeyId]: ownKey(admin.name) },
        groups: ['administrators'],
        mfa: [iamArn(`mfa/${admin.name}`)],
      }),
      user(auditor.name, 400, {
        id: auditor.userId,
        accessKeys: { [auditor.accessKeyId]: ownKey(auditor.name) },
        inline: { DemarcReadOnly: auditorPolicy },
      }),
      user('kim', 420, {
        groups: ['administrators'],
        password: password(420, 1),
        accessKeys: { [iamId('AKIA', 'kim', 16)]: key('kim', 400, 200, 's3', 'Active', context.region) },
      }),
      user(learner.name, 30, {
        id: learner.userId,
        accessKeys: { [learner.accessKeyId]: ownKey(learner.name, 'sts') },
        inline: {
          'read-with-mfa': policyText(
            { Effect: 'Allow', Action: ['iam:ListMFADevices', 'iam:GetUser', 'sts:GetSessionToken'], Resource: '*' },
            { Effect: 'Allow', Action: '*', Resource: '*', Condition: mfaOnly },
          ),
        },
        mfa: [learner.mfa],
      }),
    ]),
    groups: {
      administrators: {
        id: iamId('AGPA', 'administrators'),
        arn: iamArn('group/administrators'),
        path: '/',
        created: ago(420),
        attached: [`${AWS}AdministratorAccess`],
        inline: {},
      },
    },
    roles: {
      [roles.myWeb]: made.role(roles.myWeb, 400, {
        trust: trust({ Service: 'ec2.amazonaws.com' }),
        attached: [],
        inline: { carts: policyText({ Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' }) },
        tags: tagsOf('my-shop'),
      }),
      [learner.role]: made.role(learner.role, 30, {
        trust: trust({ AWS: `arn:aws:iam::${account}:root` }, mfaOnly),
        attached: [`${AWS}AdministratorAccess`],
        // so that a session longer than an hour can be tried, which takes a code of its own
        maxSession: 4 * 3600,
        tags: tagsOf('my-shop'),
      }),
    },
    policies: Object.fromEntries([made.policy(`${AWS}AdministratorAccess`, everything, 3000)]),
    root: {
      created: ago(430),
      password: { ...made.password(430, 9), secret: rootPassword },
      accessKeys: { [root.accessKeyId]: key('root', 425, 300, 'iam', 'Active', 'us-east-1') },
      signingCertificates: {},
      mfa: [],
    },
    devices: {},
    alias: null,
    passwordPolicy: null,
    certificates: [],
    reportAt: null,
    given: 0,
  }
}
