import { isYes, unknown } from '../../../controls/answer.ts'
import { copiedByCloudControl, updatedByCloudControl } from '../../../controls/cloud-control-snippets.ts'
import { type Control, control } from '../../../controls/control.ts'
import { not } from '../../../controls/remedy.ts'
import { existing, template } from '../../../controls/template.ts'
import { pageOf } from './page.ts'

/** The types of monitoring job definitions; each has a network configuration that cannot be changed. */
type Job =
  | 'AWS::SageMaker::DataQualityJobDefinition'
  | 'AWS::SageMaker::ModelBiasJobDefinition'
  | 'AWS::SageMaker::ModelExplainabilityJobDefinition'
  | 'AWS::SageMaker::ModelQualityJobDefinition'

interface Of {
  readonly id: string
  readonly on: Job
  readonly configRule: string
  readonly severity: 'medium' | 'high'
  /** What the job monitors: `data quality`. */
  readonly about: string
}

const REPLACED = 'replaces the job definition: give it another JobDefinitionName, and name that in the schedule'

/**
 * AWS fails a definition unless `name` is true in the network configuration (API_MonitoringNetworkConfig.html states no
 * default).
 */
const remedyOf = (on: Job, name: 'EnableNetworkIsolation' | 'EnableInterContainerTrafficEncryption') => () => ({
  console: [
    'The console makes no job definitions of a monitoring: use the AWS CLI or the SDK',
    `Create a definition like the old one with NetworkConfig.${name} true, name it in the monitoring schedule, and delete the old one`,
  ],
  cli: copiedByCloudControl(on, 'JOB_DEFINITION_ARN', `set NetworkConfig.${name} to true`),
  cloudformation: template({ Definition: existing(on, { NetworkConfig: { [name]: true } }, REPLACED) }),
  terraform: terraformOf(on, name),
})

/** Terraform has only `aws_sagemaker_data_quality_job_definition`, and no resource for the other types. */
function terraformOf(on: Job, name: 'EnableNetworkIsolation' | 'EnableInterContainerTrafficEncryption') {
  if (on !== 'AWS::SageMaker::DataQualityJobDefinition') return not('the AWS provider has no resource of this type')
  const argument =
    name === 'EnableNetworkIsolation' ? 'enable_network_isolation' : 'enable_inter_container_traffic_encryption'
  return `resource "aws_sagemaker_data_quality_job_definition" "this" {
  # the rest as it is; the change replaces the definition
  network_config {
    ${argument} = true
  }
}`
}

const isolated = ({ about, ...of }: Of): Control =>
  control({
    ...of,
    compared: '2026-11-30',
    responsibility: 'egress-rules',
    title: `SageMaker ${about} job definitions should run with network isolation (EnableNetworkIsolation)`,
    finding: 'NetworkConfig.EnableNetworkIsolation is not true: the job can call the internet',
    reads: ['NetworkConfig'],
    holds: ({ NetworkConfig }) => NetworkConfig?.EnableNetworkIsolation === true,
    fix: 'Create a job definition with NetworkConfig.EnableNetworkIsolation true, name it in the schedule and delete the old one: it cannot be changed.',
    remedy: remedyOf(of.on, 'EnableNetworkIsolation'),
    source: pageOf(of.id),
  })

const encrypted = ({ about, ...of }: Of): Control =>
  control({
    ...of,
    compared: '2026-11-30',
    responsibility: 'require-tls',
    title: `SageMaker ${about} job definitions should encrypt traffic between their containers`,
    finding: 'NetworkConfig.EnableInterContainerTrafficEncryption is not true',
    reads: ['JobResources', 'NetworkConfig'],
    // the rule covers definitions with two instances or more: a single instance has no such traffic
    applies: ({ JobResources }) => {
      const count = JobResources?.ClusterConfig?.InstanceCount
      return isYes(typeof count === 'number' ? count > 1 : unknown('JobResources.ClusterConfig.InstanceCount'))
    },
    holds: ({ NetworkConfig }) => NetworkConfig?.EnableInterContainerTrafficEncryption === true,
    fix: 'Create a job definition with NetworkConfig.EnableInterContainerTrafficEncryption true, name it in the schedule and delete the old one: it cannot be changed.',
    remedy: remedyOf(of.on, 'EnableInterContainerTrafficEncryption'),
    source: pageOf(of.id),
  })

const dataQuality = { on: 'AWS::SageMaker::DataQualityJobDefinition', about: 'data quality' } as const
const bias = { on: 'AWS::SageMaker::ModelBiasJobDefinition', about: 'model bias' } as const
const explainability = {
  on: 'AWS::SageMaker::ModelExplainabilityJobDefinition',
  about: 'model explainability',
} as const
const quality = { on: 'AWS::SageMaker::ModelQualityJobDefinition', about: 'model quality' } as const

export const dataQualityJobsEncryptTraffic: Control = encrypted({
  id: 'SageMaker.9',
  configRule: 'sagemaker-data-quality-job-encrypt-in-transit',
  severity: 'medium',
  ...dataQuality,
})

export const explainabilityJobsEncryptTraffic: Control = encrypted({
  id: 'SageMaker.10',
  configRule: 'sagemaker-model-explainability-job-encrypt-in-transit',
  severity: 'medium',
  ...explainability,
})

