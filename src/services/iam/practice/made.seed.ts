import { iamId } from '../../../practice/ids.ts'
import { daysAgo } from '../../../practice/seeds.ts'
import type { SeedContext } from '../../../practice/service.ts'
import type { AccessKey, ManagedPolicy, Role } from './state.ts'

/** The beginning of the ARNs of AWS managed policies. */
export const AWS = 'arn:aws:iam::aws:policy/'

/** Helpers for the IAM seeds of the management account and of members. */
export function making(context: SeedContext) {
  const { account, secretOf } = context
  // at nine in the morning
  const ago = (days: number): string => daysAgo(context, days, 9)
  return {
    ago,
    /** An access key: its user, days since its creation, and days since its last use. */
    key: (
      name: string,
      age: number,
      used: number | null,
      service = 's3',
      status: AccessKey['status'] = 'Active',
      region = 'eu-central-1',
    ): AccessKey => ({
      secret: secretOf(name),
      status,
      created: ago(age),
      lastUsed: used === null ? null : { at: ago(used), region, service },
    }),
    role: (name: string, age: number, more: Pick<Role, 'trust' | 'attached'> & Partial<Role>, unique = name): Role => ({
      id: iamId('AROA', unique),
      arn: `arn:aws:iam::${account}:role/${name}`,
      path: '/',
      created: ago(age),
      description: '',
      inline: {},
      tags: {},
      ...more,
    }),
    policy: (arn: string, document: string, age: number): [string, ManagedPolicy] => {
      const created = ago(age)
      const is = { id: iamId('ANPA', arn), name: arn.split('/').at(-1) ?? arn, path: '/', created, document }
      return [arn, { ...is, versions: { v1: { document, created } }, defaultVersion: 'v1', aws: arn.startsWith(AWS) }]
    },
    password: (set: number, lastUsed: number | null) => ({
      set: ago(set),
      lastUsed: lastUsed === null ? null : ago(lastUsed),
    }),
  }
}
