import { isOn, unknown } from '../../controls/answer.ts'
import { copiedByCloudControl, updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { existing, template } from '../../controls/template.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html'
const on = 'AWS::AmazonMQ::Broker'

/** The API returns `ActiveMQ`, a template has `ACTIVEMQ` (amazon-mq/latest/api-reference/brokers-broker-id.html). */
const runs = (engine: 'ACTIVEMQ' | 'RABBITMQ', type: string | null): boolean => type?.toUpperCase() === engine

export const activeMqBrokersKeepAuditLogs = control({
  id: 'MQ.2',
  compared: '2026-11-30',
  configRule: 'mq-cloudwatch-audit-log-enabled',
  on,
  responsibility: 'access-logs',
  severity: 'medium',
  title: 'ActiveMQ brokers should send their audit log to CloudWatch Logs (Logs.Audit)',
  finding: ({ Logs }) => (Logs === null ? 'Logs is not set: there is no audit log' : 'Logs.Audit is false'),
  reads: ['EngineType', 'Logs'],
  applies: ({ EngineType }) => runs('ACTIVEMQ', EngineType),
  holds: ({ Logs }) => Logs !== null && isOn(Logs.Audit, 'Logs.Audit'),
  fix: 'Set Logs.Audit to true (UpdateBroker), let Amazon MQ write to the log group by a resource policy of CloudWatch Logs, and reboot the broker.',
  remedy: () => ({
    console: [
      'Amazon MQ > Brokers, open the broker > Edit',
      'CloudWatch Logs: choose Audit; Schedule modifications: Immediately, which reboots the broker',
    ],
    cli: `${updatedByCloudControl(on, 'BROKER_ID', { '/Logs': { Audit: true, General: true } })}
# it takes effect with the next reboot of the broker`,
    cloudformation: template({
      Broker: existing(on, { Logs: { Audit: true, General: true } }, 'takes effect with the next reboot of the broker'),
    }),
    terraform: `resource "aws_mq_broker" "this" {
  # the rest as it is
  logs {
    audit   = true
    general = true
  }
}`,
  }),
  source: `${docs}#mq-2`,
})

const REPLACED = 'replaces the broker: give it another BrokerName, and move the queues before'

export const activeMqBrokersHaveStandby = control({
  id: 'MQ.5',
  compared: '2026-11-30',
  configRule: 'mq-active-deployment-mode',
  on,
  responsibility: 'high-availability',
  severity: 'low',
  title: 'ActiveMQ brokers should run as an active/standby pair in two Availability Zones (DeploymentMode)',
  finding: 'DeploymentMode is SINGLE_INSTANCE',
  reads: ['DeploymentMode', 'EngineType'],
  applies: ({ EngineType }) => runs('ACTIVEMQ', EngineType),
  holds: ({ DeploymentMode: mode }) =>
    mode === 'ACTIVE_STANDBY_MULTI_AZ' || (mode === 'SINGLE_INSTANCE' ? false : unknown('DeploymentMode')),
  fix: 'Create a broker with DeploymentMode ACTIVE_STANDBY_MULTI_AZ and move to it: the mode cannot be changed.',
  remedy: () => ({
    console: [
      'Amazon MQ > Brokers > Create broker, Apache ActiveMQ',
      'Deployment mode: Active/standby broker, with subnets in two Availability Zones; Create',
      'Move the clients, then delete the old broker',
    ],
    cli: copiedByCloudControl(
      on,
      'BROKER_ID',
      'set DeploymentMode to ACTIVE_STANDBY_MULTI_AZ, two SubnetIds, and Users',
    ),
    cloudformation: template({
      Broker: existing(
        on,
        { DeploymentMode: 'ACTIVE_STANDBY_MULTI_AZ', SubnetIds: ['SUBNET_A', 'SUBNET_B'] },
        REPLACED,
      ),
    }),
    terraform: `resource "aws_mq_broker" "this" {
  # the rest as it is; the change replaces the broker
  deployment_mode = "ACTIVE_STANDBY_MULTI_AZ"
  subnet_ids      = ["SUBNET_A", "SUBNET_B"]
}`,
  }),
  source: `${docs}#mq-5`,
})

export const rabbitMqBrokersAreClusters = control({
  id: 'MQ.6',
  compared: '2026-11-30',
  configRule: 'mq-rabbit-deployment-mode',
  on,
  responsibility: 'high-availability',
  severity: 'low',
  title: 'RabbitMQ brokers should run as a cluster in several Availability Zones (DeploymentMode)',
  finding: 'DeploymentMode is SINGLE_INSTANCE',
  reads: ['DeploymentMode', 'EngineType'],
  applies: ({ EngineType }) => runs('RABBITMQ', EngineType),
  holds: ({ DeploymentMode: mode }) =>
    mode === 'CLUSTER_MULTI_AZ' || (mode === 'SINGLE_INSTANCE' ? false : unknown('DeploymentMode')),
  fix: 'Create a broker with DeploymentMode CLUSTER_MULTI_AZ and move to it: the mode cannot be changed.',
  remedy: () => ({
    console: [
      'Amazon MQ > Brokers > Create broker, RabbitMQ',
      'Deployment mode: Cluster deployment; Create',
      'Move the clients, then delete the old broker',
    ],
    cli: copiedByCloudControl(on, 'BROKER_ID', 'set DeploymentMode to CLUSTER_MULTI_AZ, and Users'),
    cloudformation: template({
      Broker: existing(on, { DeploymentMode: 'CLUSTER_MULTI_AZ' }, REPLACED),
    }),
    terraform: `resource "aws_mq_broker" "this" {
  # the rest as it is; the change replaces the broker
  deployment_mode = "CLUSTER_MULTI_AZ"
}`,
  }),
  source: `${docs}#mq-6`,
})
