import { type Identity, whoAmI } from '../collect/identity.ts'
import { findRegions } from '../collect/regions.ts'
import type { Clock } from '../core/clock.ts'
import { compareText } from '../core/json.ts'
import { homeRegionOf } from '../core/partition.ts'
import type { RootReach } from '../root/reach.ts'
import { type AccountReach, type CollectIo, withAws } from './collect-account.ts'

export interface RootIo extends CollectIo {
  readonly clock: Clock
}

/** Opens an account while `use` runs: credentials, identity, enabled regions. Throws as `scan` does. */
export const withRoot = <T>(
  options: AccountReach,
  io: RootIo,
  use: (reach: RootReach, identity: Identity) => Promise<T>,
): Promise<T> =>
  withAws(options, io, async (aws, at) => {
    const identity = await whoAmI(aws, at)
    const home = homeRegionOf(identity.partition, at)
    const { regions, missing } = await findRegions(aws, identity, options.regions ?? [], at)
    const reach: RootReach = {
      aws,
      region: at,
      account: identity.account,
      partition: identity.partition,
      home,
      regions: [...new Set([home, ...regions])].sort(compareText),
      unlisted: missing,
      signal: io.signal,
      now: io.clock(),
    }
    return use(reach, identity)
  })
