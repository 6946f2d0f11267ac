import { createHash } from 'node:crypto'
import type { Credential } from './auth/credentials.ts'
import { iamId, type SecretOf } from './ids.ts'
import type { Principal } from './service.ts'

/**
 * The two practice accounts: a small one for learning, and a company's, with an organization. Their regions differ, so
 * that one table of a seed can hold the resources of both.
 */
export const sizes = {
  small: { homeRegion: 'eu-west-1', regions: ['eu-west-1'] },
  company: { homeRegion: 'eu-central-1', regions: ['eu-central-1', 'us-east-1'] },
} as const

/** The practice account: its id, and the regions of the company. */
export const account = { id: '111122223333', partition: 'aws', ...sizes.company } as const

export type Size = keyof typeof sizes

/**
 * The user of the small account with an MFA device, to try sessions with. The seed of the device is public
 * (src/services/iam/practice/devices.seed.ts). With MFA the user has all permissions, without MFA almost none.
 */
export const learner = {
  ...user('learner'),
  mfa: `arn:${account.partition}:iam::${account.id}:mfa/learner`,
  role: 'shop-admin',
} as const

export type PrincipalName = 'admin' | 'auditor' | 'root'

function user(name: 'admin' | 'auditor' | 'learner'): Principal {
  return {
    kind: 'user',
    account: account.id,
    arn: `arn:${account.partition}:iam::${account.id}:user/${name}`,
    userId: iamId('AIDA', name),
    name,
    accessKeyId: iamId('AKIA', name, 16),
  }
}

export const principals: Readonly<Record<PrincipalName, Principal>> = {
  admin: user('admin'),
  auditor: user('auditor'),
  root: {
    kind: 'root',
    account: account.id,
    arn: `arn:${account.partition}:iam::${account.id}:root`,
    userId: account.id,
    name: 'root',
    accessKeyId: iamId('AKIA', 'root', 16),
  },
}

/** A principal with its access key, for callers of a fresh account. */
export interface PracticePrincipal {
  readonly arn: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/**
 * The access key of a principal. Its id is the same in every practice account, its secret is not. The root user's key
 * works until it is deleted.
 */
export function keyOf(name: PrincipalName | 'learner', secretOf: SecretOf): PracticePrincipal {
  const { arn, accessKeyId } = name === 'learner' ? learner : principals[name]
  return { arn, accessKeyId, secretAccessKey: secretOf(name) }
}

/** The credentials that the account always accepts; IAM manages those of the root user. */
export function builtinCredentials(auditorPolicy: string, secretOf: SecretOf): ReadonlyMap<string, Credential> {
  const permissions = { admin: 'all', auditor: { identity: [auditorPolicy] } } as const
  const names = ['admin', 'auditor'] as const
  return new Map(
    names.map((name) => {
      const principal = principals[name]
      return [principal.accessKeyId, { principal, secret: secretOf(name), permissions: permissions[name] }]
    }),
  )
}

/** A request id in the form of a UUID, derived from a counter, not random. */
export function requestIdOf(count: number): string {
  const hex = createHash('sha256').update(`request ${count}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-a${hex.slice(15, 18)}-${hex.slice(18, 30)}`
}
