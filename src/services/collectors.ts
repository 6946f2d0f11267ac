import type { Collector } from '../collect/collector.ts'
import { accounts } from './account/collect.ts'
import { certificates } from './acm/collect.ts'
import { apiDomainNames, restApis } from './apigateway/collect/apigateway.ts'
import { apis } from './apigateway/collect/apigatewayv2.ts'
import { scalableTargets } from './application-autoscaling/collect.ts'
import { autoScalingGroups, launchConfigurations } from './autoscaling/collect.ts'
import { protectedResources } from './backup/collect/backup.ts'
import { backupPlans, reportPlans } from './backup/collect/plans.ts'
import { backupVaults } from './backup/collect/vaults.ts'
import { distributions } from './cloudfront/collect/cloudfront.ts'
import { trails } from './cloudtrail/collect/cloudtrail.ts'
import { eventDataStores } from './cloudtrail/collect/lake.ts'
import { alarms } from './cloudwatch/collect.ts'
import { configRegions, configurationRecorders, deliveryChannels } from './config/collect.ts'
import { caches } from './dynamodb/collect/dax.ts'
import { tables } from './dynamodb/collect/dynamodb.ts'
import {
  ebsDefaultEncryption,
  imageBlockPublicAccess,
  images,
  instances,
  launchTemplates,
  snapshotBlockPublicAccess,
  snapshots,
  volumes,
} from './ec2/collect/compute.ts'
import { spotFleets } from './ec2/collect/spot-fleets.ts'
import { networkAcls, networkInterfaces, networks, securityGroups, subnets } from './ec2/collect/vpc.ts'
import { addresses, flowLogs, vpcBlockPublicAccess, vpcEndpoints } from './ec2/collect/vpc-parts.ts'
import { clientVpnEndpoints, transitGateways, vpnConnections } from './ec2/collect/vpn.ts'
import { repositories } from './ecr/collect.ts'
import { capacityProviders, ecsClusters, ecsServices, taskDefinitions } from './ecs/collect/ecs.ts'
import { fileSystemAccessPoints, fileSystems } from './efs/collect.ts'
import { eksClusters, fargateProfiles, nodegroups } from './eks/collect.ts'
import { cacheClusters, serverlessCaches } from './elasticache/collect.ts'
import { environments } from './elasticbeanstalk/collect.ts'
import { classicLoadBalancers } from './elasticloadbalancing/collect/elb.ts'
import { loadBalancers, targetGroups } from './elasticloadbalancing/collect/elbv2.ts'
import { detectors, guardDutyRegions } from './guardduty/collect.ts'
import { identities, passwordPolicy, rootUser, serverCertificates } from './iam/collect/iam.ts'
import { keys } from './kms/collect.ts'
import { functions } from './lambda/collect.ts'
import { logGroups, metricFilters } from './logs/collect.ts'
import { searchDomains } from './opensearch/collect/opensearch.ts'
import { searchCollections } from './opensearch/collect/opensearchserverless.ts'
import {
  dbClusterParameterGroups,
  dbClusterSnapshots,
  dbClusters,
  dbInstances,
  dbParameterGroups,
  dbProxies,
  dbSnapshots,
  eventSubscriptions,
} from './rds/collect.ts'
import { warehouseParameterGroups, warehouseSubnetGroups, warehouses } from './redshift/collect/redshift.ts'
import { namespaces, workgroups } from './redshift/collect/serverless.ts'
import { directoryBuckets } from './s3/collect/express.ts'
import { buckets } from './s3/collect/s3.ts'
import { accessPoints, accountPublicAccessBlock, multiRegionAccessPoints } from './s3/collect/s3control.ts'
import { secrets } from './secretsmanager/collect.ts'
import { subscriptions, topics } from './sns/collect.ts'
import { queues } from './sqs/collect.ts'
import { complianceStates, documents, managedInstances, serviceSettings } from './ssm/collect.ts'

/** Every collector of the project. One line each. */
// biome-ignore format: one line each, so that two additions do not meet
export const collectors: readonly Collector[] = [
  accounts,
  trails,
  eventDataStores,
  keys,
  functions,
  repositories,
  ecsClusters,
  ecsServices,
  taskDefinitions,
  capacityProviders,
  eksClusters,
  nodegroups,
  fargateProfiles,
  autoScalingGroups,
  launchConfigurations,
  buckets,
  accountPublicAccessBlock,
  accessPoints,
  multiRegionAccessPoints,
  directoryBuckets,
  identities,
  passwordPolicy,
  rootUser,
  serverCertificates,
  tables,
  caches,
  scalableTargets,
  backupPlans,
  backupVaults,
  protectedResources,
  reportPlans,
  instances,
  volumes,
  snapshots,
  images,
  ebsDefaultEncryption,
  snapshotBlockPublicAccess,
  imageBlockPublicAccess,
  launchTemplates,
  spotFleets,
  managedInstances,
  complianceStates,
  documents,
  serviceSettings,
  networks,
  subnets,
  securityGroups,
  networkAcls,
  networkInterfaces,
  flowLogs,
  vpcEndpoints,
  addresses,
  vpcBlockPublicAccess,
  transitGateways,
  clientVpnEndpoints,
  vpnConnections,
  classicLoadBalancers,
  loadBalancers,
  targetGroups,
  dbInstances,
  dbClusters,
  dbSnapshots,
  dbClusterSnapshots,
  dbParameterGroups,
  dbClusterParameterGroups,
  eventSubscriptions,
  dbProxies,
  environments,
  distributions,
  searchDomains,
  searchCollections,
  cacheClusters,
  serverlessCaches,
  warehouses,
  warehouseParameterGroups,
  warehouseSubnetGroups,
  namespaces,
  workgroups,
  restApis,
  apiDomainNames,
  apis,
  fileSystems,
  fileSystemAccessPoints,
  queues,
  topics,
  subscriptions,
  secrets,
  logGroups,
  metricFilters,
  alarms,
  certificates,
  configRegions,
  configurationRecorders,
  deliveryChannels,
  guardDutyRegions,
  detectors,
]
