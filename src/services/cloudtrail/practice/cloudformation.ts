import type * as Client from '@aws-sdk/client-cloudtrail'
import { ifThere } from '../../../practice/described.ts'
import type { Describing } from '../../../practice/service.ts'

/** Trails and event data stores of a region in CloudFormation's shape. */
export const describes: Describing<typeof Client> = {
  'AWS::CloudTrail::Trail': (ask, { region, account }) =>
    (ask('DescribeTrails', { includeShadowTrails: false }).trailList ?? [])
      // an organization trail is described in the account that owns it
      .filter(({ HomeRegion, TrailARN }) => HomeRegion === region && TrailARN?.includes(`:${account}:`))
      .map((is) => {
        const TrailName = is.TrailARN
        const { EventSelectors, AdvancedEventSelectors } = ask('GetEventSelectors', { TrailName })
        return {
          is: { ...is, EventSelectors, AdvancedEventSelectors },
          also: {
            TrailName: is.Name,
            Arn: is.TrailARN,
            EnableLogFileValidation: is.LogFileValidationEnabled,
            IsLogging: ask('GetTrailStatus', { Name: is.TrailARN }).IsLogging,
            InsightSelectors: ifThere(() => ask('GetInsightSelectors', { TrailName }))?.InsightSelectors,
          },
          tags: ask('ListTags', { ResourceIdList: [is.TrailARN ?? ''] }).ResourceTagList?.[0]?.TagsList,
        }
      }),
  'AWS::CloudTrail::EventDataStore': (ask) =>
    (ask('ListEventDataStores', {}).EventDataStores ?? []).map(({ EventDataStoreArn }) => ({
      is: ask('GetEventDataStore', { EventDataStore: EventDataStoreArn }),
      tags: ask('ListTags', { ResourceIdList: [EventDataStoreArn ?? ''] }).ResourceTagList?.[0]?.TagsList,
      arn: EventDataStoreArn,
    })),
}
