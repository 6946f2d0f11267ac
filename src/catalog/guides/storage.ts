import { type PageRow, readOn, type Source } from '../sources.ts'

/** The pages of queues, logs, metrics and content delivery. */
const rows: readonly PageRow[] = [
  [
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html',
    'the customer decides by policy which accounts, or anonymous users, may use a queue',
    'Grant a permission to all',
  ],
  [
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/welcome.html',
    'AWS keeps messages on several servers, and deletes them in time; the customer sets access, key and retention',
    'stores them on multiple servers',
  ],
  [
    'AmazonCloudFront/latest/DeveloperGuide/Introduction.html',
    'the origin of the customer has the files; CloudFront caches copies of them',
    'stores the original, definitive version',
  ],
  [
    'AmazonCloudFront/latest/DeveloperGuide/logging.html',
    'the customer turns on logs of requests, and chooses where they go',
    'delivery destination that you specify',
  ],
  [
    'AmazonCloudWatch/latest/logs/CloudWatchLogsConcepts.html',
    'a log group keeps events of what logs to it, for as long as the customer sets',
    'Retention settings can be used',
  ],
  [
    'AmazonCloudWatch/latest/logs/MonitoringLogData.html',
    'a metric filter counts what it finds in logs, and keeps nothing',
    'turn log data into numerical',
  ],
  [
    'AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html',
    'the customer links accounts, and chooses which telemetry they share',
    'specifies which telemetry types it',
  ],
  [
    'AmazonCloudWatch/latest/monitoring/CloudWatch_Alarms.html',
    'an alarm watches metrics as the customer configures it; CloudWatch does not try whether its actions work',
    'test or validate the actions',
  ],
]

export const storageStatements: readonly Source[] = readOn('2026-11-30', rows)
