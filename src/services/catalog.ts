import type { ServiceEntry } from '../catalog/service.ts'
import { account } from './account/catalog.ts'
import { acm } from './acm/catalog.ts'
import { apigateway } from './apigateway/catalog.ts'
import { applicationAutoscaling } from './application-autoscaling/catalog.ts'
import { autoscaling } from './autoscaling/catalog.ts'
import { backup } from './backup/catalog.ts'
import { cloudfront } from './cloudfront/catalog.ts'
import { cloudtrail } from './cloudtrail/catalog.ts'
import { cloudwatch } from './cloudwatch/catalog.ts'
import { config } from './config/catalog.ts'
import { dynamodb } from './dynamodb/catalog.ts'
import { ec2 } from './ec2/catalog.ts'
import { ecr } from './ecr/catalog.ts'
import { ecs } from './ecs/catalog.ts'
import { efs } from './efs/catalog.ts'
import { eks } from './eks/catalog.ts'
import { elasticache } from './elasticache/catalog.ts'
import { elasticbeanstalk } from './elasticbeanstalk/catalog.ts'
import { elasticloadbalancing } from './elasticloadbalancing/catalog.ts'
import { guardduty } from './guardduty/catalog.ts'
import { iam } from './iam/catalog.ts'
import { kms } from './kms/catalog.ts'
import { lambda } from './lambda/catalog.ts'
import { logs } from './logs/catalog.ts'
import { opensearch } from './opensearch/catalog.ts'
import { rds } from './rds/catalog.ts'
import { redshift } from './redshift/catalog.ts'
import { s3 } from './s3/catalog.ts'
import { secretsmanager } from './secretsmanager/catalog.ts'
import { sns } from './sns/catalog.ts'
import { sqs } from './sqs/catalog.ts'
import { ssm } from './ssm/catalog.ts'

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
