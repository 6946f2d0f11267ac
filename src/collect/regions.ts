import { DemarcError } from '../core/errors.ts'
import { compareText } from '../core/json.ts'
import { suggest } from '../core/suggest.ts'
import type { Gap } from '../model/resource.ts'
import type { Identity } from './identity.ts'
import type { ClientSource } from './runner.ts'
import { look, type Refused } from './seen.ts'

export interface Regions {
  /** The regions to scan, sorted. */
  readonly regions: readonly string[]
  /** The call that would have listed them, where it gave no answer and there may be more. */
  readonly missing: readonly Refused[]
  /** The same as a gap. */
  readonly gaps: readonly Gap[]
}

/**
 * The regions that are enabled for the account (ec2:DescribeRegions gives only those), or those asked for among them. Where
 * the list is refused, the regions asked for (or the one at hand) are scanned, and a gap says that there may be more.
 */
export async function findRegions(
  aws: ClientSource,
  identity: Identity,
  asked: readonly string[],
  at: string,
): Promise<Regions> {
  const wanted = [...new Set(asked)].sort(compareText)
  const found = await look('ec2:DescribeRegions', undefined, async () => {
    const ec2 = await aws.client('ec2', at)
    const { Regions: listed = [] } = await ec2.describeRegions({})
    return listed.flatMap(({ RegionName }) => RegionName ?? []).sort(compareText)
  })
  if (!found.seen) {
    if (wanted.length > 0) return { regions: wanted, missing: [], gaps: [] }
    const missing = found.missing.map((one) => ({ ...one, why: `${one.why}: other regions may be enabled` }))
    return { regions: [at], missing, gaps: missing.map((one) => gapOf(one, identity.account)) }
  }
  const enabled = found.value
  for (const region of wanted) {
    if (enabled.includes(region)) continue
    const near = suggest(region, enabled)
    throw new DemarcError(
      'UNKNOWN_REGION',
      `"${region}" is not a region that is enabled for account ${identity.account}`,
      {
        hint: near.length > 0 ? `Did you mean ${near.join(', ')}?` : `Enabled are ${enabled.join(', ')}.`,
      },
    )
  }
  return { regions: wanted.length > 0 ? wanted : enabled, missing: [], gaps: [] }
}

const gapOf = ({ call, why }: Refused, account: string): Gap => ({
  type: 'Demarc::Account::Region',
  call,
  why,
  region: 'global',
  account,
  listing: true,
})