export const dataQualityJobsAreIsolated: Control = isolated({
  id: 'SageMaker.11',
  configRule: 'sagemaker-data-quality-job-isolation',
  severity: 'medium',
  ...dataQuality,
})

export const biasJobsAreIsolated: Control = isolated({
  id: 'SageMaker.12',
  configRule: 'sagemaker-model-bias-job-isolation',
  severity: 'medium',
  ...bias,
})

export const qualityJobsEncryptTraffic: Control = encrypted({
  id: 'SageMaker.13',
  configRule: 'sagemaker-model-quality-job-encrypt-in-transit',
  severity: 'medium',
  ...quality,
})

export const biasJobsEncryptTraffic: Control = encrypted({
  id: 'SageMaker.15',
  configRule: 'sagemaker-model-bias-job-encrypt-in-transit',
  severity: 'medium',
  ...bias,
})

export const explainabilityJobsAreIsolated: Control = isolated({
  id: 'SageMaker.20',
  configRule: 'sagemaker-model-explainability-job-network-isolation',
  severity: 'high',
  ...explainability,
})

export const qualityJobsAreIsolated: Control = isolated({
  id: 'SageMaker.25',
  configRule: 'sagemaker-model-quality-job-definition-isolation',
  severity: 'high',
  ...quality,
})

const schedule = 'AWS::SageMaker::MonitoringSchedule'

export const schedulesAreIsolated = control({
  id: 'SageMaker.14',
  compared: '2026-11-30',
  leftOpen:
    'A schedule that names a job definition is unknown: the setting stands in that definition, and the page does not say what then counts. SageMaker.11, 12, 20 and 25 ask the definitions.',
  configRule: 'sagemaker-monitoring-schedule-isolation',
  on: schedule,
  responsibility: 'egress-rules',
  severity: 'medium',
  title: 'SageMaker monitoring schedules should run their jobs with network isolation (EnableNetworkIsolation)',
  finding: 'NetworkConfig.EnableNetworkIsolation is not true: the jobs can call the internet',
  reads: ['MonitoringScheduleConfig'],
  holds: ({ MonitoringScheduleConfig: config }) =>
    config?.MonitoringJobDefinition
      ? config.MonitoringJobDefinition.NetworkConfig?.EnableNetworkIsolation === true
      : unknown('the network configuration: it stands in the job definition that the schedule names'),
  fix: 'Set MonitoringJobDefinition.NetworkConfig.EnableNetworkIsolation of the schedule to true (UpdateMonitoringSchedule).',
  remedy: () => ({
    console: [
      'The console does not change the network of a monitoring schedule: use the AWS CLI or the SDK',
      'Update the schedule with MonitoringJobDefinition.NetworkConfig.EnableNetworkIsolation true',
    ],
    cli: updatedByCloudControl(schedule, 'SCHEDULE_ARN', {
      '/MonitoringScheduleConfig/MonitoringJobDefinition/NetworkConfig': { EnableNetworkIsolation: true },
    }),
    cloudformation: template({
      Schedule: existing(schedule, {
        MonitoringScheduleConfig: { MonitoringJobDefinition: { NetworkConfig: { EnableNetworkIsolation: true } } },
      }),
    }),
    terraform: not('a schedule of the AWS provider names a job definition, which has the setting'),
  }),
  source: pageOf('SageMaker.14'),
})

export const schedulesEncryptTraffic = control({
  id: 'SageMaker.22',
  compared: '2026-11-30',
  configRule: 'sagemaker-monitoring-schedule-traffic-encryption',
  on: schedule,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'SageMaker monitoring schedules should encrypt traffic between the containers of their jobs',
  finding: 'NetworkConfig.EnableInterContainerTrafficEncryption is not true',
  reads: ['MonitoringScheduleConfig'],
  // the rule covers schedules that contain the job definition themselves
  applies: ({ MonitoringScheduleConfig: config }) => Boolean(config?.MonitoringJobDefinition),
  holds: ({ MonitoringScheduleConfig: config }) =>
    config?.MonitoringJobDefinition?.NetworkConfig?.EnableInterContainerTrafficEncryption === true,
  fix: 'Create a schedule with MonitoringJobDefinition.NetworkConfig.EnableInterContainerTrafficEncryption true and delete the old one.',
  remedy: () => ({
    console: [
      'The console does not change the network of a monitoring schedule: use the AWS CLI or the SDK',
      'Create a schedule like the old one with NetworkConfig.EnableInterContainerTrafficEncryption true, and delete the old one',
    ],
    cli: copiedByCloudControl(
      schedule,
      'SCHEDULE_ARN',
      'set EnableInterContainerTrafficEncryption in MonitoringJobDefinition.NetworkConfig to true',
    ),
    cloudformation: template({
      Schedule: existing(schedule, {
        MonitoringScheduleConfig: {
          MonitoringJobDefinition: { NetworkConfig: { EnableInterContainerTrafficEncryption: true } },
        },
      }),
    }),
    terraform: not('a schedule of the AWS provider names a job definition, which has the setting'),
  }),
  source: pageOf('SageMaker.22'),
})
