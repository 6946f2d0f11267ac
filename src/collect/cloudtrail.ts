import { collector, detail } from './collector.ts'

/** Trails, each asked for in its home region: other regions list a multi-region trail too, as a shadow (IncludeShadowTrails). */
export const trails = collector({
  types: ['AWS::CloudTrail::Trail'],
  service: 'cloudtrail',
  scope: 'region',
  needs: ['cloudtrail:DescribeTrails'],
  async *list({ client, region }) {
    const cloudtrail = await client('cloudtrail')
    const { trailList = [] } = await cloudtrail.describeTrails({ includeShadowTrails: false })
    for (const trail of trailList) {
      if (!trail.TrailARN || !trail.Name) continue
      yield {
        type: 'AWS::CloudTrail::Trail',
        id: trail.TrailARN,
        name: trail.Name,
        region: trail.HomeRegion ?? region,
        properties: { TrailName: trail.Name, EnableLogFileValidation: trail.LogFileValidationEnabled ?? null },
      }
    }
  },
  details: [
    detail({
      on: 'AWS::CloudTrail::Trail',
      needs: ['cloudtrail:GetTrailStatus'],
      fills: ['state.IsLogging'],
      async get({ client }, trail) {
        const cloudtrail = await client('cloudtrail')
        const status = await cloudtrail.getTrailStatus({ Name: trail.id })
        return { state: { IsLogging: status.IsLogging ?? null } }
      },
    }),
  ],
})
