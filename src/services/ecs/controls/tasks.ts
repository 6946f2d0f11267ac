import { control } from '../../../controls/control.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html'
const on = 'AWS::ECS::TaskDefinition'

interface Platform {
  readonly OperatingSystemFamily?: string | undefined
}
const isWindows = (platform: Platform | null): boolean =>
  platform?.OperatingSystemFamily?.startsWith('WINDOWS') === true

/** The text of a setting that ECS has as text; people also write a number (`User: 1000`). */
const text = (value: string | number | null | undefined): string => String(value ?? '')
/** The user of `user`, `user:group`, `uid` or `uid:gid`. */
const userOf = (user: string | null | undefined): string => text(user).split(':')[0] ?? ''
/** Without a user the image decides, which is root unless the image sets another. */
const isRoot = (user: string | null | undefined): boolean => ['', 'root', '0'].includes(userOf(user))

export const hostModeIsMeant = control({
  id: 'Demarc.ECS.3',
  configRule: 'ecs-task-definition-user-for-host-mode-check',
  on,
  responsibility: 'container-isolation',
  severity: 'high',
  title: "A task on its host's network has a user that is not root, or is privileged on purpose.",
  reads: ['ContainerDefinitions', 'NetworkMode'],
  applies: (it) => it.NetworkMode === 'host',
  holds: (it) => (it.ContainerDefinitions ?? []).every(({ Privileged, User }) => Privileged === true || !isRoot(User)),
  fix: 'Register a revision with network mode awsvpc, or with a user that is not root in each container.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
})

export const processesAreTheirOwn = control({
  id: 'ECS.3',
  compared: '2026-11-30',
  configRule: 'ecs-task-definition-pid-mode-check',
  on,
  responsibility: 'container-isolation',
  severity: 'high',
  title: "A task does not see its host's processes.",
  reads: ['PidMode'],
  holds: (it) => it.PidMode !== 'host',
  fix: 'Register a revision with pidMode task, or without pidMode.',
  source: `${docs}#ecs-3`,
})

export const containersAreNotPrivileged = control({
  id: 'ECS.4',
  compared: '2026-11-30',
  configRule: 'ecs-containers-nonprivileged',
  on,
  responsibility: 'container-isolation',
  severity: 'high',
  title: 'No container of a task is privileged on its host.',
  reads: ['ContainerDefinitions'],
  holds: (it) => (it.ContainerDefinitions ?? []).every(({ Privileged }) => Privileged !== true),
  fix: 'Register a revision with privileged false; grant single Linux capabilities where the container needs them.',
  source: `${docs}#ecs-4`,
})

export const fileSystemsAreReadOnly = control({
  id: 'ECS.5',
  compared: '2026-11-30',
  configRule: 'ecs-containers-readonly-access',
  on,
  responsibility: 'container-isolation',
  severity: 'high',
  title: 'The containers of a task cannot write to their root file systems.',
  reads: ['ContainerDefinitions', 'RuntimePlatform'],
  // Windows containers have no such setting
  applies: (it) => !isWindows(it.RuntimePlatform),
  holds: (it) => (it.ContainerDefinitions ?? []).every((one) => one.ReadonlyRootFilesystem === true),
  fix: 'Register a revision with readonlyRootFilesystem true, and mount a volume where the container must write.',
  source: `${docs}#ecs-5`,
})

export const secretsAreNotInTheEnvironment = control({
  id: 'ECS.8',
  compared: '2026-11-30',
  parameters: { secretKeys: { value: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ECS_ENGINE_AUTH_DATA'] } },
  configRule: 'ecs-no-environment-secrets',
  on,
  responsibility: 'secrets-in-code',
  severity: 'high',
  title: 'No container of a task is given credentials in plain environment variables.',
  reads: ['ContainerDefinitions'],
  holds: (it, { parameters }) =>
    (it.ContainerDefinitions ?? []).every(
      ({ Environment }) => !(Environment ?? []).some(({ Name }) => parameters.secretKeys.includes(Name ?? '')),
    ),
  fix: 'Give the task a role, and other secrets by valueFrom from Secrets Manager or Parameter Store; then rotate what stood there.',
  source: `${docs}#ecs-8`,
})

export const containersLog = control({
  id: 'ECS.9',
  compared: '2026-11-30',
  configRule: 'ecs-task-definition-log-configuration',
  on,
  responsibility: 'access-logs',
  severity: 'high',
  title: 'Every container of a task sends its log somewhere.',
  reads: ['ContainerDefinitions'],
  holds: (it) => (it.ContainerDefinitions ?? []).every(({ LogConfiguration }) => Boolean(LogConfiguration?.LogDriver)),
  fix: 'Register a revision with a logConfiguration (awslogs, awsfirelens) in each container.',
  source: `${docs}#ecs-9`,
})

export const tasksHaveTheirOwnNetwork = control({
  id: 'ECS.17',
  compared: '2026-11-30',
  configRule: 'ecs-task-definition-network-mode-not-host',
  on,
  responsibility: 'firewall-rules',
  severity: 'medium',
  title: "A task does not use its host's network, where no security group is its own.",
  reads: ['NetworkMode'],
  holds: (it) => it.NetworkMode !== 'host',
  fix: 'Register a revision with network mode awsvpc.',
  source: `${docs}#ecs-17`,
})

export const fileSystemsAreMountedByTls = control({
  id: 'ECS.18',
  compared: '2026-11-30',
  configRule: 'ecs-task-definition-efs-encryption-enabled',
  on,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'A task mounts its EFS file systems by TLS.',
  reads: ['Volumes'],
  applies: (it) => (it.Volumes ?? []).some(({ EFSVolumeConfiguration: efs }) => Boolean(efs)),
  holds: (it) =>
    (it.Volumes ?? []).every(({ EFSVolumeConfiguration: efs }) => !efs || efs.TransitEncryption === 'ENABLED'),
  fix: 'Register a revision with transitEncryption ENABLED in each EFS volume.',
  source: `${docs}#ecs-18`,
})

export const linuxContainersAreNotRoot = control({
  id: 'ECS.20',
  compared: '2026-11-30',
  configRule: 'ecs-task-definition-linux-user-non-root',
  on,
  responsibility: 'container-isolation',
  severity: 'medium',
  title: 'Each Linux container of a task runs as a user that is not root.',
  reads: ['ContainerDefinitions', 'RuntimePlatform'],
  applies: (it) => !isWindows(it.RuntimePlatform),
  holds: (it) => (it.ContainerDefinitions ?? []).every(({ User }) => !isRoot(User)),
  fix: 'Register a revision with a user in each container that is not root, such as 1000:1000.',
  source: `${docs}#ecs-20`,
})

const isAdministrator = (user: string | null | undefined): boolean =>
  ['', 'containeradministrator'].includes(text(user).toLowerCase())

export const windowsContainersAreNotAdministrators = control({
  id: 'ECS.21',
  compared: '2026-11-30',
  configRule: 'ecs-task-definition-windows-user-non-admin',
  on,
  responsibility: 'container-isolation',
  severity: 'medium',
  title: 'Each Windows container of a task runs as a user that is no administrator.',
  reads: ['ContainerDefinitions', 'RuntimePlatform'],
  // a task that names no operating system is looked at too, as AWS does
  applies: (it) => !it.RuntimePlatform?.OperatingSystemFamily || isWindows(it.RuntimePlatform),
  holds: (it) => (it.ContainerDefinitions ?? []).every(({ User }) => !isAdministrator(User)),
  fix: 'Register a revision with user ContainerUser in each container.',
  source: `${docs}#ecs-21`,
})
