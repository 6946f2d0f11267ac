import type { Mistake } from './cases.ts'

/** Cases about patching, and about configurations that move the line. */
export const ofMoves: readonly Mistake[] = [
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
      {
        type: 'AWS::ElasticBeanstalk::Environment',
        given: [
          'OptionSettings=[{"Namespace":"aws:elasticbeanstalk:managedactions","OptionName":"ManagedActionsEnabled","Value":"true"},{"Namespace":"aws:autoscaling:launchconfiguration","OptionName":"ImageId","Value":"ami-0own"}]',
          'state.PlatformImageIds=["ami-0aws"]',
        ],
        asked: ['guest-os', 'platform'],
        was: { 'guest-os': 'aws', platform: 'shared' },
        says: 'An image of the customer’s own is the customer’s to patch, with managed updates too.',
      },
      {
        type: 'Demarc::SSM::ManagedInstance',
        asked: ['guest-os', 'platform'],
        was: { 'guest-os': 'aws', platform: 'aws' },
        says: 'A record has none: it is asked of the node.',
      },
      {
        type: 'Demarc::SSM::AssociationState',
        asked: ['guest-os', 'platform'],
        was: { 'guest-os': 'aws', platform: 'aws' },
        says: 'The same for what an association found.',
      },
      {
        type: 'AWS::Glue::Job',
        asked: ['platform'],
        was: { platform: 'aws' },
        says: 'The customer chooses the version that a job runs on.',
      },
      {
        type: 'AWS::EMRServerless::Application',
        asked: ['platform'],
        was: { platform: 'aws' },
        says: 'The customer chooses the release.',
      },
      {
        type: 'AWS::Synthetics::Canary',
        asked: ['platform'],
        was: { platform: 'aws' },
        says: 'The customer chooses the runtime.',
      },
      {
        type: 'AWS::AppRunner::Service',
        asked: ['platform'],
        was: { platform: 'aws' },
        says: 'The customer chooses the runtime, and builds again for its patches.',
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
      {
        type: 'AWS::RDS::DBInstance',
        given: ['Engine=custom-sqlserver-se', 'state.CustomEngineVersion=true'],
        asked: ['guest-os', 'platform', 'application'],
        was: { 'guest-os': 'customer', platform: 'customer', application: 'none' },
        says: 'With an engine version of the customer’s own all of it is the customer’s, and it can install software.',
      },
    ],
  },
]
