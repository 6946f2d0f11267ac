import { DemarcError } from '../../core/errors.ts'
import { suggest } from '../../core/suggest.ts'
import type { MfaAccount } from './account.ts'

const MFA = ':mfa/'

/** The serial number for a given one, or for the name of a virtual device. */
export function serialNamed(
  { partition, account }: Pick<MfaAccount, 'partition' | 'account'>,
  serials: readonly string[],
  named: string,
): string | undefined {
  const virtual = `arn:${partition}:iam::${account}${MFA}${named}`
  return serials.find((one) => one === named || one === virtual)
}

/** The error that a user has no such device. It suggests the nearest serial number, or lists those that exist. */
export function noSuchDevice(who: string, named: string, serials: readonly string[], there: string): DemarcError {
  const names = serials.flatMap((one) => (one.includes(MFA) ? [one.slice(one.indexOf(MFA) + MFA.length)] : []))
  const near = suggest(named, [...serials, ...names])
  return new DemarcError('MFA_NO_DEVICE', `${who} no device "${named}"`, {
    hint: near.length > 0 ? `Did you mean ${near.join(', ')}?` : `There are ${there || 'none'}.`,
  })
}
