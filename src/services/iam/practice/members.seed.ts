import { byText } from '../../../core/by-text.ts'
import { iamId } from '../../../practice/ids.ts'
import { members } from '../../../practice/organization.ts'
import { policyText } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import { seededDevices } from './devices.seed.ts'
import { AWS, making } from './made.seed.ts'
import type { IamState } from './state.ts'

type RootState = IamState['root']

interface RootPlan {
  /** Days since the password was set and since its last use; absent if it was deleted. */
  readonly password?: readonly [set: number, used: number | null]
  /** Days since the access key was created and since its last use. */
  readonly key?: readonly [made: number, used: number | null]
  readonly certificate?: true
  readonly mfa?: true
}

/** The root user of each member account: every state that an audit must distinguish. */
const roots: Readonly<Record<string, RootPlan>> = byText({
  [members.audit.id]: {},
  [members.shop.id]: { mfa: true, password: [1200, 700] },
  [members.analytics.id]: {},
  [members.sandbox.id]: { password: [900, 3], key: [850, 12], certificate: true },
  [members.billing.id]: { password: [2400, 2300] },
  [members.lab.id]: { password: [600, 200], key: [590, null] },
  [members.closed.id]: { password: [1500, 1100] },
})

/** The identities of a member account: the role with which the management account administers it, and its root user. */
export function seedMember(context: SeedContext): IamState {
  const { account, principals } = context
  const made = making(context)
  const admin = `${AWS}AdministratorAccess`
  const name = 'OrganizationAccountAccessRole'
  const trust = policyText({
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${principals.root.account}:root` },
    Action: 'sts:AssumeRole',
  })
  const everything = policyText({ Effect: 'Allow', Action: '*', Resource: '*' })
  const state: IamState = {
    users: {},
    groups: {},
    roles: { [name]: made.role(name, AGE, { trust, attached: [admin] }, `${name} ${account}`) },
    policies: Object.fromEntries([made.policy(admin, everything, AGE)]),
    root: rootOf(roots[account] ?? {}, account, made),
    devices: {},
    alias: null,
    passwordPolicy: null,
    certificates: [],
    reportAt: null,
    given: 0,
  }
  return { ...state, devices: seededDevices(state, made.ago(AGE)) }
}

/** Days since the accounts were created. */
const AGE = 2500

function rootOf(
  { password, key, certificate, mfa }: RootPlan,
  account: string,
  made: ReturnType<typeof making>,
): RootState {
  const name = `root of ${account}`
  const signs = { body: 'a certificate', status: 'Active' as const, uploaded: made.ago(800) }
  return {
    created: made.ago(AGE),
    password: password ? { ...made.password(...password), secret: `Nordlicht-${account}` } : null,
    accessKeys: key ? { [iamId('AKIA', name, 16)]: made.key(name, ...key, 's3', 'Active', 'us-east-1') } : {},
    signingCertificates: certificate ? { [iamId('', `certificate of ${account}`, 24)]: signs } : {},
    mfa: mfa ? [`arn:aws:iam::${account}:mfa/root-account-mfa-device`] : [],
  }
}
