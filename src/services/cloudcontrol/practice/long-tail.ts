import type { ProgressEvent } from '@aws-sdk/client-cloudcontrol'
import { byText } from '../../../core/by-text.ts'
import { isRecord } from '../../../core/record.ts'
import { tagPropertyOf } from '../../../practice/described.ts'
import { hexId, uuidOf } from '../../../practice/ids.ts'
import { arnIn, type Place } from '../../../practice/kind.ts'
import { sizes } from '../../../practice/principals.ts'
import type { Call, PracticeService, Shown } from '../../../practice/service.ts'
import type { Tags } from '../../../practice/tags.ts'
import { type Naming, type Namings, short, uuid } from './naming.ts'
import { ofAi } from './naming-ai.ts'
import { ofData } from './naming-data.ts'
import { ofTheEdge } from './naming-edge.ts'

/** A resource of a type for which the practice account has no service, in CloudFormation's shape. */
export interface LongTailResource {
  type: string
  /** Null if resources of its type have no ARN. */
  arn: string | null
  properties: Record<string, unknown>
}

export interface LongTailState {
  resources: LongTailResource[]
  /** Requests that changed something, by token. */
  requests: Record<string, ProgressEvent>
}
export type C<I = unknown> = Call<I, LongTailState>

/**
 * The types of the long tail (ARNs: service-authorization/latest/reference). A new type needs a row here and a row in
 * the seed; the schema knows its properties.
 */
export const namings: Namings = {
  ...ofAi,
  ...ofData,
  ...ofTheEdge,
  'AWS::AmazonMQ::Broker': {
    name: 'BrokerName',
    arn: ['mq', (name, id) => `broker:${name}:${id}`],
    id: ['Id', (_, name) => `b-${uuidOf('mq', name)}`],
    arnAs: 'Arn',
  },
  'AWS::Amplify::App': {
    name: 'Name',
    arn: ['amplify', (_, id) => `apps/${id}`],
    id: ['AppId', (_, name) => `d${hexId('amplify', name, 13)}`],
    arnAs: 'Arn',
  },
  'AWS::AppSync::GraphQLApi': {
    name: 'Name',
    arn: ['appsync', (_, id) => `apis/${id}`],
    id: ['ApiId', short('appsync', 26)],
    arnAs: 'Arn',
  },
  'AWS::Athena::WorkGroup': { name: 'Name', arn: ['athena', (name) => `workgroup/${name}`] },
  'AWS::Bedrock::Agent': {
    name: 'AgentName',
    arn: ['bedrock', (_, id) => `agent/${id}`],
    id: ['AgentId', (_, name) => hexId('bedrock-agent', name, 10).toUpperCase()],
    arnAs: 'AgentArn',
  },
  'AWS::Bedrock::Guardrail': {
    name: 'Name',
    arn: ['bedrock', (_, id) => `guardrail/${id}`],
    id: ['GuardrailId', short('guardrail', 12)],
    arnAs: 'GuardrailArn',
  },
  'AWS::Cognito::UserPool': {
    name: 'UserPoolName',
    arn: ['cognito-idp', (_, id) => `userpool/${id}`],
    id: ['UserPoolId', ({ region }, name) => `${region}_${hexId('pool', name, 9)}`],
    arnAs: 'Arn',
  },
  'AWS::Glue::Database': { name: 'DatabaseName', arn: ['glue', (name) => `database/${name}`] },
  'AWS::Glue::Job': { name: 'Name', arn: ['glue', (name) => `job/${name}`] },
  'AWS::Kinesis::Stream': { name: 'Name', arn: ['kinesis', (name) => `stream/${name}`], arnAs: 'Arn' },
  'AWS::KinesisFirehose::DeliveryStream': {
    name: 'DeliveryStreamName',
    arn: ['firehose', (name) => `deliverystream/${name}`],
    arnAs: 'Arn',
  },
  'AWS::MemoryDB::Cluster': { name: 'ClusterName', arn: ['memorydb', (name) => `cluster/${name}`], arnAs: 'ARN' },
  'AWS::MSK::Cluster': {
    name: 'ClusterName',
    arn: ['kafka', (name, id) => `cluster/${name}/${id}`],
    id: [null, uuid('msk')],
    arnAs: 'Arn',
  },
  'AWS::Route53::HostedZone': {
    name: 'Name',
    arn: ['route53', (_, id) => `hostedzone/${id}`],
    id: ['Id', (_, name) => `Z${hexId('zone', name, 20).toUpperCase()}`],
    region: 'global',
  },
  'AWS::SageMaker::NotebookInstance': {
    name: 'NotebookInstanceName',
    arn: ['sagemaker', (name) => `notebook-instance/${name}`],
    arnAs: 'NotebookInstanceArn',
  },
  'AWS::SSM::Parameter': { name: 'Name', arn: ['ssm', (name) => `parameter/${name.replace(/^\//, '')}`], arnAs: 'Arn' },
  'AWS::StepFunctions::StateMachine': {
    name: 'StateMachineName',
    arn: ['states', (name) => `stateMachine:${name}`],
    arnAs: 'Arn',
  },
  'AWS::Transfer::Server': {
    name: 'Name',
    arn: ['transfer', (_, id) => `server/${id}`],
    id: ['ServerId', (_, name) => `s-${hexId('transfer', name, 17)}`],
    arnAs: 'Arn',
  },
  'AWS::WorkSpaces::Workspace': {
    name: 'UserName',
    arn: ['workspaces', (_, id) => `workspace/${id}`],
    id: ['WorkspaceId', (_, name) => `ws-${hexId('workspace', name, 9)}`],
  },
}

