import type { Remedies } from '../controls/remedy.ts'
import { accountRemedies } from './account/remedies.ts'
import { acmRemedies } from './acm/remedies.ts'
import { apigatewayRemedies } from './apigateway/remedies.ts'
import { autoScalingRemedies } from './autoscaling/remedies.ts'
import { backupRemedies } from './backup/remedies/backup.ts'
import { backupPlanRemedies } from './backup/remedies/plans.ts'
import { backupVaultRemedies } from './backup/remedies/vaults.ts'
import { cloudfrontRemedies } from './cloudfront/remedies.ts'
import { cloudtrailRemedies } from './cloudtrail/remedies/cloudtrail.ts'
import { cloudtrailLakeRemedies } from './cloudtrail/remedies/lake.ts'
import { cloudwatchRemedies } from './cloudwatch/remedies.ts'
import { configRemedies } from './config/remedies.ts'
import { daxRemedies } from './dynamodb/remedies/dax.ts'
import { dynamodbRemedies } from './dynamodb/remedies/dynamodb.ts'
import { ec2InstanceRemedies } from './ec2/remedies/instances.ts'
import { launchTemplateRemedies } from './ec2/remedies/launch-templates.ts'
import { networkDeviceRemedies } from './ec2/remedies/network-devices.ts'
import { securityGroupRemedies } from './ec2/remedies/security-groups.ts'
import { spotFleetRemedies } from './ec2/remedies/spot-fleets.ts'
import { ec2StorageRemedies } from './ec2/remedies/storage.ts'
import { vpcRemedies } from './ec2/remedies/vpc.ts'
import { ecrRemedies } from './ecr/remedies.ts'
import { ecsRemedies } from './ecs/remedies/ecs.ts'
import { ecsTaskRemedies } from './ecs/remedies/tasks.ts'
import { efsRemedies } from './efs/remedies.ts'
import { eksRemedies } from './eks/remedies.ts'
import { elasticacheRemedies } from './elasticache/remedies.ts'
import { elasticBeanstalkRemedies } from './elasticbeanstalk/remedies.ts'
import { elbClassicRemedies } from './elasticloadbalancing/remedies/classic.ts'
import { elbv2Remedies } from './elasticloadbalancing/remedies/elbv2.ts'
import { guardDutyRemedies } from './guardduty/remedies.ts'
import { iamAccountRemedies } from './iam/remedies/account.ts'
import { iamPolicyRemedies } from './iam/remedies/policies.ts'
import { iamUserRemedies } from './iam/remedies/users.ts'
import { kmsRemedies } from './kms/remedies.ts'
import { lambdaRemedies } from './lambda/remedies.ts'
import { metricFilterRemedies } from './logs/remedies.ts'
import { opensearchRemedies } from './opensearch/remedies.ts'
import { rdsClusterRemedies } from './rds/remedies/clusters.ts'
import { rdsInstanceRemedies } from './rds/remedies/instances.ts'
import { rdsSnapshotAndEventRemedies } from './rds/remedies/snapshots-and-events.ts'
import { redshiftRemedies } from './redshift/remedies/redshift.ts'
import { redshiftServerlessRemedies } from './redshift/remedies/serverless.ts'
import { s3AccessRemedies } from './s3/remedies/access.ts'
import { s3ExpressRemedies } from './s3/remedies/express.ts'
import { s3Remedies } from './s3/remedies/s3.ts'
import { secretsManagerRemedies } from './secretsmanager/remedies.ts'
import { snsRemedies } from './sns/remedies.ts'
import { sqsRemedies } from './sqs/remedies.ts'
import { ssmRemedies } from './ssm/remedies.ts'

/** Every remedy, by the id of its control. One line a file. */
// biome-ignore format: one line each, so that two additions do not meet
export const remedies: Remedies = {
  ...accountRemedies,
  ...apigatewayRemedies,
  ...autoScalingRemedies,
  ...acmRemedies,
  ...backupRemedies,
  ...backupPlanRemedies,
  ...backupVaultRemedies,
  ...cloudfrontRemedies,
  ...cloudtrailLakeRemedies,
  ...cloudtrailRemedies,
  ...cloudwatchRemedies,
  ...configRemedies,
  ...daxRemedies,
  ...dynamodbRemedies,
  ...ec2InstanceRemedies,
  ...ec2StorageRemedies,
  ...ecrRemedies,
  ...ecsRemedies,
  ...ecsTaskRemedies,
  ...efsRemedies,
  ...elasticBeanstalkRemedies,
  ...elasticacheRemedies,
  ...elbClassicRemedies,
  ...elbv2Remedies,
  ...guardDutyRemedies,
  ...iamAccountRemedies,
  ...iamPolicyRemedies,
  ...iamUserRemedies,
  ...kmsRemedies,
  ...eksRemedies,
  ...lambdaRemedies,
  ...launchTemplateRemedies,
  ...metricFilterRemedies,
  ...networkDeviceRemedies,
  ...opensearchRemedies,
  ...rdsClusterRemedies,
  ...rdsInstanceRemedies,
  ...rdsSnapshotAndEventRemedies,
  ...redshiftRemedies,
  ...redshiftServerlessRemedies,
  ...s3AccessRemedies,
  ...s3ExpressRemedies,
  ...s3Remedies,
  ...secretsManagerRemedies,
  ...securityGroupRemedies,
  ...snsRemedies,
  ...spotFleetRemedies,
  ...sqsRemedies,
  ...ssmRemedies,
  ...vpcRemedies,
}
