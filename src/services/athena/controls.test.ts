import { examples } from '../../controls/examples.ts'
import { workGroupsPublishMetrics } from './controls.ts'

const publish = (PublishCloudWatchMetricsEnabled: boolean) => ({
  WorkGroupConfiguration: { PublishCloudWatchMetricsEnabled },
})
examples(workGroupsPublishMetrics, {
  met: [publish(true)],
  unmet: [publish(false)],
  unknown: [{ WorkGroupConfiguration: {} }, { WorkGroupConfiguration: null }],
})
