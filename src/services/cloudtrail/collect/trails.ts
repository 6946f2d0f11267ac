import type { AdvancedEventSelector, CloudTrail, EventSelector, Trail } from '@aws-sdk/client-cloudtrail'
import { stated } from '../../../collect/collector.ts'

/** A trail as DescribeTrails lists it. */
export interface ListedTrail extends Trail {
  readonly TrailARN: string
  readonly Name: string
}

/**
 * The trails of a region (DescribeTrails), including the shadows of trails with another home region and of the
 * organization's trails (awscloudtrail/latest/APIReference/API_DescribeTrails.html).
 */
export async function listedTrails(cloudtrail: Pick<CloudTrail, 'describeTrails'>): Promise<readonly ListedTrail[]> {
  const { trailList = [] } = await cloudtrail.describeTrails({ includeShadowTrails: true })
  return trailList.flatMap((one) => {
    const { TrailARN, Name } = one
    return TrailARN === undefined || Name === undefined ? [] : [{ ...one, TrailARN, Name }]
  })
}

/** Whether a trail is recording (GetTrailStatus, in its home region). */
export const isTrailLogging = async (
  cloudtrail: Pick<CloudTrail, 'getTrailStatus'>,
  trailArn: string,
): Promise<boolean> => stated((await cloudtrail.getTrailStatus({ Name: trailArn })).IsLogging, 'IsLogging')

/** What a trail records: basic or advanced selectors, the other is null (GetEventSelectors, in its home region). */
export async function trailSelectors(
  cloudtrail: Pick<CloudTrail, 'getEventSelectors'>,
  trailArn: string,
): Promise<{ readonly basic: EventSelector[] | null; readonly advanced: AdvancedEventSelector[] | null }> {
  const { EventSelectors, AdvancedEventSelectors } = await cloudtrail.getEventSelectors({ TrailName: trailArn })
  stated(EventSelectors ?? AdvancedEventSelectors, 'EventSelectors')
  return { basic: EventSelectors ?? null, advanced: AdvancedEventSelectors ?? null }
}
