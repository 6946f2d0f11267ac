import { isOn } from '../../controls/answer.ts'
import { updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { existing, template } from '../../controls/template.ts'

const on = 'AWS::Athena::WorkGroup'

export const workGroupsPublishMetrics = control({
  id: 'Athena.4',
  compared: '2026-11-30',
  configRule: 'athena-workgroup-logging-enabled',
  on,
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'Athena workgroups should publish query metrics to CloudWatch (PublishCloudWatchMetricsEnabled)',
  finding: 'WorkGroupConfiguration.PublishCloudWatchMetricsEnabled is false',
  reads: ['WorkGroupConfiguration'],
  holds: ({ WorkGroupConfiguration }) =>
    isOn(
      WorkGroupConfiguration?.PublishCloudWatchMetricsEnabled,
      'WorkGroupConfiguration.PublishCloudWatchMetricsEnabled',
    ),
  fix: 'Set WorkGroupConfiguration.PublishCloudWatchMetricsEnabled to true (UpdateWorkGroup).',
  remedy: () => ({
    console: [
      'Amazon Athena > Administration > Workgroups, open the workgroup > Edit > Settings',
      'Publish query metrics to AWS CloudWatch; Save changes',
    ],
    cli: updatedByCloudControl(on, 'WORKGROUP', { '/WorkGroupConfiguration/PublishCloudWatchMetricsEnabled': true }),
    cloudformation: template({
      WorkGroup: existing(on, { WorkGroupConfiguration: { PublishCloudWatchMetricsEnabled: true } }),
    }),
    terraform: `resource "aws_athena_workgroup" "this" {
  # the rest as it is
  name = "WORKGROUP"

  configuration {
    publish_cloudwatch_metrics_enabled = true
  }
}`,
  }),
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/athena-controls.html#athena-4',
})
