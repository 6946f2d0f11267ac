import { isOff, isOn, unknown } from '../../controls/answer.ts'
import { copiedByCloudControl, updatedByCloudControl } from '../../controls/cloud-control-snippets.ts'
import { control } from '../../controls/control.ts'
import { existing, resource, template } from '../../controls/template.ts'
import { settingIs } from '../../controls/wording.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/msk-controls.html'
const on = 'AWS::MSK::Cluster'

export const brokersEncryptAmongThemselves = control({
  id: 'MSK.1',
  compared: '2026-11-30',
  configRule: 'msk-in-cluster-node-require-tls',
  on,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'MSK clusters should encrypt traffic between their brokers with TLS (InCluster)',
  finding: 'EncryptionInTransit.InCluster is false: brokers talk to each other in plain text',
  reads: ['EncryptionInfo'],
  holds: ({ EncryptionInfo }) =>
    isOn(EncryptionInfo?.EncryptionInTransit?.InCluster, 'EncryptionInfo.EncryptionInTransit.InCluster'),
  fix: 'Create a cluster with EncryptionInfo.EncryptionInTransit.InCluster true and move to it: the setting cannot be changed.',
  remedy: () => ({
    console: [
      'Amazon MSK > Clusters > Create cluster, Custom create',
      'Security > Encrypt data in transit > Within the cluster: TLS encryption',
      'Move topics and clients to the new cluster (MSK Replicator), then delete the old one',
    ],
    cli: copiedByCloudControl(on, 'CLUSTER_ARN', 'set EncryptionInfo.EncryptionInTransit.InCluster to true'),
    cloudformation: template({
      Cluster: resource(on, {
        ClusterName: 'CLUSTER',
        KafkaVersion: 'KAFKA_VERSION',
        NumberOfBrokerNodes: 3,
        BrokerNodeGroupInfo: {
          InstanceType: 'kafka.m7g.large',
          ClientSubnets: ['SUBNET_A', 'SUBNET_B', 'SUBNET_C'],
          SecurityGroups: ['SECURITY_GROUP_ID'],
        },
        EncryptionInfo: { EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true } },
      }),
    }),
    terraform: `resource "aws_msk_cluster" "this" {
  # the rest as it is; a change of in_cluster replaces the cluster
  encryption_info {
    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }
}`,
  }),
  source: `${docs}#msk-1`,
})

const detailed = ['PER_TOPIC_PER_BROKER', 'PER_TOPIC_PER_PARTITION']
const coarse = ['DEFAULT', 'PER_BROKER']

export const clustersAreMonitoredByTopic = control({
  id: 'MSK.2',
  compared: '2026-11-30',
  configRule: 'msk-enhanced-monitoring-enabled',
  on,
  responsibility: 'monitoring',
  severity: 'low',
  title: 'MSK clusters should have enhanced monitoring of at least PER_TOPIC_PER_BROKER (EnhancedMonitoring)',
  finding: ({ EnhancedMonitoring }) => settingIs('EnhancedMonitoring', EnhancedMonitoring),
  reads: ['EnhancedMonitoring'],
  holds: ({ EnhancedMonitoring: level }) => {
    if (detailed.includes(level ?? '')) return true
    return coarse.includes(level ?? '') ? false : unknown('EnhancedMonitoring')
  },
  fix: 'Set EnhancedMonitoring to PER_TOPIC_PER_BROKER (UpdateMonitoring); CloudWatch charges for the additional metrics.',
  remedy: () => ({
    console: [
      'Amazon MSK > Clusters, open the cluster > Actions > Edit monitoring',
      'Amazon CloudWatch metrics: Enhanced topic-level monitoring; Save changes',
    ],
    cli: updatedByCloudControl(on, 'CLUSTER_ARN', { '/EnhancedMonitoring': 'PER_TOPIC_PER_BROKER' }),
    cloudformation: template({ Cluster: existing(on, { EnhancedMonitoring: 'PER_TOPIC_PER_BROKER' }) }),
    terraform: `resource "aws_msk_cluster" "this" {
  # the rest as it is
  enhanced_monitoring = "PER_TOPIC_PER_BROKER"
}`,
  }),
  source: `${docs}#msk-2`,
})

