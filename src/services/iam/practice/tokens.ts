import { DemarcError } from '../../../core/errors.ts'
import { TOKEN } from './devices.seed.ts'
import type { IamState } from './state.ts'

/** TOTP seeds in base 32 by serial number: hardware tokens that AWS knows besides its own. */
export type TokenSeeds = ReadonlyMap<string, string>

/** The hardware tokens that an account knows when it starts. */
export interface KnownTokens {
  /** How many of them are enabled, or can be. */
  readonly known: number
  /** Serial numbers of assigned tokens whose seed was given to an earlier run, but not to this one. */
  readonly withoutSeed: readonly string[]
}

/**
 * Makes tokens known to IAM. The state file contains no seeds: a token of an earlier run gets its seed back here, or is
 * forgotten if it is not assigned. Throws PRACTICE_TOKEN_KNOWN for a serial number that another device has.
 */
export function knowTokens({ devices, users, root }: IamState, seeds: TokenSeeds, now: Date): KnownTokens {
  const assigned = new Set([root, ...Object.values(users)].flatMap(({ mfa }) => mfa))
  for (const [serial, { family, seed }] of Object.entries(devices))
    if (family === 'hardware-token' && seed === null && !assigned.has(serial)) delete devices[serial]
  for (const [serial, seed] of seeds) {
    const before = devices[serial]
    if (before && before.seed !== null)
      throw new DemarcError(
        'PRACTICE_TOKEN_KNOWN',
        `The practice account has a device "${serial}" of its own already.`,
        {
          hint: `Leave that token out of the file. ${TOKEN} is the token that the account comes with.`,
        },
      )
    if (before) before.seed = seed
    else devices[serial] = { family: 'hardware-token', seed, created: now.toISOString(), enabled: null, otp: null }
  }
  const tokens = Object.entries(devices).filter(([, { family }]) => family === 'hardware-token')
  const withoutSeed = tokens.filter(([, { seed }]) => seed === null).map(([serial]) => serial)
  return { known: tokens.length - withoutSeed.length, withoutSeed: withoutSeed.sort() }
}
