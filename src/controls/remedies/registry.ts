import { accountRemedies } from './account.ts'
import { acmRemedies } from './acm.ts'
import { apigatewayRemedies } from './apigateway.ts'
import { autoScalingRemedies } from './autoscaling.ts'
import { backupRemedies } from './backup.ts'
import { backupPlanRemedies } from './backup-plans.ts'
import { backupVaultRemedies } from './backup-vaults.ts'
import { cloudfrontRemedies } from './cloudfront.ts'
import { cloudtrailRemedies } from './cloudtrail.ts'
import { cloudtrailLakeRemedies } from './cloudtrail-lake.ts'
import { cloudwatchRemedies } from './cloudwatch.ts'
import { configRemedies } from './config.ts'
import { daxRemedies } from './dax.ts'
import { dynamodbRemedies } from './dynamodb.ts'
import { ec2InstanceRemedies } from './ec2-instances.ts'
import { ec2StorageRemedies } from './ec2-storage.ts'
import { ecrRemedies } from './ecr.ts'
import { ecsRemedies } from './ecs.ts'
import { ecsTaskRemedies } from './ecs-tasks.ts'
import { efsRemedies } from './efs.ts'
import { eksRemedies } from './eks.ts'
import { elasticacheRemedies } from './elasticache.ts'
import { elasticBeanstalkRemedies } from './elasticbeanstalk.ts'
import { elbClassicRemedies } from './elb-classic.ts'
import { elbv2Remedies } from './elbv2.ts'
import { guardDutyRemedies } from './guardduty.ts'
import { iamAccountRemedies } from './iam-account.ts'
import { iamPolicyRemedies } from './iam-policies.ts'
import { iamUserRemedies } from './iam-users.ts'
import { kmsRemedies } from './kms.ts'
import { lambdaRemedies } from './lambda.ts'
import { launchTemplateRemedies } from './launch-templates.ts'
import { metricFilterRemedies } from './metric-filters.ts'
import { networkDeviceRemedies } from './network-devices.ts'
import { opensearchRemedies } from './opensearch.ts'
import { rdsClusterRemedies } from './rds-clusters.ts'
import { rdsInstanceRemedies } from './rds-instances.ts'
import { rdsSnapshotAndEventRemedies } from './rds-snapshots-and-events.ts'
import { redshiftRemedies } from './redshift.ts'
import { redshiftServerlessRemedies } from './redshift-serverless.ts'
import type { Remedies } from './remedy.ts'
import { s3Remedies } from './s3.ts'
import { s3AccessRemedies } from './s3-access.ts'
import { s3ExpressRemedies } from './s3express.ts'
import { secretsManagerRemedies } from './secretsmanager.ts'
import { securityGroupRemedies } from './security-groups.ts'
import { snsRemedies } from './sns.ts'
import { spotFleetRemedies } from './spot-fleets.ts'
import { sqsRemedies } from './sqs.ts'
import { ssmRemedies } from './ssm.ts'
import { vpcRemedies } from './vpc.ts'

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
