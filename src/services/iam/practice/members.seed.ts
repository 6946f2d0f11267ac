import { byText } from '../../../core/by-text.ts'
import { iamId, type SecretOf } from '../../../practice/ids.ts'
import { members } from '../../../practice/organization.ts'
import { daysAgo, policyText } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { seededDevices } from './devices.seed.ts'
import type { AccessKey, IamState } from './state.ts'

type RootState = IamState['root']

interface RootPlan {
  /** Days since the password was set, and since its last use; absent: it was deleted. */
  readonly password?: readonly [set: number, used: number | null]
  /** Days since the access key was made, and since its last use. */
  readonly key?: readonly [made: number, used: number | null]
  readonly certificate?: true
  readonly mfa?: true
}

/** How the root user of each member stands: the states that an audit must tell apart. */
const roots: Readonly<Record<string, RootPlan>> = byText({
  [members.audit.id]: {},
  [members.shop.id]: { mfa: true, password: [1200, 700] },
  [members.analytics.id]: {},
  [members.sandbox.id]: { password: [900, 3], key: [850, 12], certificate: true },
  [members.billing.id]: { password: [2400, 2300] },
  [members.lab.id]: { password: [600, 200], key: [590, null] },
  [members.closed.id]: { password: [1500, 1100] },
})

const AWS = 'arn:aws:iam::aws:policy/'

/** The identities of a member account: the role by which the management account administers it, and its root user. */
export function seedMember({ now, account, principals, secretOf }: SeedContext): IamState {
  const ago = (days: number): string => daysAgo({ now: new Date(now.getTime() + 32_400_000) }, days)
  const created = ago(2500)
  const management = principals.root.account
  const admin = `${AWS}AdministratorAccess`
  const everything = policyText({ Effect: 'Allow', Action: '*', Resource: '*' })
  const state: IamState = {
    users: {},
    groups: {},
    roles: {
      OrganizationAccountAccessRole: {
        id: iamId('AROA', `OrganizationAccountAccessRole ${account}`),
        arn: `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`,
        path: '/',
        created,
        description: '',
        tags: {},
        inline: {},
        attached: [admin],
        trust: policyText({
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${management}:root` },
          Action: 'sts:AssumeRole',
        }),
      },
    },
    policies: {
      [admin]: {
        id: iamId('ANPA', admin),
        name: 'AdministratorAccess',
        path: '/',
        created,
        document: everything,
        versions: { v1: { document: everything, created } },
        defaultVersion: 'v1',
        aws: true,
      },
    },
    root: rootOf(roots[account] ?? {}, account, { created, ago, secretOf }),
    devices: {},
    alias: null,
    passwordPolicy: null,
    certificates: [],
    reportAt: null,
    given: 0,
  }
  return { ...state, devices: seededDevices(state, created) }
}

interface About {
  readonly created: string
  readonly ago: (days: number) => string
  readonly secretOf: SecretOf
}

function rootOf(plan: RootPlan, account: string, { created, ago, secretOf }: About): RootState {
  const { password, key, certificate, mfa } = plan
  const keys: Record<string, AccessKey> =
    key === undefined
      ? {}
      : {
          [iamId('AKIA', `root of ${account}`, 16)]: {
            secret: secretOf(`root of ${account}`),
            status: 'Active',
            created: ago(key[0]),
            lastUsed: key[1] === null ? null : { at: ago(key[1]), region: 'us-east-1', service: 's3' },
          },
        }
  return {
    created,
    password:
      password === undefined
        ? null
        : {
            set: ago(password[0]),
            lastUsed: password[1] === null ? null : ago(password[1]),
            secret: `Nordlicht-${account}`,
          },
    accessKeys: keys,
    signingCertificates:
      certificate === undefined
        ? {}
        : {
            [iamId('', `certificate of ${account}`, 24)]: {
              body: 'a certificate',
              status: 'Active',
              uploaded: ago(800),
            },
          },
    mfa: mfa === undefined ? [] : [`arn:aws:iam::${account}:mfa/root-account-mfa-device`],
  }
}
