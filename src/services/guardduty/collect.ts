import type {
  Administrator,
  DetectorFeatureConfigurationResult,
  GuardDuty,
  MemberFeaturesConfigurationResult,
} from '@aws-sdk/client-guardduty'
import { collector, detail, oneInEachRegion, pages, type Reach, stated } from '../../collect/collector.ts'
import { compareText } from '../../core/json.ts'
import type { MembersFacts } from './live.ts'

const regionType = 'Demarc::GuardDuty::Region'
const detectorType = 'AWS::GuardDuty::Detector'

/** The detectors of a region. Both collectors use this list; AWS is asked once. */
const detectorsOf = ({ client, once, region }: Reach) =>
  once(`guardduty detectors ${region}`, async () => {
    const guardduty = await client('guardduty')
    const found: string[] = []
    const ids = pages(
      (NextToken) => guardduty.listDetectors({ NextToken }),
      (answer) => answer.DetectorIds,
      (answer) => answer.NextToken,
    )
    for await (const id of ids) found.push(id)
    return found.sort()
  })

/** Whether GuardDuty monitors a region; a region without GuardDuty is listed too. */
export const guardDutyRegions = collector({
  types: [regionType],
  service: 'guardduty',
  scope: 'region',
  needs: [],
  list: oneInEachRegion(regionType),
  details: [
    detail({
      on: regionType,
      needs: ['guardduty:ListDetectors'],
      fills: ['Detectors'],
      async get(reach) {
        return { properties: { Detectors: await detectorsOf(reach) } }
      },
    }),
  ],
})

export const detectors = collector({
  types: [detectorType],
  service: 'guardduty',
  scope: 'region',
  needs: ['guardduty:ListDetectors'],
  async *list(reach) {
    const { partition, region, account } = reach
    for (const Id of await detectorsOf(reach))
      yield {
        type: detectorType,
        id: `arn:${partition}:guardduty:${region}:${account}:detector/${Id}`,
        name: Id,
        properties: { Id },
      }
  },
  details: [
    detail({
      on: detectorType,
      needs: ['guardduty:GetDetector'],
      fills: ['Enable', 'Features', 'tags'],
      async get({ client }, { name }) {
        const guardduty = await client('guardduty')
        const found = await guardduty.getDetector({ DetectorId: name })
        return {
          tags: found.Tags ?? {},
          properties: {
            Enable: stated(found.Status, 'Status') === 'ENABLED',
            Features: found.Features?.map(feature) ?? null,
          },
        }
      },
    }),
    detail({
      on: detectorType,
      needs: ['guardduty:GetAdministratorAccount'],
      fills: ['state.Administrator'],
      async get({ client }, { name }) {
        const guardduty = await client('guardduty')
        const { Administrator: one } = await guardduty.getAdministratorAccount({ DetectorId: name })
        return { state: { Administrator: administratorOf(one) } }
      },
    }),
    detail({
      on: detectorType,
      needs: ['guardduty:ListMembers', 'guardduty:GetMemberDetectors'],
      fills: ['state.Members'],
      async get({ client }, { name }) {
        return { state: { Members: await membersOf(await client('guardduty'), name) } }
      },
    }),
  ],
})

/**
 * The account that administers a detector; an administrator that was left, or has only sent an invitation, does not
 * count.
 */
export const administratorOf = (one: Administrator | undefined): string | null =>
  one?.RelationshipStatus === 'Enabled' ? (one.AccountId ?? null) : null

/** The most accounts in one GetMemberDetectors call. */
const AT_ONCE = 50

/** The member accounts of an administrator, and how many of them have each feature on; suspended members count too. */
export async function membersOf(
  guardduty: Pick<GuardDuty, 'listMembers' | 'getMemberDetectors'>,
  DetectorId: string,
): Promise<MembersFacts> {
  const accounts: string[] = []
  const listed = pages(
    // an invited account that never accepted has no administered detector
    (NextToken) => guardduty.listMembers({ DetectorId, NextToken, MaxResults: 50, OnlyAssociated: 'true' }),
    (answer) => answer.Members,
    (answer) => answer.NextToken,
  )
  for await (const { AccountId } of listed) if (AccountId !== undefined) accounts.push(AccountId)
  const on = new Map<string, number>()
  let read = 0
  for (let at = 0; at < accounts.length; at += AT_ONCE) {
    const AccountIds = accounts.slice(at, at + AT_ONCE)
    const { MemberDataSourceConfigurations: found } = await guardduty.getMemberDetectors({ DetectorId, AccountIds })
    for (const { Features } of found ?? []) {
      if (!Features) continue
      read += 1
      for (const one of Features.flatMap(namesOf)) on.set(one, (on.get(one) ?? 0) + 1)
    }
  }
  const names = [...on].sort(([a], [b]) => compareText(a, b))
  return { Accounts: accounts.length, Unread: accounts.length - read, On: Object.fromEntries(names) }
}

/** The names of a feature that is on: the feature itself, and the feature with each agent that it manages. */
function namesOf({ Name, Status, AdditionalConfiguration }: MemberFeaturesConfigurationResult): readonly string[] {
  if (Name === undefined || Status !== 'ENABLED') return []
  const agents = (AdditionalConfiguration ?? []).filter((one) => one.Status === 'ENABLED')
  return [Name, ...agents.map((one) => `${Name} ${one.Name}`)]
}

const feature = ({ Name, Status, AdditionalConfiguration }: DetectorFeatureConfigurationResult) => ({
  Name,
  Status,
  AdditionalConfiguration: AdditionalConfiguration?.map((one) => ({ Name: one.Name, Status: one.Status })),
})
