/** A type with the same layers as another one, which a service describes in full. */
export interface Twin {
  readonly type: string
  readonly like: string
  /** Why the two are alike, with the AWS page. */
  readonly because: string
  readonly source: string
}

const docs = 'https://docs.aws.amazon.com'
const snapshot = `${docs}/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html`

/** Each twin has the layers, moves and responsibilities of its model. */
export const twins: readonly Twin[] = [
  {
    type: 'AWS::KMS::ReplicaKey',
    like: 'AWS::KMS::Key',
    because: 'a replica of a multi-Region key is a KMS key with its own key policy',
    source: `${docs}/kms/latest/developerguide/multi-region-keys-overview.html`,
  },
  {
    type: 'AWS::EC2::SnapshotBlockPublicAccess',
    like: 'Demarc::EC2::SnapshotBlockPublicAccess',
    because: 'the setting of a Region that a template makes',
    source: `${docs}/ebs/latest/userguide/block-public-access-snapshots.html`,
  },
  {
    type: 'AWS::EC2::EC2Fleet',
    like: 'AWS::EC2::SpotFleet',
    because: 'both launch instances from a template; the instances have layers of their own',
    source: `${docs}/AWSEC2/latest/UserGuide/Fleets.html`,
  },
  {
    type: 'AWS::RDS::DBSnapshot',
    like: 'Demarc::RDS::DBSnapshot',
    because: 'the snapshot of an instance that a template makes',
    source: snapshot,
  },
  {
    type: 'AWS::RDS::ClusterSnapshot',
    like: 'Demarc::RDS::DBClusterSnapshot',
    because: 'the snapshot of a cluster that a template makes',
    source: snapshot,
  },
  {
    type: 'AWS::DynamoDB::GlobalTable',
    like: 'AWS::DynamoDB::Table',
    because: 'a table with replicas, or with none',
    source: `${docs}/amazondynamodb/latest/developerguide/disaster-recovery-resiliency.html`,
  },
  {
    type: 'AWS::Elasticsearch::Domain',
    like: 'AWS::OpenSearchService::Domain',
    because: 'a domain of OpenSearch Service that runs Elasticsearch',
    source: `${docs}/opensearch-service/latest/developerguide/rename.html`,
  },
]
