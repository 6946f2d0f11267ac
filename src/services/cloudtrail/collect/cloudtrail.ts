import { collector, detail } from '../../../collect/collector.ts'
import { tagsOf } from './tags.ts'
import { isTrailLogging, listedTrails, trailSelectors } from './trails.ts'

const on = 'AWS::CloudTrail::Trail'

/**
 * Trails, each listed and read in its home region. If that region is not scanned, other regions list the trail as a
 * shadow trail. A member account lists its organization's trails only as shadows: they belong to another account
 * (awscloudtrail/latest/APIReference/API_DescribeTrails.html,
 * awscloudtrail/latest/userguide/creating-trail-organization.html).
 */
export const trails = collector({
  types: [on],
  service: 'cloudtrail',
  scope: 'region',
  needs: ['cloudtrail:DescribeTrails'],
  async *list({ client, region, regions }) {
    const cloudtrail = await client('cloudtrail')
    for (const trail of await listedTrails(cloudtrail)) {
      const home = trail.HomeRegion ?? region
      if (home !== region && regions.includes(home)) continue
      yield {
        type: on,
        id: trail.TrailARN,
        name: trail.Name,
        region: home,
        properties: {
          Arn: trail.TrailARN,
          TrailName: trail.Name,
          EnableLogFileValidation: trail.LogFileValidationEnabled,
          IsMultiRegionTrail: trail.IsMultiRegionTrail,
          IncludeGlobalServiceEvents: trail.IncludeGlobalServiceEvents,
          KMSKeyId: trail.KmsKeyId ?? null,
          S3BucketName: trail.S3BucketName ?? null,
          SnsTopicArn: trail.SnsTopicARN ?? null,
          CloudWatchLogsLogGroupArn: trail.CloudWatchLogsLogGroupArn ?? null,
          CloudWatchLogsRoleArn: trail.CloudWatchLogsRoleArn ?? null,
        },
      }
    }
  },
  details: [
    detail({
      on,
      needs: ['cloudtrail:GetTrailStatus'],
      fills: ['state.IsLogging'],
      async get({ client }, trail) {
        const cloudtrail = await client('cloudtrail', trail.region)
        return { state: { IsLogging: await isTrailLogging(cloudtrail, trail.id) } }
      },
    }),
    detail({
      on,
      needs: ['cloudtrail:GetEventSelectors'],
      fills: ['EventSelectors', 'AdvancedEventSelectors'],
      async get({ client }, trail) {
        const cloudtrail = await client('cloudtrail', trail.region)
        const { basic, advanced } = await trailSelectors(cloudtrail, trail.id)
        return { properties: { EventSelectors: basic, AdvancedEventSelectors: advanced } }
      },
    }),
    detail({
      on,
      needs: ['cloudtrail:GetInsightSelectors'],
      fills: ['InsightSelectors'],
      none: ['InsightNotEnabledException'],
      when: ({ owner }) => owner === undefined,
      async get({ client }, trail) {
        const cloudtrail = await client('cloudtrail', trail.region)
        const { InsightSelectors } = await cloudtrail.getInsightSelectors({ TrailName: trail.id })
        return { properties: { InsightSelectors: InsightSelectors ?? null } }
      },
    }),
    tagsOf(on),
  ],
})
