import { byText } from '../core/by-text.ts'

const rds = ['Engine', 'EngineVersion', 'SnapshotType']
const status = ['state.Status']

/**
 * The properties that AWS returns for every resource of a type (its API references), so that null there is no answer. By type, as
 * far as controls use them to decide what applies.
 */
const ALWAYS: Readonly<Record<string, readonly string[]>> = byText({
  'AWS::AccessAnalyzer::Analyzer': status,
  'AWS::AmazonMQ::Broker': ['EngineType'],
  'AWS::ApiGateway::Stage': ['RestApiId'],
  'AWS::ApiGatewayV2::Integration': ['state.ProtocolType'],
  'AWS::ApiGatewayV2::Route': ['RouteKey', 'state.ProtocolType'],
  'AWS::ApiGatewayV2::Stage': ['state.ProtocolType'],
  'AWS::CertificateManager::Certificate': ['KeyAlgorithm', 'state.Status', 'state.Type'],
  'AWS::CloudTrail::EventDataStore': status,
  'AWS::DAX::Cluster': status,
  'AWS::DMS::Endpoint': ['EngineName'],
  'AWS::DynamoDB::Table': ['state.TableStatus'],
  'AWS::EC2::Instance': ['InstanceId', 'state.Status', 'state.VirtualizationType'],
  'AWS::EC2::NetworkInterface': ['InterfaceType'],
  'AWS::EC2::SecurityGroup': ['GroupName'],
  'AWS::EC2::VPC': ['VpcId'],
  'AWS::EC2::Volume': status,
  'AWS::ECS::CapacityProvider': status,
  'AWS::ECS::Cluster': status,
  'AWS::ECS::Service': status,
  'AWS::EKS::Cluster': status,
  'AWS::EKS::FargateProfile': status,
  'AWS::EKS::Nodegroup': status,
  'AWS::ElastiCache::CacheCluster': ['Engine', 'EngineVersion'],
  'AWS::ElastiCache::ReplicationGroup': ['Engine', 'EngineVersion'],
  'AWS::ElastiCache::ServerlessCache': ['Engine'],
  'AWS::ElasticLoadBalancingV2::Listener': ['LoadBalancerArn'],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ['LoadBalancerArn', 'Type'],
  'AWS::ElasticLoadBalancingV2::TargetGroup': ['TargetType'],
  'AWS::FSx::FileSystem': ['FileSystemType'],
  'AWS::Glue::Job': ['Command'],
  'AWS::KMS::Key': ['KeySpec', 'Origin', 'state.KeyState'],
  'AWS::Lambda::Function': ['PackageType'],
  'AWS::Logs::MetricFilter': ['FilterPattern'],
  'AWS::NetworkFirewall::RuleGroup': ['Type'],
  'AWS::OpenSearchService::Domain': ['EngineVersion'],
  'AWS::RDS::DBCluster': [...rds, 'EngineMode'],
  'AWS::RDS::DBInstance': [...rds, 'state.Status'],
  'AWS::RDS::GlobalCluster': rds,
  'Demarc::RDS::DBClusterSnapshot': rds,
  'Demarc::RDS::DBSnapshot': rds,
})

/** Those among some paths of a type that AWS always returns; undefined for none. */
export function alwaysAmong(type: string, paths: readonly string[]): readonly string[] | undefined {
  const always = paths.filter((path) => ALWAYS[type]?.includes(path))
  return always.length > 0 ? always : undefined
}
