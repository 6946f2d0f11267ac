import { updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { existing, template } from '../../controls/template.ts'

const on = 'AWS::Route53::HostedZone'

export const publicZonesLogQueries = control({
  id: 'Route53.2',
  compared: '2026-11-30',
  configRule: 'route53-query-logging-enabled',
  on,
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'Public hosted zones of Route 53 should log DNS queries (QueryLoggingConfig)',
  finding: 'QueryLoggingConfig is not set',
  reads: ['QueryLoggingConfig', 'VPCs'],
  // a hosted zone with VPCs is private (Route53/latest/APIReference/API_HostedZoneConfig.html)
  applies: ({ VPCs }) => (VPCs ?? []).length === 0,
  holds: ({ QueryLoggingConfig }) => QueryLoggingConfig !== null,
  fix: 'Log the queries of the zone to a log group in us-east-1 (CreateQueryLoggingConfig).',
  remedy: () => ({
    console: [
      'Route 53 > Hosted zones, open the zone > Configure query logging',
      'Choose a log group in us-east-1, and give Route 53 permission to write to it; Create',
    ],
    cli: updatedByCloudControl(on, 'HOSTED_ZONE_ID', {
      '/QueryLoggingConfig': { CloudWatchLogsLogGroupArn: 'LOG_GROUP_ARN' },
    }),
    cloudformation: template({
      Zone: existing(on, { QueryLoggingConfig: { CloudWatchLogsLogGroupArn: 'LOG_GROUP_ARN' } }),
    }),
    terraform: `resource "aws_route53_query_log" "this" {
  zone_id                  = "HOSTED_ZONE_ID"
  cloudwatch_log_group_arn = "LOG_GROUP_ARN"
}`,
  }),
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/route53-controls.html#route53-2',
})
