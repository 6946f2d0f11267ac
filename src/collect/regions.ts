import { DemarcError } from '../core/errors.ts'
import { compareText } from '../core/json.ts'
import { suggest } from '../core/suggest.ts'
import { type BlindSpot, REGION_TYPE } from '../model/resource.ts'
import type { Identity } from './identity.ts'
import type { ClientSource } from './runner.ts'
import { look, type Missing, tellMissing } from './seen.ts'

export interface Regions {
  /** The regions to scan, sorted. */
  readonly regions: readonly string[]
  /** Why the list may be incomplete: the call that lists regions failed, or only some were requested. */
  readonly missing: readonly Missing[]
  /** The same as a blind spot. */
  readonly blindSpots: readonly BlindSpot[]
}

/**
 * The regions enabled for the account (ec2:DescribeRegions returns only those), or those requested among them. A blind spot says
 * when only some were requested, or that the list could not be read.
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
    const why = found.missing.map((one) => ({ ...one, why: `${one.why}: other regions may be enabled` }))
    if (wanted.length === 0) return regionsOf([at], why, identity)
    const listing = why.map(tellMissing).join('; ')
    return regionsOf(
      wanted,
      [leftOut(wanted, `no other region was read, and which are enabled is unknown: ${listing}`)],
      identity,
    )
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
  if (wanted.length === 0) return regionsOf(enabled, [], identity)
  const others = enabled.filter((region) => !wanted.includes(region))
  if (others.length === 0) return regionsOf(wanted, [], identity)
  const those = others.length === 1 ? `${others[0]} was` : `${others.length} other enabled regions were`
  return regionsOf(wanted, [leftOut(wanted, `${those} not read; leave --region out to read all`)], identity)
}

const leftOut = (wanted: readonly string[], why: string): Missing => ({
  is: 'left-out',
  call: `--region ${wanted.join(' ')}`,
  why,
})

const regionsOf = (regions: readonly string[], missing: readonly Missing[], { account }: Identity): Regions => ({
  regions,
  missing,
  blindSpots: missing.flatMap((one) => (one.is === 'hidden' ? [] : [blindSpotOf(one, account)])),
})

const blindSpotOf = (one: Exclude<Missing, { is: 'hidden' }>, account: string): BlindSpot => ({
  type: REGION_TYPE,
  call: one.call,
  why: one.why,
  region: 'global',
  account,
  listing: true,
  ...(one.is === 'left-out' ? { chosen: true } : {}),
})
