import { DemarcError } from '../core/errors.ts'
import { type Partition, partitionCalled } from '../core/partition.ts'
import type { MeasureName } from './audit.ts'

/** Why a measure does not exist in a partition; undefined when its root users can have it. */
export function withoutPlace(measure: MeasureName, partitionName: string): string | undefined {
  const { root, called, rootPage } = partitionCalled(partitionName)
  const page = rootPage.replace('https://', '')
  if (root === 'none') return `In ${called} there is no root user: ${page}`
  return root === 'keys' && signInOnly.has(measure)
    ? `In ${called} no root user can sign in to the console, or have an MFA device: ${page}`
    : undefined
}

/** Measures that protect console sign-in. */
const signInOnly: ReadonlySet<MeasureName> = new Set(['strong-password', 'mfa'])

/** A partition that has root users; otherwise throws NO_ROOT_USER. */
export function rootPartition(name: string): Partition {
  const partition = partitionCalled(name)
  if (partition.root !== 'none') return partition
  throw new DemarcError('NO_ROOT_USER', `in ${partition.called} there is no root user`, {
    hint: `Every user there is an IAM user: ${partition.rootPage}`,
  })
}

/** A partition whose organizations can manage root users' credentials. Throws NO_ROOT_USER, FIX_NOT_ENABLED. */
export function rootManagement(name: string): Partition {
  const partition = rootPartition(name)
  if (partition.rootFeatures.includes('RootCredentialsManagement')) return partition
  throw new DemarcError(
    'FIX_NOT_ENABLED',
    `${partition.called} does not offer to manage the credentials of root users`,
    {
      hint: `See ${partition.rootPage}`,
    },
  )
}

/**
 * A partition whose root users can sign in to the console, and so have passwords and MFA devices. Throws NO_ROOT_USER,
 * NO_ROOT_SIGN_IN.
 */
export function rootSignIn(name: string): Partition {
  const partition = rootPartition(name)
  if (partition.root === 'console') return partition
  throw new DemarcError(
    'NO_ROOT_SIGN_IN',
    `in ${partition.called} no root user can sign in, so that it has neither a password nor an MFA device`,
    { hint: `It can have access keys alone, and needs none from day to day: ${partition.rootPage}` },
  )
}
