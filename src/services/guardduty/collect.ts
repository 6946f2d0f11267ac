import type { DetectorFeatureConfigurationResult } from '@aws-sdk/client-guardduty'
import { collector, detail, pages, type Reach } from '../../collect/collector.ts'
import { resourceId } from '../../model/resource.ts'

const regionType = 'Demarc::GuardDuty::Region'
const detectorType = 'AWS::GuardDuty::Detector'

/** The detectors of a region: both collectors ask, and AWS is asked once. */
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

/** Whether GuardDuty looks at a region: it is there also where GuardDuty is not. */
export const guardDutyRegions = collector({
  types: [regionType],
  service: 'guardduty',
  scope: 'region',
  needs: [],
  async *list({ account, region }) {
    yield { type: regionType, id: resourceId(regionType, account, region), name: region, properties: {} }
  },
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
      fills: ['Enable', 'Features', 'FindingPublishingFrequency', 'tags'],
      async get({ client }, { name }) {
        const guardduty = await client('guardduty')
        const found = await guardduty.getDetector({ DetectorId: name })
        return {
          tags: found.Tags ?? {},
          properties: {
            Enable: found.Status === undefined ? null : found.Status === 'ENABLED',
            Features: found.Features?.map(feature) ?? null,
            FindingPublishingFrequency: found.FindingPublishingFrequency ?? null,
          },
        }
      },
    }),
  ],
})

const feature = ({ Name, Status, AdditionalConfiguration }: DetectorFeatureConfigurationResult) => ({
  Name,
  Status,
  AdditionalConfiguration: AdditionalConfiguration?.map((one) => ({ Name: one.Name, Status: one.Status })),
})
