import { DemarcError } from '../core/errors.ts'
import { compareText } from '../core/json.ts'
import { suggest } from '../core/suggest.ts'
import type { Gap } from '../model/resource.ts'
import type { Identity } from './identity.ts'
import { fatalError, refusalOf } from './refusals.ts'
import type { ClientSource } from './runner.ts'

export interface Regions {
  /** The regions to scan, sorted. */
  readonly regions: readonly string[]
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
  let enabled: readonly string[]
  try {
    const ec2 = await aws.client('ec2', at)
    const { Regions: listed = [] } = await ec2.describeRegions({})
    enabled = listed.flatMap(({ RegionName }) => RegionName ?? []).sort(compareText)
  } catch (error) {
    const fatal = fatalError(error, false)
    if (fatal) throw fatal
    const why = `${refusalOf(error)}: other regions may be enabled`
    const gap: Gap = {
      type: 'Demarc::Account::Region',
      call: 'ec2:DescribeRegions',
      why,
      region: 'global',
      account: identity.account,
      listing: true,
    }
    return { regions: wanted.length > 0 ? wanted : [at], gaps: wanted.length > 0 ? [] : [gap] }
  }
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
  return { regions: wanted.length > 0 ? wanted : enabled, gaps: [] }
}
