import type { ServiceEntry } from './service.ts'
import { account } from './services/account.ts'
import { acm } from './services/acm.ts'
import { apigateway } from './services/apigateway.ts'
import { applicationAutoscaling } from './services/application-autoscaling.ts'
import { autoscaling } from './services/autoscaling.ts'
import { backup } from './services/backup.ts'
import { cloudfront } from './services/cloudfront.ts'
import { cloudtrail } from './services/cloudtrail.ts'
import { cloudwatch } from './services/cloudwatch.ts'
import { config } from './services/config.ts'
import { dynamodb } from './services/dynamodb.ts'
import { ec2 } from './services/ec2.ts'
import { ecr } from './services/ecr.ts'
import { ecs } from './services/ecs.ts'
import { efs } from './services/efs.ts'
import { eks } from './services/eks.ts'
import { elasticache } from './services/elasticache.ts'
import { elasticbeanstalk } from './services/elasticbeanstalk.ts'
import { elasticloadbalancing } from './services/elasticloadbalancing.ts'
import { guardduty } from './services/guardduty.ts'
import { iam } from './services/iam.ts'
import { kms } from './services/kms.ts'
import { lambda } from './services/lambda.ts'
import { logs } from './services/logs.ts'
import { opensearch } from './services/opensearch.ts'
import { rds } from './services/rds.ts'
import { redshift } from './services/redshift.ts'
import { s3 } from './services/s3.ts'
import { secretsmanager } from './services/secretsmanager.ts'
import { sns } from './services/sns.ts'
import { sqs } from './services/sqs.ts'
import { ssm } from './services/ssm.ts'

/** The services that the catalog describes in full, by id. One line each. */
// biome-ignore format: one line each, so that two additions do not meet
export const services: readonly ServiceEntry[] = [
  account,
  apigateway,
  acm,
  applicationAutoscaling,
  autoscaling,
  backup,
  cloudfront,
  cloudtrail,
  cloudwatch,
  config,
  dynamodb,
  ec2,
  ecr,
  ecs,
  eks,
  efs,
  elasticbeanstalk,
  elasticache,
  elasticloadbalancing,
  guardduty,
  iam,
  kms,
  lambda,
  logs,
  opensearch,
  rds,
  redshift,
  s3,
  secretsmanager,
  sns,
  sqs,
  ssm,
]
