import type { Remedies, Remedy } from '../../../controls/remedy.ts'

/** A revision cannot be changed: the next one is registered with one thing set right, in the task or in each container. */
interface Setting {
  /** What to set where, in the console's words. */
  readonly step: string
  /** What the task and its container have, in JSON's names. */
  readonly task?: Readonly<Record<string, unknown>>
  readonly container?: Readonly<Record<string, unknown>>
  /** The same of the task in CloudFormation and in Terraform, a line each. */
  readonly yaml?: readonly string[]
  readonly hcl?: readonly string[]
}

const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** A value of a container in CloudFormation, whose names begin with a capital; those of log options do not. */
function yamlOf(value: unknown, depth: number): string {
  if (Array.isArray(value)) return `[${value.map((one) => yamlOf(one, depth + 1)).join(', ')}]`
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' && !/^[A-Z_]+$/.test(value) ? `'${value}'` : String(value)
  const members = Object.entries(value).map(
    ([name, one]) => `${name.includes('-') ? name : upper(name)}: ${yamlOf(one, depth + 1)}`,
  )
  return `{ ${members.join(', ')} }`
}

function revision({ step, task = {}, container = {}, yaml = [], hcl = [] }: Setting): Remedy {
  const containers = [{ name: 'app', image: 'IMAGE', memory: 512, ...container }]
  return {
    console: [
      'Amazon ECS > Task definitions, open the family > Create new revision',
      step,
      'Amazon ECS > Clusters, open the cluster > Services, choose the service > Update: the new revision',
    ],
    cli: `aws ecs register-task-definition --cli-input-json '${JSON.stringify({ family: 'FAMILY', ...task, containerDefinitions: containers })}'
aws ecs update-service --cluster CLUSTER --service SERVICE --task-definition FAMILY`,
    cloudformation: [
      'Resources:',
      '  Task:',
      '    Type: AWS::ECS::TaskDefinition',
      '    Properties:',
      '      Family: FAMILY',
      ...yaml.map((it) => `      ${it}`),
      '      ContainerDefinitions:',
      '        - Name: app',
      '          Image: IMAGE',
      '          Memory: 512',
      ...Object.entries(container).map(([name, value]) => `          ${upper(name)}: ${yamlOf(value, 0)}`),
    ].join('\n'),
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
  yaml: ['NetworkMode: awsvpc'],
  hcl: ['network_mode = "awsvpc"'],
})

export const ecsTaskRemedies: Remedies = {
  'ECS.1': awsvpc,
  'ECS.3': revision({
    step: 'JSON: take pidMode host out',
    task: { pidMode: 'task' },
    yaml: ['PidMode: task'],
    hcl: ['pid_mode = "task"'],
  }),
  'ECS.4': revision({
    step: 'Container > Docker configuration: Privileged turned off',
    container: { privileged: false },
  }),
  'ECS.5': revision({
    step: 'Container > Read only root file system: turned on; add a volume where the container must write',
    container: { readonlyRootFilesystem: true },
  }),
  'ECS.8': revision({
    step: 'Container > Environment variables: delete the credentials; Task role: one that may do what they could; other secrets by ValueFrom',
    task: { taskRoleArn: 'ROLE_ARN', executionRoleArn: 'EXECUTION_ROLE_ARN' },
    container: { secrets: [{ name: 'API_KEY', valueFrom: 'SECRET_ARN' }] },
    yaml: ['TaskRoleArn: ROLE_ARN', 'ExecutionRoleArn: EXECUTION_ROLE_ARN'],
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
    yaml: ['ExecutionRoleArn: EXECUTION_ROLE_ARN'],
    hcl: ['execution_role_arn = "EXECUTION_ROLE_ARN"'],
  }),
  'ECS.17': awsvpc,
  'ECS.18': revision({
    step: 'Storage > Volume > Amazon EFS: Transit encryption turned on',
    task: {
      volumes: [
        { name: 'data', efsVolumeConfiguration: { fileSystemId: 'FILE_SYSTEM_ID', transitEncryption: 'ENABLED' } },
      ],
    },
    yaml: [
      'Volumes:',
      '  - Name: data',
      '    EFSVolumeConfiguration:',
      '      FilesystemId: FILE_SYSTEM_ID',
      '      TransitEncryption: ENABLED',
    ],
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
    yaml: ['RuntimePlatform: { OperatingSystemFamily: WINDOWS_SERVER_2022_CORE }'],
    hcl: ['', 'runtime_platform {', '  operating_system_family = "WINDOWS_SERVER_2022_CORE"', '}'],
  }),
}
