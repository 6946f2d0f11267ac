import { type PageRow, readOn, type Source } from '../sources.ts'

/** Pages on API Gateway, scaling, backups and trails. */
const rows: readonly PageRow[] = [
  [
    'apigateway/latest/developerguide/apigateway-resource-policies.html',
    'the customer decides by the policy of a REST API which accounts, addresses and networks can call it',
    'control whether a specified principal',
  ],
  [
    'apigateway/latest/developerguide/http-api-access-control.html',
    'the customer configures an authorizer for each route',
    'configure an authorizer for all routes',
  ],
  [
    'apigateway/latest/developerguide/http-api-develop-integrations-private.html',
    'traffic to a private integration is not encrypted until the customer configures TLS',
    'private integration traffic uses the HTTP',
  ],
  [
    'apigateway/latest/developerguide/security-monitoring.html',
    'the customer enables logs of calls, and sets alarms',
    'enable CloudWatch Logs to log',
  ],
  [
    'autoscaling/ec2/userguide/asg-in-vpc.html',
    'the customer chooses the subnets of a group, and whether its instances have public addresses',
    'choose multiple Availability Zones to ensure',
  ],
  [
    'autoscaling/ec2/userguide/auto-scaling-benefits.html',
    'AWS replaces instances that are not healthy, and balances zones; the customer configures the zones',
    'Auto Scaling to use multiple Availability',
  ],
  [
    'autoscaling/ec2/userguide/ec2-auto-scaling-cloudwatch-monitoring.html',
    'AWS publishes metrics of groups and instances; the customer watches them',
    'verify that your system is performing',
  ],
  [
    'autoscaling/ec2/userguide/instance-refresh-overview.html',
    'the customer makes a template with a newer image, and starts the refresh that replaces instances',
    'Start an instance refresh to replace',
  ],
  [
    'autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html',
    'the customer specifies encrypted volumes and, for keys of its own, lets the service use them',
    'do not include access to your',
  ],
  [
    'autoscaling/application/userguide/what-is-application-auto-scaling.html',
    'AWS scales resources of other services by the conditions that the customer defines',
    'automatically scale your scalable resources according',
  ],
  [
    'aws-backup/latest/devguide/create-a-vault-access-policy.html',
    'the customer limits by policy who can delete recovery points; another account can only copy into a vault',
    'assign policies to backup vaults',
  ],
  [
    'aws-backup/latest/devguide/monitoring.html',
    'the customer watches jobs by dashboards, alarms, events and notifications',
    'subscribe to AWS Backup-related topics',
  ],
  [
    'aws-backup/latest/devguide/vault-lock.html',
    'the customer locks a vault; after the grace time neither it nor AWS can delete what is in it',
    'is an optional feature of a',
  ],
  [
    'awscloudtrail/latest/userguide/best-practices-security.html',
    'the customer validates log files, and keeps them in a bucket of their own with few rights',
    'Enable CloudTrail log file integrity',
  ],
  [
    'awscloudtrail/latest/userguide/cloudtrail-create-and-update-a-trail.html',
    'the customer creates a trail for all regions, which keeps events for more than 90 days',
    'record of events that extends past',
  ],
  [
    'awscloudtrail/latest/userguide/security_iam_resource-based-policy-examples.html',
    'the customer decides by policy which accounts query an event data store',
    'control which principals can perform actions',
  ],
  [
    'awscloudtrail/latest/userguide/security_iam_service-with-iam.html',
    'channels, event data stores and dashboards have policies of their own; a trail has none',
    'Resource-based policies on channels used',
  ],
  [
    'awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html',
    'the customer configures a trail to send events to a log group',
    'configure your trail to send events',
  ],
]

export const apiStatements: readonly Source[] = readOn('2026-11-30', rows)
