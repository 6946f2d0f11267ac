import type { Mistake } from './cases.ts'

/** Cases about the place of a resource, its third parties, and the layers that it has. */
export const ofPlaces: readonly Mistake[] = [
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
      {
        type: 'Demarc::SSM::ManagedInstance',
        given: ['InstanceId=mi-0123456789abcdef0'],
        asked: ['facilities', 'virtualization', 'guest-os'],
        was: { facilities: 'aws', virtualization: 'aws', 'guest-os': 'aws' },
        says: 'A node outside EC2 is the customer’s, down to the building.',
      },
      {
        type: 'AWS::EKS::Cluster',
        given: ['RemoteNetworkConfig={"RemoteNodeNetworks":[{"Cidrs":["10.0.0.0/16"]}]}'],
        asked: ['facilities', 'virtualization', 'guest-os'],
        was: { facilities: 'aws', virtualization: 'aws', 'guest-os': 'aws' },
        says: 'Hybrid nodes are machines of the customer’s.',
      },
      {
        type: 'AWS::EKS::Cluster',
        given: ['OutpostConfig={"OutpostArns":["arn:aws:outposts:eu-central-1:111122223333:outpost/op-1"]}'],
        asked: ['facilities', 'resilience'],
        was: { facilities: 'aws', resilience: 'aws' },
        says: 'A local cluster runs its control plane on the Outpost, too.',
      },
      {
        type: 'AWS::EC2::Volume',
        given: ['OutpostArn=arn:aws:outposts:eu-central-1:111122223333:outpost/op-1'],
        asked: ['facilities'],
        was: { facilities: 'aws' },
        says: 'The rack is AWS’s, the site is the customer’s.',
      },
      {
        type: 'AWS::S3Outposts::Bucket',
        asked: ['facilities', 'resilience'],
        was: null,
        says: 'The bucket stands on an Outpost.',
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
      {
        type: 'AWS::EC2::SnapshotBlockPublicAccess',
        asked: ['server-side-encryption', 'backup'],
        was: { 'server-side-encryption': 'customer', backup: 'customer' },
        says: 'A setting of a Region: the same as its twin, described in full.',
      },
      {
        type: 'AWS::KMS::ReplicaKey',
        asked: ['backup', 'resilience'],
        was: { backup: 'shared', resilience: 'shared' },
        says: 'The same as a key.',
      },
      {
        type: 'AWS::EC2::KeyPair',
        asked: ['network', 'backup'],
        was: { network: 'customer', backup: 'customer' },
        says: 'A key is no machine.',
      },
      {
        type: 'AWS::Batch::JobQueue',
        asked: ['guest-os', 'platform'],
        was: { 'guest-os': 'customer', platform: 'customer' },
        says: 'A queue is no machine.',
      },
      {
        type: 'AWS::S3::BucketPolicy',
        asked: ['application', 'backup'],
        was: { application: 'customer', backup: 'shared' },
        says: 'A policy runs no code, and its text is its copy.',
      },
      {
        type: 'AWS::ApiGatewayV2::Api',
        asked: ['resource-policy'],
        was: { 'resource-policy': 'customer' },
        says: 'It has no resource policy.',
      },
      {
        type: 'AWS::Lightsail::Distribution',
        asked: ['guest-os', 'platform'],
        was: { 'guest-os': 'customer', platform: 'customer' },
        says: 'AWS runs the distribution.',
      },
      {
        type: 'AWS::ECS::ExpressGatewayService',
        asked: ['guest-os'],
        was: { 'guest-os': 'customer' },
        says: 'AWS patches what the service runs on.',
      },
      {
        type: 'AWS::MediaConnect::Flow',
        asked: ['platform', 'network'],
        was: null,
        says: 'AWS runs the flow; who may send to it is the customer’s.',
      },
      {
        type: 'AWS::M2::Environment',
        asked: ['guest-os', 'platform'],
        was: null,
        says: 'AWS runs the environment, the customer chooses the engine’s version.',
      },
      {
        type: 'AWS::RolesAnywhere::TrustAnchor',
        asked: ['identity'],
        was: null,
        says: 'Which authority is trusted is the customer’s to say.',
      },
      {
        type: 'AWS::PaymentCryptography::Key',
        asked: ['platform', 'resource-policy'],
        was: null,
        says: 'AWS runs the modules that hold the key.',
      },
      {
        type: 'AWS::Pinpoint::EmailTemplate',
        asked: ['guest-os', 'platform', 'data'],
        was: { 'guest-os': 'aws', platform: 'aws', data: 'customer' },
        says: 'The customer writes the text that the service keeps.',
      },
      {
        type: 'AWS::CloudFront::FieldLevelEncryptionProfile',
        asked: ['encryption-in-transit', 'data'],
        was: { 'encryption-in-transit': 'shared', data: 'customer' },
        says: 'The customer names the fields, and keeps the private key.',
      },
      {
        type: 'AWS::IAM::RolePolicy',
        asked: ['encryption-in-transit', 'server-side-encryption'],
        was: { 'encryption-in-transit': 'shared', 'server-side-encryption': 'shared' },
        says: 'IAM keeps and encrypts it as it does a managed policy.',
      },
      {
        type: 'AWS::CloudTrail::Trail',
        asked: ['resource-policy'],
        was: { 'resource-policy': 'customer' },
        says: 'A trail has no policy of its own.',
      },
      {
        type: 'AWS::Pinpoint::App',
        asked: ['server-side-encryption'],
        was: { 'server-side-encryption': 'shared' },
        says: 'AWS encrypts with its own keys; the customer can choose none.',
      },
      {
        type: 'AWS::SES::ContactList',
        asked: ['server-side-encryption'],
        was: { 'server-side-encryption': 'shared' },
        says: 'The same; it can choose the key of archives alone.',
      },
      {
        type: 'AWS::CodeArtifact::Repository',
        asked: ['server-side-encryption'],
        was: { 'server-side-encryption': 'shared' },
        says: 'The customer chooses the key at the domain: AWS’s page of the service says it.',
      },
      {
        type: 'AWS::AppFlow::Connector',
        asked: ['server-side-encryption'],
        was: { 'server-side-encryption': 'shared' },
        says: 'Its code rests in a function, which has a row of its own.',
      },
    ],
  },
]
