import type { Remedies, Remedy } from '../../../controls/remedy.ts'
import { existing, resource, template } from '../../../controls/template.ts'

/** Both kinds of encryption can only be set at creation: one new cluster fixes both. */
const newCluster = (step: string): Remedy => ({
  console: [
    'DynamoDB > DAX > Clusters > Create cluster: the same subnets, security groups and role as the old one',
    step,
    'Point the applications at the new endpoint (DAX is a cache: nothing is lost), then delete the old cluster',
  ],
  cli: `aws dax create-cluster --cluster-name NEW_CLUSTER --node-type dax.r5.large --replication-factor 3 \\
  --iam-role-arn ROLE_ARN --subnet-group-name SUBNET_GROUP --security-group-ids SECURITY_GROUP_ID \\
  --sse-specification Enabled=true --cluster-endpoint-encryption-type TLS
# when the applications use the new endpoint
aws dax delete-cluster --cluster-name OLD_CLUSTER`,
  cloudformation: template({
    Cluster: resource('AWS::DAX::Cluster', {
      '#': 'a change of these replaces the cluster and its endpoint: give it a new name',
      ClusterName: 'NEW_CLUSTER',
      NodeType: 'dax.r5.large',
      ReplicationFactor: 3,
      IAMRoleARN: 'ROLE_ARN',
      SubnetGroupName: 'SUBNET_GROUP',
      SecurityGroupIds: ['SECURITY_GROUP_ID'],
      SSESpecification: { SSEEnabled: true },
      ClusterEndpointEncryptionType: 'TLS',
    }),
  }),
  terraform: `resource "aws_dax_cluster" "this" {
  # a change of these replaces the cluster and its endpoint: give it a new name
  cluster_name                     = "NEW_CLUSTER"
  node_type                        = "dax.r5.large"
  replication_factor               = 3
  iam_role_arn                     = "ROLE_ARN"
  subnet_group_name                = "SUBNET_GROUP"
  security_group_ids               = ["SECURITY_GROUP_ID"]
  cluster_endpoint_encryption_type = "TLS"

  server_side_encryption {
    enabled = true
  }

  lifecycle {
    create_before_destroy = true
  }
}`,
})

export const daxRemedies: Remedies = {
  'DynamoDB.3': newCluster('Encryption: turn on encryption at rest, and in transit as well'),
  'DynamoDB.7': newCluster(
    'Encryption: turn on encryption in transit, and at rest as well; the clients must know TLS (daxs://)',
  ),
  'Demarc.DAX.1': {
    console: [
      'DynamoDB > DAX > Clusters, open the cluster, Nodes > Add nodes',
      'Choose Availability Zones that have none yet; three nodes in three zones are what AWS advises',
    ],
    cli: `# the subnet group must have subnets in these zones
aws dax increase-replication-factor --cluster-name CLUSTER --new-replication-factor 3 \\
  --availability-zones ZONE_B ZONE_C`,
    cloudformation: template({
      Cluster: existing(
        'AWS::DAX::Cluster',
        { ReplicationFactor: 3, AvailabilityZones: ['ZONE_A', 'ZONE_B', 'ZONE_C'] },
        'the subnet group must have subnets in these zones',
      ),
    }),
    terraform: `resource "aws_dax_cluster" "this" {
  # the rest as it is; the subnet group must have subnets in these zones
  replication_factor = 3
  availability_zones = ["ZONE_A", "ZONE_B", "ZONE_C"]
}`,
  },
}
