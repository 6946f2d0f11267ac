import { unknown } from '../../controls/answer.ts'
import { copiedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { existing, template } from '../../controls/template.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html'
const on = 'AWS::KafkaConnect::Connector'
const REPLACED = 'replaces the connector: give it another ConnectorName'

export const connectorsEncryptInTransit = control({
  id: 'MSK.3',
  compared: '2026-11-30',
  on,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'MSK Connect connectors should reach their Kafka cluster over TLS (KafkaClusterEncryptionInTransit)',
  finding: 'KafkaClusterEncryptionInTransit.EncryptionType is PLAINTEXT',
  reads: ['KafkaClusterEncryptionInTransit'],
  holds: ({ KafkaClusterEncryptionInTransit: encryption }) => {
    const type = encryption?.EncryptionType
    return type === 'TLS' || (type === 'PLAINTEXT' ? false : unknown('KafkaClusterEncryptionInTransit.EncryptionType'))
  },
  fix: 'Create a connector with KafkaClusterEncryptionInTransit.EncryptionType TLS and delete the old one: the setting cannot be changed.',
  remedy: () => ({
    console: [
      'Amazon MSK > Connectors > Create connector, with the plugin and configuration of the old one',
      'Security > Encryption - in transit: TLS encrypted traffic; Create',
      'Delete the old connector',
    ],
    cli: copiedByCloudControl(on, 'CONNECTOR_ARN', 'set KafkaClusterEncryptionInTransit.EncryptionType to TLS'),
    cloudformation: template({
      Connector: existing(on, { KafkaClusterEncryptionInTransit: { EncryptionType: 'TLS' } }, REPLACED),
    }),
    terraform: `resource "aws_mskconnect_connector" "this" {
  # the rest as it is; the change replaces the connector
  kafka_cluster_encryption_in_transit {
    encryption_type = "TLS"
  }
}`,
  }),
  source: `${docs}#msk-3`,
})

export const connectorsKeepLogs = control({
  id: 'MSK.5',
  compared: '2026-11-30',
  configRule: 'msk-connect-connector-logging-enabled',
  on,
  responsibility: 'monitoring',
  severity: 'medium',
  title: 'MSK Connect connectors should deliver their worker logs (LogDelivery)',
  finding: 'LogDelivery sends worker logs nowhere (CloudWatchLogs, Firehose and S3 are off)',
  reads: ['LogDelivery'],
  holds: ({ LogDelivery }) => {
    const { CloudWatchLogs, Firehose, S3 } = LogDelivery?.WorkerLogDelivery ?? {}
    return [CloudWatchLogs, Firehose, S3].some((destination) => destination?.Enabled === true)
  },
  fix: 'Create a connector with a log destination in LogDelivery.WorkerLogDelivery and delete the old one: the setting cannot be changed.',
  remedy: () => ({
    console: [
      'Amazon MSK > Connectors > Create connector, with the plugin and configuration of the old one',
      'Logs > Deliver to Amazon CloudWatch Logs: choose the log group; Create',
      'Delete the old connector',
    ],
    cli: copiedByCloudControl(on, 'CONNECTOR_ARN', 'set LogDelivery.WorkerLogDelivery.CloudWatchLogs'),
    cloudformation: template({
      Connector: existing(
        on,
        { LogDelivery: { WorkerLogDelivery: { CloudWatchLogs: { Enabled: true, LogGroup: 'LOG_GROUP' } } } },
        REPLACED,
      ),
    }),
    terraform: `resource "aws_mskconnect_connector" "this" {
  # the rest as it is; the change replaces the connector
  log_delivery {
    worker_log_delivery {
      cloudwatch_logs {
        enabled   = true
        log_group = "LOG_GROUP"
      }
    }
  }
}`,
  }),
  source: `${docs}#msk-5`,
})
