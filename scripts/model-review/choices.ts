import type { Mistake } from './cases.ts'

/** Cases that depend on replicas, zones, plans and keys of the customer's choice. */
export const ofChoices: readonly Mistake[] = [
  {
    title: 'A choice of replicas, zones, plans or keys moves the line, and there was no move',
    cases: [
      {
        type: 'AWS::FSx::FileSystem',
        given: ['FileSystemType=LUSTRE', 'LustreConfiguration={"DeploymentType":"SCRATCH_2"}'],
        asked: ['server-side-encryption', 'backup', 'resilience'],
        was: { 'server-side-encryption': 'shared', backup: 'shared', resilience: 'shared' },
        says: 'A scratch file system is not replicated and not backed up; AWS chooses the key.',
      },
      {
        type: 'AWS::FSx::FileSystem',
        given: ['FileSystemType=LUSTRE', 'LustreConfiguration={"DeploymentType":"PERSISTENT_2"}', 'StorageType=SSD'],
        asked: ['resilience'],
        was: { resilience: 'shared' },
        says: 'A persistent one is replicated within one zone.',
      },
      {
        type: 'AWS::MemoryDB::Cluster',
        given: ['NumReplicasPerShard=0'],
        asked: ['resilience'],
        was: { resilience: 'shared' },
        says: 'Without a replica a shard takes no writes while its node is replaced.',
      },
      {
        type: 'AWS::KinesisFirehose::DeliveryStream',
        given: ['DeliveryStreamType=KinesisStreamAsSource'],
        asked: ['server-side-encryption'],
        was: { 'server-side-encryption': 'shared' },
        says: 'The stream that it reads from encrypts, and has a row of its own.',
      },
      {
        type: 'AWS::AppStream::Fleet',
        given: ['FleetType=ELASTIC'],
        asked: ['guest-os', 'platform', 'resilience'],
        was: { 'guest-os': 'customer', platform: 'customer', resilience: 'customer' },
        says: 'AWS manages the instances of an Elastic fleet.',
      },
      {
        type: 'AWS::Lightsail::Database',
        given: ['RelationalDatabaseBundleId=micro_2_0'],
        asked: ['resilience'],
        was: { resilience: 'shared' },
        says: 'A standard plan has no standby.',
      },
      {
        type: 'AWS::NeptuneGraph::Graph',
        given: ['ReplicaCount=0'],
        asked: ['resilience'],
        was: { resilience: 'shared' },
        says: 'A graph without a replica is in one zone.',
      },
      {
        type: 'AWS::DocDB::DBInstance',
        given: ['DBClusterIdentifier=orders', 'near.cluster.StorageEncrypted=false'],
        asked: ['server-side-encryption'],
        was: { 'server-side-encryption': 'shared' },
        says: 'An instance has the storage of its cluster.',
      },
      {
        type: 'AWS::Neptune::DBInstance',
        given: ['DBClusterIdentifier=graph', 'near.cluster.StorageEncrypted=false'],
        asked: ['server-side-encryption'],
        was: { 'server-side-encryption': 'shared' },
        says: 'The same for Neptune.',
      },
    ],
  },
]
