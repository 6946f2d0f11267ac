import { DemarcError } from '../core/errors.ts'
import { type Partition, partitionCalled } from '../core/partition.ts'
import type { MeasureName } from './audit.ts'

/** Why a measure has no place in a partition; undefined where its root users can have what it is about. */
export function withoutPlace(measure: MeasureName, partitionName: string): string | undefined {
  const { root, called, rootPage } = partitionCalled(partitionName)
  const page = rootPage.replace('https://', '')
  if (root === 'none') return `In ${called} there is no root user: ${page}`
  return root === 'keys' && signInOnly.has(measure)
    ? `In ${called} no root user can sign in to the console, or have an MFA device: ${page}`
    : undefined
}

/** What Demarc may take to be in a partition as it is in the standard one. */
export const assumedFacts = ['root-sign-in', 'mfa-device-types', 'central-root-access'] as const

/** What is taken to be as in the standard partition, since no page was read that says it of this one. */
export interface Assumption {
  readonly facts: (typeof assumedFacts)[number][]
  readonly why: string
  /** Where AWS would say it. */
  readonly pages: string[]
}

/** What is not verified for a partition; undefined where all is. */
export function assumptionOf(name: string): Assumption | undefined {
  const { called, assumed, rootPage, familiesPage } = partitionCalled(name)
  if (!assumed) return undefined
  const why = `Not verified for ${called}: root sign-in, MFA device types and central root access are taken to be as in the standard partition.`
  return { facts: [...assumedFacts], why, pages: [rootPage, familiesPage] }
}

/** The same in words. */
export function assumedOf(name: string): string | undefined {
  const found = assumptionOf(name)
  return found && `${found.why} See ${found.pages.map((page) => page.replace('https://', '')).join(' and ')}`
}

/** Measures that guard the sign-in to the console. */
const signInOnly: ReadonlySet<MeasureName> = new Set(['strong-password', 'mfa'])

/** A partition that has root users. Throws NO_ROOT_USER for one that has none. */
export function rootPartition(name: string): Partition {
  const partition = partitionCalled(name)
  if (partition.root !== 'none') return partition
  throw new DemarcError('NO_ROOT_USER', `in ${partition.called} there is no root user`, {
    hint: `Every user there is an IAM user: ${partition.rootPage}`,
  })
}

/** A partition whose organizations may manage the credentials of root users. Throws NO_ROOT_USER, FIX_NOT_ENABLED. */
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

/** A partition whose root users can sign in to the console, and so have a password and MFA devices. Throws NO_ROOT_USER, NO_ROOT_SIGN_IN. */
export function rootSignIn(name: string): Partition {
  const partition = rootPartition(name)
  if (partition.root === 'console') return partition
  throw new DemarcError(
    'NO_ROOT_SIGN_IN',
    `in ${partition.called} no root user can sign in, so that it has neither a password nor an MFA device`,
    { hint: `It can have access keys alone, and needs none from day to day: ${partition.rootPage}` },
  )
}
