import type { Control } from '../controls/control.ts'
import { accountControls } from './account/controls.ts'
import { acmControls } from './acm/controls.ts'
import { apigatewayControls } from './apigateway/controls.ts'
import { autoScalingControls } from './autoscaling/controls.ts'
import { backupControls } from './backup/controls/backup.ts'
import { backupPlanControls } from './backup/controls/plans.ts'
import { backupVaultControls } from './backup/controls/vaults.ts'
import { cloudfrontControls } from './cloudfront/controls.ts'
import { cloudtrailControls } from './cloudtrail/controls/cloudtrail.ts'
import { cloudtrailLakeControls } from './cloudtrail/controls/lake.ts'
import { cloudwatchControls } from './cloudwatch/controls.ts'
import { configControls } from './config/controls.ts'
import { daxControls } from './dynamodb/controls/dax.ts'
import { dynamodbControls } from './dynamodb/controls/dynamodb.ts'
import { ec2InstanceControls } from './ec2/controls/instances.ts'
import { launchTemplateControls } from './ec2/controls/launch-templates.ts'
import { networkDeviceControls } from './ec2/controls/network-devices.ts'
import { securityGroupControls } from './ec2/controls/security-groups.ts'
import { spotFleetControls } from './ec2/controls/spot-fleets.ts'
import { ec2StorageControls } from './ec2/controls/storage.ts'
import { vpcControls } from './ec2/controls/vpc.ts'
import { ecrControls } from './ecr/controls.ts'
import { ecsControls } from './ecs/controls/ecs.ts'
import { ecsTaskControls } from './ecs/controls/tasks.ts'
import { efsControls } from './efs/controls.ts'
import { eksControls } from './eks/controls/eks.ts'
import { elasticacheControls } from './elasticache/controls.ts'
import { elasticBeanstalkControls } from './elasticbeanstalk/controls.ts'
import { elbClassicControls } from './elasticloadbalancing/controls/classic.ts'
import { elbv2Controls } from './elasticloadbalancing/controls/elbv2.ts'
import { guardDutyControls } from './guardduty/controls.ts'
import { iamAccountControls } from './iam/controls/account.ts'
import { iamPolicyControls } from './iam/controls/policies.ts'
import { iamUserControls } from './iam/controls/users.ts'
import { kmsControls } from './kms/controls.ts'
import { lambdaControls } from './lambda/controls/lambda.ts'
import { metricFilterControls } from './logs/controls.ts'
import { opensearchControls } from './opensearch/controls.ts'
import { rdsClusterControls } from './rds/controls/clusters.ts'
import { rdsInstanceControls } from './rds/controls/instances.ts'
import { rdsSnapshotAndEventControls } from './rds/controls/snapshots-and-events.ts'
import { redshiftControls } from './redshift/controls/redshift.ts'
import { redshiftServerlessControls } from './redshift/controls/serverless.ts'
import { s3AccessControls } from './s3/controls/access.ts'
import { s3ExpressControls } from './s3/controls/express.ts'
import { s3Controls } from './s3/controls/s3.ts'
import { secretsManagerControls } from './secretsmanager/controls.ts'
import { snsControls } from './sns/controls.ts'
import { sqsControls } from './sqs/controls.ts'
import { ssmControls } from './ssm/controls.ts'

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
