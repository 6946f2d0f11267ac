import { accountControls } from './account.ts'
import { acmControls } from './acm.ts'
import { apigatewayControls } from './apigateway.ts'
import { autoScalingControls } from './autoscaling.ts'
import { backupControls } from './backup.ts'
import { backupPlanControls } from './backup-plans.ts'
import { backupVaultControls } from './backup-vaults.ts'
import { cloudfrontControls } from './cloudfront.ts'
import { cloudtrailControls } from './cloudtrail.ts'
import { cloudtrailLakeControls } from './cloudtrail-lake.ts'
import { cloudwatchControls } from './cloudwatch.ts'
import { configControls } from './config.ts'
import type { Control } from './control.ts'
import { daxControls } from './dax.ts'
import { dynamodbControls } from './dynamodb.ts'
import { ec2InstanceControls } from './ec2-instances.ts'
import { ec2StorageControls } from './ec2-storage.ts'
import { ecrControls } from './ecr.ts'
import { ecsControls } from './ecs.ts'
import { ecsTaskControls } from './ecs-tasks.ts'
import { efsControls } from './efs.ts'
import { eksControls } from './eks.ts'
import { elasticacheControls } from './elasticache.ts'
import { elasticBeanstalkControls } from './elasticbeanstalk.ts'
import { elbClassicControls } from './elb-classic.ts'
import { elbv2Controls } from './elbv2.ts'
import { guardDutyControls } from './guardduty.ts'
import { iamAccountControls } from './iam-account.ts'
import { iamPolicyControls } from './iam-policies.ts'
import { iamUserControls } from './iam-users.ts'
import { kmsControls } from './kms.ts'
import { lambdaControls } from './lambda.ts'
import { launchTemplateControls } from './launch-templates.ts'
import { metricFilterControls } from './metric-filters.ts'
import { networkDeviceControls } from './network-devices.ts'
import { opensearchControls } from './opensearch.ts'
import { rdsClusterControls } from './rds-clusters.ts'
import { rdsInstanceControls } from './rds-instances.ts'
import { rdsSnapshotAndEventControls } from './rds-snapshots-and-events.ts'
import { redshiftControls } from './redshift.ts'
import { redshiftServerlessControls } from './redshift-serverless.ts'
import { s3Controls } from './s3.ts'
import { s3AccessControls } from './s3-access.ts'
import { s3ExpressControls } from './s3express.ts'
import { secretsManagerControls } from './secretsmanager.ts'
import { securityGroupControls } from './security-groups.ts'
import { snsControls } from './sns.ts'
import { spotFleetControls } from './spot-fleets.ts'
import { sqsControls } from './sqs.ts'
import { ssmControls } from './ssm.ts'
import { vpcControls } from './vpc.ts'

/** Every control of the project. One line each. */
// biome-ignore format: one line each, so that two additions do not meet
export const controls: readonly Control[] = [
  ...accountControls,
  ...autoScalingControls,
  ...apigatewayControls,
  ...acmControls,
  ...backupControls,
  ...backupPlanControls,
  ...backupVaultControls,
  ...cloudfrontControls,
  ...cloudtrailControls,
  ...cloudtrailLakeControls,
  ...cloudwatchControls,
  ...configControls,
  ...daxControls,
  ...dynamodbControls,
  ...ec2InstanceControls,
  ...ec2StorageControls,
  ...ecrControls,
  ...ecsControls,
  ...ecsTaskControls,
  ...eksControls,
  ...elasticacheControls,
  ...elbClassicControls,
  ...elbv2Controls,
  ...efsControls,
  ...elasticBeanstalkControls,
  ...guardDutyControls,
  ...iamAccountControls,
  ...iamPolicyControls,
  ...iamUserControls,
  ...kmsControls,
  ...lambdaControls,
  ...launchTemplateControls,
  ...metricFilterControls,
  ...networkDeviceControls,
  ...opensearchControls,
  ...rdsClusterControls,
  ...rdsInstanceControls,
  ...rdsSnapshotAndEventControls,
  ...redshiftControls,
  ...redshiftServerlessControls,
  ...s3Controls,
  ...s3AccessControls,
  ...s3ExpressControls,
  ...secretsManagerControls,
  ...securityGroupControls,
  ...spotFleetControls,
  ...snsControls,
  ...sqsControls,
  ...ssmControls,
  ...vpcControls,
]
