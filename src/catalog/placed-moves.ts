import { isRecord } from '../core/record.ts'
import type { Move } from './entry.ts'
import { both, is, some, when } from './when.ts'

const docs = 'https://docs.aws.amazon.com'
const agents = `${docs}/bedrock-agentcore/latest/devguide`
const anywhere = `${docs}/gameliftservers/latest/developerguide/fleets-creating-anywhere.html`
const cluster = `${docs}/AWSCloudFormation/latest/TemplateReference/aws-resource-medialive-cluster.html`

/** A capacity provider is named: agents run on instances of Amazon EC2 in the account, which AgentCore operates. */
const onInstances: Move['when'] = when('CapacityProviderConfiguration', (value) => value !== null)

const farm = `${docs}/deadline-cloud/latest/userguide`
/** Which of its two kinds a fleet of a render farm is: its configuration has the one member or the other. */
const fleetIs = (kind: 'ServiceManagedEc2' | 'CustomerManaged'): Move['when'] =>
  when('Configuration', (value) => isRecord(value) && isRecord(value[kind]))

/** A regional gateway whose zones are not named: AWS expands it by itself; with addresses for each zone the customer does. */
const regionalByItself: Move['when'] = both(
  when('AvailabilityMode', is('regional')),
  when('AvailabilityZoneAddresses', (value) => value === null),
)

/** What moves the line of types that are placed by their shape, in the order of precedence. */
const moves: Readonly<Record<string, readonly Move[]>> = {
  'AWS::BedrockAgentCore::Runtime': [
    {
      layers: ['network'],
      to: 'customer',
      when: onInstances,
      says: 'it runs on Runtime Instances: the subnets and security groups of its capacity provider are yours',
      source: `${agents}/runtime-instances-security.html`,
    },
    {
      layers: ['virtualization'],
      to: 'shared',
      when: onInstances,
      says: 'it runs on Runtime Instances: a session is the boundary, you decide which agents share one',
      source: `${agents}/runtime-instances-security.html`,
      aws: 'AWS keeps instances apart; agents on one instance are not kept apart from each other.',
    },
    {
      layers: ['server-side-encryption'],
      to: 'customer',
      when: onInstances,
      says: 'it runs on Runtime Instances: their volumes are encrypted where your account or the capacity provider asks for it',
      source: `${agents}/runtime-instances-encryption.html`,
    },
  ],
  'AWS::CodeBuild::Fleet': [
    {
      layers: ['guest-os'],
      to: 'customer',
      when: when('ImageId', some),
      says: 'its instances start from an image of yours (ImageId), which you build and patch',
      source: `${docs}/codebuild/latest/userguide/fleets.html`,
    },
  ],
  'AWS::Deadline::Fleet': [
    {
      layers: ['guest-os'],
      to: 'aws',
      when: fleetIs('ServiceManagedEc2'),
      says: 'it is a service-managed fleet: Deadline Cloud manages the operating system of its workers',
      source: `${farm}/vulnerability-analysis-and-management.html`,
    },
    {
      layers: ['facilities', 'virtualization'],
      to: 'customer',
      when: fleetIs('CustomerManaged'),
      says: 'it is a customer-managed fleet: its workers are machines that you provide, at your site or as instances, which have rows of their own',
      source: `${farm}/manage-cmf.html`,
    },
  ],
  'AWS::EC2::NatGateway': [
    {
      layers: ['resilience'],
      to: 'aws',
      when: regionalByItself,
      says: 'it is a regional gateway: AWS expands it over the Availability Zones of your resources',
      source: `${docs}/vpc/latest/userguide/nat-gateways-regional.html`,
    },
  ],
  'AWS::GameLift::Fleet': [
    {
      layers: ['facilities', 'virtualization', 'guest-os'],
      to: 'customer',
      when: when('ComputeType', is('ANYWHERE')),
      says: 'it is an Anywhere fleet: its computes are hardware of yours, or of another cloud',
      source: anywhere,
    },
  ],
  'AWS::MediaLive::Cluster': [
    {
      layers: ['facilities', 'virtualization'],
      to: 'aws',
      when: when('ClusterType', is('EC2')),
      says: 'its nodes are instances of Amazon EC2',
      source: cluster,
    },
    {
      layers: ['facilities'],
      to: 'shared',
      when: when('ClusterType', is('OUTPOSTS_RACK', 'OUTPOSTS_SERVER')),
      says: 'its nodes are on an Outpost: AWS keeps the hardware, you keep the site',
      source: `${docs}/outposts/latest/userguide/what-is-outposts.html`,
    },
    {
      layers: ['virtualization'],
      to: 'aws',
      when: when('ClusterType', is('OUTPOSTS_RACK', 'OUTPOSTS_SERVER')),
      says: 'its nodes are on an Outpost, which AWS operates',
      source: `${docs}/outposts/latest/userguide/what-is-outposts.html`,
    },
  ],
}

const byType = new Map(Object.entries(moves))

/** The types that have moves. */
export const typesWithMoves: readonly string[] = [...byType.keys()]

/** What moves the line of a placed type; undefined where nothing does. */
export const movesOf = (type: string): readonly Move[] | undefined => byType.get(type)
