import type { Remedies } from '../../../controls/remedy.ts'
import { existing, type Template, type TemplateProperties, template } from '../../../controls/template.ts'

const service = (properties: TemplateProperties<'AWS::ECS::Service'>): Template =>
  template({ Service: existing('AWS::ECS::Service', properties) })

const hcl = (...lines: readonly string[]): string =>
  [
    'resource "aws_ecs_service" "this" {',
    '  name            = "SERVICE"',
    '  cluster         = "CLUSTER"',
    '  task_definition = "TASK_DEFINITION_ARN"',
    '  launch_type     = "FARGATE"',
    ...lines.map((it) => (it === '' ? '' : `  ${it}`)),
    '}',
  ].join('\n')

const hclNetwork = [
  '',
  'network_configuration {',
  '  subnets          = ["SUBNET_A", "SUBNET_B"]',
  '  security_groups  = ["SECURITY_GROUP"]',
  '  assign_public_ip = false',
  '}',
]

const placed = {
  cli: `aws ecs update-service --cluster CLUSTER --service SERVICE --force-new-deployment --network-configuration \\
  'awsvpcConfiguration={subnets=[SUBNET_A,SUBNET_B],securityGroups=[SECURITY_GROUP],assignPublicIp=DISABLED}'`,
  cloudformation: service({
    NetworkConfiguration: {
      AwsvpcConfiguration: {
        AssignPublicIp: 'DISABLED',
        Subnets: ['SUBNET_A', 'SUBNET_B'],
        SecurityGroups: ['SECURITY_GROUP'],
      },
    },
  }),
  terraform: hcl(...hclNetwork),
}

export const ecsRemedies: Remedies = {
  'ECS.2': {
    console: [
      'Check that private subnets can pull the image: a NAT gateway, or VPC endpoints for ecr.api, ecr.dkr, logs and S3',
      'Amazon ECS > Clusters, open the cluster > Services, choose the service > Update > Networking',
      'Private subnets, and Public IP: turned off',
    ],
    ...placed,
  },
  'ECS.10': {
    console: [
      'Amazon ECS > Clusters, open the cluster > Services, choose the service > Update > Compute configuration',
      'Platform version: LATEST, with Force new deployment',
    ],
    cli: 'aws ecs update-service --cluster CLUSTER --service SERVICE --platform-version LATEST --force-new-deployment',
    cloudformation: service({ PlatformVersion: 'LATEST' }),
    terraform: hcl('platform_version = "LATEST"', ...hclNetwork),
  },
  'ECS.12': {
    console: [
      'Amazon ECS > Clusters, open the cluster > Update cluster > Monitoring',
      'Container Insights with enhanced observability',
    ],
    cli: 'aws ecs update-cluster-settings --cluster CLUSTER --settings name=containerInsights,value=enhanced',
    cloudformation: template({
      Cluster: existing('AWS::ECS::Cluster', { ClusterSettings: [{ Name: 'containerInsights', Value: 'enhanced' }] }),
    }),
    terraform: `resource "aws_ecs_cluster" "this" {
  name = "CLUSTER"

  setting {
    name  = "containerInsights"
    value = "enhanced"
  }
}`,
  },
  'ECS.16': {
    console: [
      'Check that private subnets can pull the image: a NAT gateway, or VPC endpoints for ecr.api, ecr.dkr, logs and S3',
      'With CodeDeploy, deploy the service again with Public IP turned off: the new task set replaces this one',
      'With an external deployment controller, use the AWS CLI: the console cannot create task sets',
    ],
    cli: `# the network of a task set cannot be changed: create a new task set, make it primary, and delete the old one (its tasks stop)
aws ecs create-task-set --cluster CLUSTER --service SERVICE --task-definition TASK_DEFINITION_ARN --launch-type FARGATE \\
  --network-configuration \\
  'awsvpcConfiguration={subnets=[SUBNET_A,SUBNET_B],securityGroups=[SECURITY_GROUP],assignPublicIp=DISABLED}'
aws ecs update-service-primary-task-set --cluster CLUSTER --service SERVICE --primary-task-set NEW_TASK_SET_ID
aws ecs delete-task-set --cluster CLUSTER --service SERVICE --task-set TASK_SET_ID`,
    // CloudFormation replaces the task set
    cloudformation: template({
      TaskSet: existing('AWS::ECS::TaskSet', {
        NetworkConfiguration: {
          AwsVpcConfiguration: {
            AssignPublicIp: 'DISABLED',
            Subnets: ['SUBNET_A', 'SUBNET_B'],
            SecurityGroups: ['SECURITY_GROUP'],
          },
        },
      }),
    }),
    terraform: `resource "aws_ecs_task_set" "this" {
  service         = "SERVICE"
  cluster         = "CLUSTER"
  task_definition = "TASK_DEFINITION_ARN"
  launch_type     = "FARGATE"

  network_configuration {
    subnets          = ["SUBNET_A", "SUBNET_B"]
    security_groups  = ["SECURITY_GROUP"]
    assign_public_ip = false
  }
}`,
  },
  'ECS.19': {
    console: [
      'EC2 > Auto Scaling groups, open the group > Details > Advanced configurations: protect new instances from scale-in',
      'Amazon ECS > Clusters, open the cluster > Infrastructure > Capacity providers, choose it > Update',
      'Turn on Managed termination protection, with managed scaling',
    ],
    cli: `aws autoscaling update-auto-scaling-group --auto-scaling-group-name GROUP --new-instances-protected-from-scale-in
aws ecs update-capacity-provider --name PROVIDER \\
  --auto-scaling-group-provider 'managedScaling={status=ENABLED},managedTerminationProtection=ENABLED'`,
    cloudformation: template({
      Provider: existing('AWS::ECS::CapacityProvider', {
        AutoScalingGroupProvider: {
          ManagedScaling: { Status: 'ENABLED' },
          ManagedTerminationProtection: 'ENABLED',
        },
      }),
    }),
    terraform: `resource "aws_ecs_capacity_provider" "this" {
  name = "PROVIDER"

  auto_scaling_group_provider {
    auto_scaling_group_arn         = "GROUP_ARN"
    managed_termination_protection = "ENABLED"

    managed_scaling {
      status = "ENABLED"
    }
  }
}`,
  },
  'Demarc.ECS.1': {
    console: [
      'Amazon ECS > Clusters, open the cluster > Services, choose the service > Update > Networking',
      'Subnets: add a subnet of another Availability Zone',
    ],
    ...placed,
  },
  'Demarc.ECS.2': {
    console: ['The console cannot change the logging of ECS Exec: use the AWS CLI or a template'],
    cli: `aws ecs update-cluster --cluster CLUSTER \\
  --configuration 'executeCommandConfiguration={logging=OVERRIDE,logConfiguration={cloudWatchLogGroupName=LOG_GROUP}}'`,
    cloudformation: template({
      Cluster: existing('AWS::ECS::Cluster', {
        Configuration: {
          ExecuteCommandConfiguration: {
            Logging: 'OVERRIDE',
            LogConfiguration: { CloudWatchLogGroupName: 'LOG_GROUP' },
          },
        },
      }),
    }),
    terraform: `resource "aws_ecs_cluster" "this" {
  name = "CLUSTER"

  configuration {
    execute_command_configuration {
      logging = "OVERRIDE"

      log_configuration {
        cloud_watch_log_group_name = "LOG_GROUP"
      }
    }
  }
}`,
  },
}
