import type { Remedies, Remedy } from '../../../controls/remedy.ts'
import { existing, type TemplateMap, type TemplateValue, template } from '../../../controls/template.ts'

/** Registers a new revision with one setting changed, in the task or in each container: a revision cannot be changed. */
interface Setting {
  /** The console step. */
  readonly step: string
  /** The settings of the task and its container, by their JSON names. */
  readonly task?: TemplateMap
  readonly container?: TemplateMap
  /** The settings of the task in Terraform, one line each. */
  readonly hcl?: readonly string[]
}

/** The settings in CloudFormation, whose names are capitalized, except the names of log options. */
const capitals = (map: TemplateMap): TemplateMap =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [capital(name), deep(value)]))
const deep = (value: TemplateValue): TemplateValue =>
  isList(value) ? value.map(deep) : typeof value === 'object' ? capitals(value) : value
const isList = (value: TemplateValue): value is readonly TemplateValue[] => Array.isArray(value)

const capital = (name: string): string =>
  name.includes('-') ? name : (odd.get(name) ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`)
/** The settings that CloudFormation writes differently. */
const odd = new Map([
  ['efsVolumeConfiguration', 'EFSVolumeConfiguration'],
  ['fileSystemId', 'FilesystemId'],
])

function revision({ step, task = {}, container = {}, hcl = [] }: Setting): Remedy {
  const containers = [{ name: 'app', image: 'IMAGE', memory: 512, ...container }]
  return {
    console: [
      'Amazon ECS > Task definitions, open the family > Create new revision',
      step,
      'Amazon ECS > Clusters, open the cluster > Services, choose the service > Update: the new revision',
    ],
    cli: `aws ecs register-task-definition --cli-input-json '${JSON.stringify({ family: 'FAMILY', ...task, containerDefinitions: containers })}'
aws ecs update-service --cluster CLUSTER --service SERVICE --task-definition FAMILY`,
    cloudformation: template({
      Task: existing('AWS::ECS::TaskDefinition', {
        ...capitals(task),
        ...(Object.keys(container).length > 0 ? { ContainerDefinitions: containers.map(capitals) } : {}),
      }),
    }),
    terraform: [
      'resource "aws_ecs_task_definition" "this" {',
      '  family = "FAMILY"',
      ...hcl.map((it) => (it === '' ? '' : `  ${it}`)),
      '',
      `  container_definitions = jsonencode(${JSON.stringify(containers)})`,
      '}',
    ].join('\n'),
  }
}

const awsvpc = revision({
  step: 'Infrastructure requirements > Network mode: awsvpc',
  task: { networkMode: 'awsvpc' },
  hcl: ['network_mode = "awsvpc"'],
})

export const ecsTaskRemedies: Remedies = {
  'Demarc.ECS.3': awsvpc,
  'ECS.3': revision({
    step: 'JSON: remove pidMode host',
    task: { pidMode: 'task' },
    hcl: ['pid_mode = "task"'],
  }),
  'ECS.4': revision({
    step: 'Container > Docker configuration: turn off Privileged',
    container: { privileged: false },
  }),
  'ECS.5': revision({
    step: 'Container > turn on Read only root file system, and add a volume where the container must write',
    container: { readonlyRootFilesystem: true },
  }),
  'ECS.8': revision({
    step: 'Container > Environment variables: delete the credentials. Task role: a role with the same permissions. Other secrets: ValueFrom',
    task: { taskRoleArn: 'ROLE_ARN', executionRoleArn: 'EXECUTION_ROLE_ARN' },
    container: { secrets: [{ name: 'API_KEY', valueFrom: 'SECRET_ARN' }] },
    hcl: ['task_role_arn      = "ROLE_ARN"', 'execution_role_arn = "EXECUTION_ROLE_ARN"'],
  }),
  'ECS.9': revision({
    step: 'Container > Logging: Use log collection, Amazon CloudWatch',
    task: { executionRoleArn: 'EXECUTION_ROLE_ARN' },
    container: {
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': 'LOG_GROUP', 'awslogs-region': 'REGION', 'awslogs-stream-prefix': 'app' },
      },
    },
    hcl: ['execution_role_arn = "EXECUTION_ROLE_ARN"'],
  }),
  'ECS.17': awsvpc,
  'ECS.18': revision({
    step: 'Storage > Volume > Amazon EFS: turn on Transit encryption',
    task: {
      volumes: [
        { name: 'data', efsVolumeConfiguration: { fileSystemId: 'FILE_SYSTEM_ID', transitEncryption: 'ENABLED' } },
      ],
    },
    hcl: [
      '',
      'volume {',
      '  name = "data"',
      '',
      '  efs_volume_configuration {',
      '    file_system_id     = "FILE_SYSTEM_ID"',
      '    transit_encryption = "ENABLED"',
      '  }',
      '}',
    ],
  }),
  'ECS.20': revision({ step: 'JSON: user 1000:1000 in each container', container: { user: '1000:1000' } }),
  'ECS.21': revision({
    step: 'JSON: user ContainerUser in each container',
    task: { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } },
    container: { user: 'ContainerUser' },
    hcl: ['', 'runtime_platform {', '  operating_system_family = "WINDOWS_SERVER_2022_CORE"', '}'],
  }),
}
