import type { LayerId, Party } from '../src/catalog/layers.ts'

interface ReviewedCase {
  readonly type: string
  readonly given?: readonly string[]
  /** The layers that are compared. */
  readonly asked: readonly LayerId[]
  /** The parties at the commit that was reviewed (e25a5e5), asked of it with the same configuration; null: unclassified. */
  readonly was: Readonly<Partial<Record<LayerId, Party>>> | null
  /** What AWS's pages say. */
  readonly says: string
}

/** The cases of the review of 2026-11-29, by the kind of the mistake. */
export const reviewed: readonly { readonly title: string; readonly cases: readonly ReviewedCase[] }[] = [
  {
    title: 'AWS was said to patch, and the customer must',
    cases: [
      {
        type: 'AWS::ElasticBeanstalk::Environment',
        asked: ['guest-os', 'platform'],
        was: {
          'guest-os': 'aws',
          platform: 'shared',
        },
        says: 'Without managed updates the customer patches.',
      },
      {
        type: 'AWS::ElasticBeanstalk::Environment',
        given: [
          'OptionSettings=[{"Namespace":"aws:elasticbeanstalk:managedactions","OptionName":"ManagedActionsEnabled","Value":"true"}]',
        ],
        asked: ['guest-os', 'platform'],
        was: {
          'guest-os': 'aws',
          platform: 'shared',
        },
        says: 'With managed updates AWS and the customer share it.',
      },
      {
        type: 'AWS::EMR::Cluster',
        asked: ['guest-os', 'platform'],
        was: {
          'guest-os': 'aws',
          platform: 'shared',
        },
        says: 'The customer patches the instances of a cluster.',
      },
      {
        type: 'AWS::EMR::InstanceGroupConfig',
        asked: ['guest-os', 'platform'],
        was: {
          'guest-os': 'aws',
          platform: 'shared',
        },
        says: 'The same for its groups.',
      },
      {
        type: 'AWS::EMR::InstanceFleetConfig',
        asked: ['guest-os', 'platform'],
        was: {
          'guest-os': 'aws',
          platform: 'shared',
        },
        says: 'The same for its fleets.',
      },
      {
        type: 'Demarc::SSM::PatchState',
        asked: ['guest-os', 'platform'],
        was: {
          'guest-os': 'aws',
          platform: 'aws',
        },
        says: 'A record has none: it is asked of the node.',
      },
      {
        type: 'AWS::Neptune::DBCluster',
        asked: ['guest-os'],
        was: {
          'guest-os': 'aws',
        },
        says: 'The customer applies updates of the operating system.',
      },
      {
        type: 'AWS::DocDB::DBCluster',
        asked: ['guest-os'],
        was: {
          'guest-os': 'aws',
        },
        says: 'The customer applies updates of the operating system.',
      },
      {
        type: 'AWS::OpenSearchService::Domain',
        asked: ['guest-os', 'platform'],
        was: {
          'guest-os': 'aws',
          platform: 'shared',
        },
        says: 'The customer applies required updates within 30 days.',
      },
    ],
  },
  {
    title: 'A configuration moves the line, and there was no move',
    cases: [
      {
        type: 'AWS::RDS::DBInstance',
        given: ['Engine=custom-oracle-ee'],
        asked: ['guest-os', 'platform'],
        was: {
          'guest-os': 'customer',
          platform: 'customer',
        },
        says: 'The customer patches the operating system, and shares patches of the database.',
      },
      {
        type: 'AWS::RDS::DBInstance',
        given: ['Engine=custom-sqlserver-se', 'state.CustomEngineVersion=false'],
        asked: ['guest-os', 'platform'],
        was: {
          'guest-os': 'customer',
          platform: 'customer',
        },
        says: "With AWS's engine version AWS patches, and the customer can sign in and install software.",
      },
      {
        type: 'AWS::RDS::DBInstance',
        given: ['MultiAZ=false', 'DBClusterIdentifier=null'],
        asked: ['resilience'],
        was: {
          resilience: 'shared',
        },
        says: 'A database in one zone has no failover.',
      },
      {
        type: 'AWS::RDS::DBInstance',
        given: ['StorageEncrypted=false'],
        asked: ['server-side-encryption'],
        was: {
          'server-side-encryption': 'shared',
        },
        says: 'Nothing is encrypted unless the customer asks.',
      },
      {
        type: 'AWS::EC2::Instance',
        given: ['Operator.Managed=true'],
        asked: ['guest-os', 'platform'],
        was: {
          'guest-os': 'customer',
          platform: 'customer',
        },
        says: 'The service that operates a managed instance patches it.',
      },
      {
        type: 'AWS::EC2::Volume',
        given: ['Operator.Managed=true'],
        asked: ['server-side-encryption'],
        was: {
          'server-side-encryption': 'customer',
        },
        says: 'The service encrypts, the customer chooses the key.',
      },
      {
        type: 'AWS::EC2::NetworkInterface',
        given: ['Operator.Managed=true'],
        asked: ['network'],
        was: {
          network: 'customer',
        },
        says: 'The service keeps the settings of the interface.',
      },
      {
        type: 'AWS::EC2::LaunchTemplate',
        given: ['Operator.Managed=true'],
        asked: ['network', 'identity'],
        was: {
          network: 'customer',
          identity: 'customer',
        },
        says: 'The service writes the template.',
      },
      {
        type: 'AWS::EC2::Volume',
        given: ['Encrypted=false'],
        asked: ['encryption-in-transit'],
        was: {
          'encryption-in-transit': 'aws',
        },
        says: 'What travels to an unencrypted volume is not.',
      },
      {
        type: 'AWS::Lambda::Function',
        given: [
          'CapacityProviderConfig={"LambdaManagedInstancesCapacityProviderConfig":{"CapacityProviderArn":"arn"}}',
        ],
        asked: ['virtualization', 'network', 'resilience'],
        was: {
          virtualization: 'aws',
          network: 'shared',
          resilience: 'shared',
        },
        says: 'The capacity provider is the boundary; its network is the customer’s.',
      },
      {
        type: 'AWS::KMS::Key',
        given: ['Origin=EXTERNAL_KEY_STORE'],
        asked: ['facilities', 'virtualization', 'platform', 'network', 'encryption-in-transit'],
        was: {
          facilities: 'aws',
          virtualization: 'aws',
          platform: 'aws',
          network: 'none',
          'encryption-in-transit': 'aws',
        },
        says: 'The key manager and the way to it are the customer’s.',
      },
      {
        type: 'AWS::KMS::Key',
        given: ['Origin=AWS_CLOUDHSM'],
        asked: ['backup', 'resilience', 'identity'],
        was: {
          backup: 'aws',
          resilience: 'aws',
          identity: 'customer',
        },
        says: 'The customer manages the cluster, its users and backups.',
      },
      {
        type: 'AWS::ElastiCache::CacheCluster',
        given: ['Engine=memcached'],
        asked: ['backup', 'server-side-encryption'],
        was: {
          backup: 'shared',
          'server-side-encryption': 'shared',
        },
        says: 'Memcached on nodes has neither.',
      },
      {
        type: 'AWS::ECS::Service',
        given: ['LaunchType=EXTERNAL'],
        asked: ['facilities', 'virtualization'],
        was: {
          facilities: 'aws',
          virtualization: 'aws',
        },
        says: 'External instances are servers of the customer.',
      },
      {
        type: 'AWS::Deadline::Fleet',
        given: ['Configuration={"ServiceManagedEc2":{}}'],
        asked: ['guest-os'],
        was: null,
        says: 'AWS manages the operating system of a service-managed fleet.',
      },
      {
        type: 'AWS::Deadline::Fleet',
        given: ['Configuration={"CustomerManaged":{}}'],
        asked: ['facilities', 'virtualization', 'guest-os'],
        was: null,
        says: 'The customer has full responsibility for its own fleet.',
      },
    ],
  },
  {
    title: "The customer's own site and hardware",
    cases: [
      {
        type: 'AWS::EC2::Instance',
        given: ['OutpostArn=arn:aws:outposts:eu-central-1:111122223333:outpost/op-1'],
        asked: ['facilities'],
        was: {
          facilities: 'aws',
        },
        says: 'The rack is AWS’s, the site is the customer’s.',
      },
      {
        type: 'AWS::EC2::Subnet',
        given: ['OutpostArn=arn:aws:outposts:eu-central-1:111122223333:outpost/op-1'],
        asked: ['facilities'],
        was: {
          facilities: 'aws',
        },
        says: 'The same for what stands in the subnet.',
      },
      {
        type: 'AWS::GameLift::Fleet',
        given: ['ComputeType=ANYWHERE'],
        asked: ['facilities', 'virtualization'],
        was: {
          facilities: 'aws',
          virtualization: 'aws',
        },
        says: 'An Anywhere fleet runs on the customer’s hardware.',
      },
      {
        type: 'AWS::DataSync::Agent',
        asked: ['facilities', 'virtualization'],
        was: {
          facilities: 'aws',
          virtualization: 'aws',
        },
        says: 'The agent is a machine at the customer’s site.',
      },
      {
        type: 'AWS::EC2::CustomerGateway',
        asked: ['facilities', 'virtualization'],
        was: {
          facilities: 'aws',
          virtualization: 'aws',
        },
        says: 'The device is the customer’s.',
      },
      {
        type: 'AWS::BackupGateway::Hypervisor',
        asked: ['facilities', 'virtualization'],
        was: null,
        says: 'The hypervisor is the customer’s.',
      },
      {
        type: 'AWS::Greengrass::CoreDefinition',
        asked: ['facilities', 'virtualization'],
        was: null,
        says: 'The core runs on devices of the customer.',
      },
      {
        type: 'AWS::WorkSpacesThinClient::Environment',
        asked: ['facilities'],
        was: null,
        says: 'The devices stand at the customer’s.',
      },
    ],
  },
  {
    title: 'A third party has a part',
    cases: [
      {
        type: 'AWS::ODB::CloudExadataInfrastructure',
        asked: ['virtualization', 'platform'],
        was: null,
        says: 'AWS, OCI and the customer share it.',
      },
      {
        type: 'AWS::EC2::Instance',
        given: ['state.MarketplaceProducts=["prodcode"]'],
        asked: ['guest-os', 'platform', 'application'],
        was: {
          'guest-os': 'customer',
          platform: 'customer',
          application: 'customer',
        },
        says: 'The buyer configures and maintains the server; the seller patches the image.',
      },
      {
        type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
        given: ['Type=gateway'],
        asked: ['network'],
        was: {
          network: 'customer',
        },
        says: 'The customer chooses and qualifies the software of appliances.',
      },
    ],
  },
  {
    title: 'A setting had the layers of a server; twins differed; a service was not placed',
    cases: [
      {
        type: 'AWS::EC2::EC2Fleet',
        asked: ['guest-os', 'platform'],
        was: {
          'guest-os': 'customer',
          platform: 'customer',
        },
        says: 'How instances are to be launched.',
      },
      {
        type: 'AWS::WorkSpaces::WorkspaceIpGroup',
        asked: ['guest-os', 'platform'],
        was: {
          'guest-os': 'customer',
          platform: 'customer',
        },
        says: 'A list of addresses.',
      },
      {
        type: 'AWS::Lightsail::Bucket',
        asked: ['guest-os', 'platform'],
        was: {
          'guest-os': 'customer',
          platform: 'customer',
        },
        says: 'AWS runs the storage.',
      },
      {
        type: 'AWS::Rbin::Rule',
        asked: ['backup', 'platform'],
        was: null,
        says: 'How long what was deleted is kept.',
      },
      {
        type: 'AWS::QBusiness::Application',
        asked: ['platform'],
        was: null,
        says: 'AWS runs it.',
      },
      {
        type: 'AWS::OSIS::Pipeline',
        asked: ['platform', 'guest-os'],
        was: null,
        says: 'AWS runs and scales the pipeline.',
      },
      {
        type: 'AWS::ManagedBlockchain::Node',
        asked: ['guest-os', 'platform'],
        was: null,
        says: 'AWS runs the node, the customer chooses the version.',
      },
      {
        type: 'AWS::NovaAct::WorkflowDefinition',
        asked: ['server-side-encryption'],
        was: null,
        says: 'AWS encrypts with its keys; there is no other.',
      },
    ],
  },
]