export const clustersAreNotPublic = control({
  id: 'MSK.4',
  compared: '2026-11-30',
  configRule: 'msk-cluster-public-access-disabled',
  on,
  responsibility: 'no-public-exposure',
  severity: 'critical',
  title: 'MSK clusters should have public access turned off (PublicAccess)',
  finding: 'PublicAccess.Type is SERVICE_PROVIDED_EIPS: brokers have public IP addresses',
  reads: ['BrokerNodeGroupInfo'],
  holds: ({ BrokerNodeGroupInfo }) => {
    const type = BrokerNodeGroupInfo?.ConnectivityInfo?.PublicAccess?.Type
    if (type === 'SERVICE_PROVIDED_EIPS') return false
    return type === 'DISABLED' || unknown('BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type')
  },
  fix: 'Set BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type to DISABLED (UpdateConnectivity); clients outside of the VPC lose their connection.',
  remedy: () => ({
    console: [
      'Amazon MSK > Clusters, open the cluster > Properties > Networking settings',
      'Edit public access > clear Turn on; Save changes',
    ],
    cli: updatedByCloudControl(on, 'CLUSTER_ARN', {
      '/BrokerNodeGroupInfo/ConnectivityInfo/PublicAccess': { Type: 'DISABLED' },
    }),
    cloudformation: template({
      Cluster: existing(
        on,
        { BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: 'DISABLED' } } } },
        'clients outside of the VPC lose their connection',
      ),
    }),
    terraform: `resource "aws_msk_cluster" "this" {
  # the rest as it is
  broker_node_group_info {
    connectivity_info {
      public_access {
        type = "DISABLED"
      }
    }
  }
}`,
  }),
  source: `${docs}#msk-4`,
})

export const clustersAuthenticateClients = control({
  id: 'MSK.6',
  compared: '2026-11-30',
  configRule: 'msk-unrestricted-access-check',
  on,
  responsibility: 'least-privilege',
  severity: 'medium',
  title: 'MSK clusters should not allow unauthenticated clients (ClientAuthentication.Unauthenticated)',
  finding: 'ClientAuthentication.Unauthenticated.Enabled is true: clients need no credentials',
  reads: ['ClientAuthentication'],
  holds: ({ ClientAuthentication }) =>
    isOff(ClientAuthentication?.Unauthenticated?.Enabled, 'ClientAuthentication.Unauthenticated.Enabled'),
  fix: 'Turn on IAM, SASL/SCRAM or mutual TLS, move the clients to it, then set ClientAuthentication.Unauthenticated.Enabled to false (UpdateSecurity).',
  remedy: () => ({
    console: [
      'Amazon MSK > Clusters, open the cluster > Properties > Security settings > Edit',
      'Turn on IAM role-based authentication (or SASL/SCRAM, or TLS) and move the clients to it',
      'Clear Unauthenticated access; Save changes',
    ],
    cli: updatedByCloudControl(on, 'CLUSTER_ARN', {
      '/ClientAuthentication': { Sasl: { Iam: { Enabled: true } }, Unauthenticated: { Enabled: false } },
    }),
    cloudformation: template({
      Cluster: existing(
        on,
        { ClientAuthentication: { Sasl: { Iam: { Enabled: true } }, Unauthenticated: { Enabled: false } } },
        'clients without IAM authentication lose their connection',
      ),
    }),
    terraform: `resource "aws_msk_cluster" "this" {
  # the rest as it is
  client_authentication {
    unauthenticated = false
    sasl {
      iam = true
    }
  }
}`,
  }),
  source: `${docs}#msk-6`,
})
