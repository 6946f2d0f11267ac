import type { Mistake } from './cases.ts'

/** Where a resource stands, who else has a part in it, and which layers it has at all. */
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
