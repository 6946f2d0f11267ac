import { createHash } from 'node:crypto'
import type { Credential } from './auth/credentials.ts'
import { iamId, type SecretOf } from './ids.ts'
import type { Principal } from './service.ts'

/** The practice account itself: its number, its regions and the principals that the server vouches for. */
export const account = {
  id: '111122223333',
  partition: 'aws',
  homeRegion: 'eu-central-1',
  regions: ['eu-central-1', 'us-east-1'],
} as const

export type PrincipalName = 'admin' | 'auditor' | 'root'

function user(name: 'admin' | 'auditor'): Principal {
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

/** A principal with its access key, as the caller of a fresh account needs it. */
export interface PracticePrincipal {
  readonly arn: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** The access key of a principal. Its id is the same in every practice account, its secret in none other. The root user's works until it is deleted. */
export function keyOf(name: PrincipalName, secretOf: SecretOf): PracticePrincipal {
  const { arn, accessKeyId } = principals[name]
  return { arn, accessKeyId, secretAccessKey: secretOf(name) }
}

/** The credentials that the account always takes; those of its root user are in IAM's hands. */
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

/** 32 hexadecimal digits that name a request, in the form of a UUID: counted, not drawn. */
export function requestIdOf(count: number): string {
  const hex = createHash('sha256').update(`request ${count}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-a${hex.slice(15, 18)}-${hex.slice(18, 30)}`
}
