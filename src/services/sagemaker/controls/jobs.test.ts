import { examples } from '../../../controls/examples.ts'
import {
  biasJobsAreIsolated,
  biasJobsEncryptTraffic,
  dataQualityJobsAreIsolated,
  dataQualityJobsEncryptTraffic,
  explainabilityJobsAreIsolated,
  explainabilityJobsEncryptTraffic,
  qualityJobsAreIsolated,
  qualityJobsEncryptTraffic,
  schedulesAreIsolated,
  schedulesEncryptTraffic,
} from './jobs.ts'

const isolation = (EnableNetworkIsolation: boolean) => ({ NetworkConfig: { EnableNetworkIsolation } })
for (const control of [
  dataQualityJobsAreIsolated,
  biasJobsAreIsolated,
  explainabilityJobsAreIsolated,
  qualityJobsAreIsolated,
])
  examples(control, {
    met: [isolation(true)],
    unmet: [isolation(false), { NetworkConfig: {} }, { NetworkConfig: null }],
  })

const on = (InstanceCount: number) => ({ JobResources: { ClusterConfig: { InstanceCount } } })
const traffic = (EnableInterContainerTrafficEncryption: boolean) => ({
  NetworkConfig: { EnableInterContainerTrafficEncryption },
})
for (const control of [
  dataQualityJobsEncryptTraffic,
  explainabilityJobsEncryptTraffic,
  qualityJobsEncryptTraffic,
  biasJobsEncryptTraffic,
])
  examples(control, {
    met: [{ ...on(2), ...traffic(true) }],
    unmet: [
      { ...on(2), ...traffic(false) },
      { ...on(5), NetworkConfig: {} },
      { ...on(2), NetworkConfig: null },
    ],
    unknown: [{ JobResources: {}, ...traffic(true) }],
    // one instance has no traffic to another
    notApplicable: [
      { ...on(1), ...traffic(true) },
      { ...on(1), ...traffic(false) },
    ],
  })

const job = (NetworkConfig?: object) => ({
  MonitoringScheduleConfig: { MonitoringJobDefinition: { RoleArn: 'arn:aws:iam::1:role/a', NetworkConfig } },
})
const named = { MonitoringScheduleConfig: { MonitoringJobDefinitionName: 'quality' } }

examples(schedulesAreIsolated, {
  met: [job({ EnableNetworkIsolation: true })],
  unmet: [job({ EnableNetworkIsolation: false }), job({}), job()],
  unknown: [named, { MonitoringScheduleConfig: null }],
})

examples(schedulesEncryptTraffic, {
  met: [job({ EnableInterContainerTrafficEncryption: true })],
  unmet: [job({ EnableInterContainerTrafficEncryption: false }), job({}), job()],
  notApplicable: [named, { MonitoringScheduleConfig: null }],
})
