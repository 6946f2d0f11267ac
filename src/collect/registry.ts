import { accounts } from './account.ts'
import { certificates } from './acm.ts'
import { apiDomainNames, restApis } from './apigateway.ts'
import { apis } from './apigatewayv2.ts'
import { scalableTargets } from './application-autoscaling.ts'
import { autoScalingGroups, launchConfigurations } from './autoscaling.ts'
import { protectedResources } from './backup.ts'
import { backupPlans, reportPlans } from './backup-plans.ts'
import { backupVaults } from './backup-vaults.ts'
import { distributions } from './cloudfront.ts'
import { trails } from './cloudtrail.ts'
import { eventDataStores } from './cloudtrail-lake.ts'
import { alarms } from './cloudwatch.ts'
import type { Collector } from './collector.ts'
import { configRegions, configurationRecorders, deliveryChannels } from './config.ts'
import { caches } from './dax.ts'
import { tables } from './dynamodb.ts'
import {
  ebsDefaultEncryption,
  imageBlockPublicAccess,
  images,
  instances,
  launchTemplates,
  snapshotBlockPublicAccess,
  snapshots,
  volumes,
} from './ec2-compute.ts'
import { repositories } from './ecr.ts'
import { capacityProviders, ecsClusters, ecsServices, taskDefinitions } from './ecs.ts'
import { fileSystemAccessPoints, fileSystems } from './efs.ts'
import { eksClusters, fargateProfiles, nodegroups } from './eks.ts'
import { cacheClusters, serverlessCaches } from './elasticache.ts'
import { environments } from './elasticbeanstalk.ts'
import { classicLoadBalancers } from './elb.ts'
import { loadBalancers, targetGroups } from './elbv2.ts'
import { detectors, guardDutyRegions } from './guardduty.ts'
import { identities, passwordPolicy, rootUser, serverCertificates } from './iam.ts'
import { keys } from './kms.ts'
import { functions } from './lambda.ts'
import { logGroups, metricFilters } from './logs.ts'
import { searchDomains } from './opensearch.ts'
import { searchCollections } from './opensearchserverless.ts'
import {
  dbClusterParameterGroups,
  dbClusterSnapshots,
  dbClusters,
  dbInstances,
  dbParameterGroups,
  dbProxies,
  dbSnapshots,
  eventSubscriptions,
} from './rds.ts'
import { warehouseParameterGroups, warehouseSubnetGroups, warehouses } from './redshift.ts'
import { namespaces, workgroups } from './redshift-serverless.ts'
import { buckets } from './s3.ts'
import { accessPoints, accountPublicAccessBlock, multiRegionAccessPoints } from './s3control.ts'
import { directoryBuckets } from './s3express.ts'
import { secrets } from './secretsmanager.ts'
import { subscriptions, topics } from './sns.ts'
import { spotFleets } from './spot-fleets.ts'
import { queues } from './sqs.ts'
import { complianceStates, documents, managedInstances, serviceSettings } from './ssm.ts'
import { networkAcls, networkInterfaces, networks, securityGroups, subnets } from './vpc.ts'
import { addresses, flowLogs, vpcBlockPublicAccess, vpcEndpoints } from './vpc-parts.ts'
import { clientVpnEndpoints, transitGateways, vpnConnections } from './vpn.ts'

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
