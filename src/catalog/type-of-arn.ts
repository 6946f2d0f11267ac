import { byText } from '../core/by-text.ts'
import { cloudFormationTypes } from './types.gen.ts'

/** CloudFormation namespaces whose services have another name in ARNs (service-authorization/latest/reference). */
const namespaces: Readonly<Record<string, string>> = byText({
  airflow: 'mwaa',
  aoss: 'opensearchserverless',
  'cognito-idp': 'cognito',
  'cognito-identity': 'cognito',
  elasticfilesystem: 'efs',
  elasticmapreduce: 'emr',
  es: 'opensearchservice',
  'execute-api': 'apigateway',
  firehose: 'kinesisfirehose',
  geo: 'location',
  kafka: 'msk',
  kafkaconnect: 'kafkaconnect',
  kinesisanalytics: 'kinesisanalyticsv2',
  mq: 'amazonmq',
  profile: 'customerprofiles',
  states: 'stepfunctions',
})

/** Resource kinds of ARNs whose CloudFormation type is named differently. */
const kinds: Readonly<Record<string, string>> = byText({
  s3: 'AWS::S3::Bucket',
  sns: 'AWS::SNS::Topic',
  sqs: 'AWS::SQS::Queue',
  'acm:certificate': 'AWS::CertificateManager::Certificate',
  'codeguru-reviewer:association': 'AWS::CodeGuruReviewer::RepositoryAssociation',
  'cognito-idp:userpool': 'AWS::Cognito::UserPool',
  'dms:cert': 'AWS::DMS::Certificate',
  'dms:es': 'AWS::DMS::EventSubscription',
  'dms:rep': 'AWS::DMS::ReplicationInstance',
  'dms:subgrp': 'AWS::DMS::ReplicationSubnetGroup',
  'dms:task': 'AWS::DMS::ReplicationTask',
  'ec2:elastic-ip': 'AWS::EC2::EIP',
  'ec2:natgateway': 'AWS::EC2::NatGateway',
  'ecr-public:repository': 'AWS::ECR::PublicRepository',
  'ecs:task-definition': 'AWS::ECS::TaskDefinition',
  'elasticloadbalancing:loadbalancer': 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'elasticloadbalancing:targetgroup': 'AWS::ElasticLoadBalancingV2::TargetGroup',
  'elasticloadbalancing:listener': 'AWS::ElasticLoadBalancingV2::Listener',
  'ivs:playback-key': 'AWS::IVS::PlaybackKeyPair',
  'rds:db': 'AWS::RDS::DBInstance',
  'rds:cluster': 'AWS::RDS::DBCluster',
  'rds:subgrp': 'AWS::RDS::DBSubnetGroup',
  'rds:pg': 'AWS::RDS::DBParameterGroup',
  'rds:es': 'AWS::RDS::EventSubscription',
  'rds:secgrp': 'AWS::RDS::DBSecurityGroup',
})

const plain = (name: string): string => name.replaceAll(/[^a-z0-9]/gi, '').toLowerCase()

/** Types by service and kind, normalized in spelling. */
const byKind = new Map(
  Object.entries(cloudFormationTypes).flatMap(([namespace, names]) =>
    names.split(' ').map((kind) => {
      const [, service = ''] = namespace.split('::')
      return [`${plain(service)}:${plain(kind)}`, `${namespace}::${kind}`] as const
    }),
  ),
)

/**
 * The CloudFormation type for an ARN's service and kind (`glue:job` -> `AWS::Glue::Job`); undefined when their names do not
 * determine it. A CloudFormation type is returned unchanged.
 */
export function typeOfKind(kind: string): string | undefined {
  if (kind.startsWith('AWS::')) return kind
  const known = kinds[kind]
  if (known !== undefined) return known
  const [service = '', of = ''] = kind.split(':')
  return byKind.get(`${plain(namespaces[service] ?? service)}:${plain(of)}`)
}