export const namingOf = (type: string | undefined): Naming | undefined =>
  type !== undefined && Object.hasOwn(namings, type) ? namings[type] : undefined

/**
 * A resource with the names and ids that AWS gives it. Types without a name property have their name in the tag `Name`.
 */
export function resourceOf(
  place: Place,
  type: string,
  naming: Naming,
  name: string,
  properties: Readonly<Record<string, unknown>>,
): LongTailResource {
  const id = naming.id?.[1](place, name) ?? name
  const where = naming.region === 'global' ? { ...place, region: '', account: '' } : place
  const arn = naming.arn && arnIn(where, naming.arn[0], naming.arn[1](name, id))
  return {
    type,
    arn,
    properties: {
      ...properties,
      [naming.name]: name,
      ...(naming.id?.[0] ? { [naming.id[0]]: id } : {}),
      ...(naming.arnAs === undefined ? {} : { [naming.arnAs]: arn }),
    },
  }
}

/** The tags of the resources kept in a region, by ARN; the property is a list of keys and values, or a map. */
export const taggedOf = ({ resources }: LongTailState): readonly (readonly [arn: string, tags: Tags])[] =>
  resources.flatMap(({ type, arn, properties }) => {
    if (arn === null) return []
    const property = tagPropertyOf(type)?.replace('*', '')
    return [[arn, tagsIn(property === undefined ? undefined : properties[property])] as const]
  })

function tagsIn(value: unknown): Tags {
  const pairs = Array.isArray(value)
    ? value.flatMap((one) => (isRecord(one) ? [[one['Key'], one['Value']] as const] : []))
    : Object.entries(isRecord(value) ? value : {})
  return byText(pairs.map(([key, text]) => [String(key), String(text ?? '')] as const))
}

/** The regions in which the account may have resources. */
const regions: readonly string[] = [...new Set([...sizes.company.regions, ...sizes.small.regions])]

/**
 * Describes each type as it is kept. Global resources are kept in the region where they were created, and are visible
 * in every region.
 */
export const describesOf = (self: () => PracticeService<LongTailState>) =>
  Object.fromEntries(
    Object.entries(namings).map(([type, { region }]) => [
      type,
      (_: unknown, call: C): readonly Shown[] =>
        (region === 'global' ? regions : [call.region])
          .flatMap((where) => call.of(self(), where).resources)
          .filter((one) => one.type === type)
          .map(({ arn, properties: is }) => ({ is, arn, region })),
    ]),
  )
