import { control } from '../../../controls/control.ts'
import { listed } from '../../../controls/wording.ts'
import type { Properties } from '../../../model/resource.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html'
const on = 'AWS::ECS::TaskDefinition'

interface Platform {
  readonly OperatingSystemFamily?: string | undefined
}
const isWindows = (platform: Platform | null): boolean =>
  platform?.OperatingSystemFamily?.startsWith('WINDOWS') === true

/** A setting as text: templates can have a number where ECS has text (`User: 1000`). */
const text = (value: string | number | null | undefined): string => String(value ?? '')
/** The user of `user`, `user:group`, `uid` or `uid:gid`. */
const userOf = (user: string | null | undefined): string => text(user).split(':')[0] ?? ''
/** Without a user the image decides: root, unless the image sets another user. */
const isRoot = (user: string | null | undefined): boolean => ['', 'root', '0'].includes(userOf(user))

type Containers = NonNullable<Properties<typeof on>['ContainerDefinitions']>
type Container = Containers[number]
const nameOf = ({ Name }: { readonly Name?: string | undefined }): string => Name ?? 'one without a name'
/** The names of the containers that fail a test, as a finding names them. */
const namesOf = (all: Containers | null, fails: (one: Container) => boolean): string =>
  listed((all ?? []).filter(fails).map(nameOf), 2)

const isPrivileged = ({ Privileged }: Container): boolean => Privileged === true
const runsAsRoot = ({ User }: Container): boolean => isRoot(User)
const runsAsPlainRoot = (one: Container): boolean => !isPrivileged(one) && runsAsRoot(one)
const canWrite = ({ ReadonlyRootFilesystem }: Container): boolean => ReadonlyRootFilesystem !== true
const hasNoLog = ({ LogConfiguration }: Container): boolean => !LogConfiguration?.LogDriver

export const hostModeIsIntended = control({
  id: 'Demarc.ECS.3',
  configRule: 'ecs-task-definition-user-for-host-mode-check',
  on,
  responsibility: 'container-isolation',
  severity: 'high',
  title: 'ECS task definitions in host network mode should have a non-root user or be privileged',
  finding: ({ ContainerDefinitions: all }) =>
    `NetworkMode is host, and User is root or not set: ${namesOf(all, runsAsPlainRoot)}`,
  reads: ['ContainerDefinitions', 'NetworkMode'],
  applies: (it) => it.NetworkMode === 'host',
  holds: (it) => !it.ContainerDefinitions?.some(runsAsPlainRoot),
  fix: 'Register a revision with network mode awsvpc, or with a non-root user in each container (RegisterTaskDefinition).',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
})

export const processesAreTheirOwn = control({
  id: 'ECS.3',
  compared: '2026-11-30',
  configRule: 'ecs-task-definition-pid-mode-check',
  on,
  responsibility: 'container-isolation',
  severity: 'high',
  title: 'ECS task definitions should not set pidMode to host',
  finding: 'PidMode is host',
  reads: ['PidMode'],
  holds: (it) => it.PidMode !== 'host',
  fix: 'Register a revision with pidMode task, or without pidMode (RegisterTaskDefinition).',
  source: `${docs}#ecs-3`,
})

export const containersAreNotPrivileged = control({
  id: 'ECS.4',
  compared: '2026-11-30',
  configRule: 'ecs-containers-nonprivileged',
  on,
  responsibility: 'container-isolation',
  severity: 'high',
  title: 'ECS task definitions should not have privileged containers',
  finding: (it) => `Privileged is true: ${namesOf(it.ContainerDefinitions, isPrivileged)}`,
  reads: ['ContainerDefinitions'],
  holds: (it) => !it.ContainerDefinitions?.some(isPrivileged),
  fix: 'Register a revision with privileged false. Add single Linux capabilities where the container needs them.',
  source: `${docs}#ecs-4`,
})

export const fileSystemsAreReadOnly = control({
  id: 'ECS.5',
  compared: '2026-11-30',
  configRule: 'ecs-containers-readonly-access',
  on,
  responsibility: 'container-isolation',
  severity: 'high',
  title: 'ECS task definitions should give containers a read-only root file system',
  finding: (it) => `ReadonlyRootFilesystem is not true: ${namesOf(it.ContainerDefinitions, canWrite)}`,
  reads: ['ContainerDefinitions', 'RuntimePlatform'],
  // Windows containers do not have the setting
  applies: (it) => !isWindows(it.RuntimePlatform),
  holds: (it) => !it.ContainerDefinitions?.some(canWrite),
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
  title: 'ECS task definitions should not have credentials in environment variables of containers',
  finding: (it, { parameters }) => {
    const named = (it.ContainerDefinitions ?? []).flatMap(({ Environment }) => Environment ?? [])
    return `Environment contains credentials: ${listed(named.flatMap(({ Name }) => (parameters.secretKeys.includes(Name ?? '') ? (Name ?? []) : [])))}`
  },
  reads: ['ContainerDefinitions'],
  holds: (it, { parameters }) =>
    (it.ContainerDefinitions ?? []).every(
      ({ Environment }) => !(Environment ?? []).some(({ Name }) => parameters.secretKeys.includes(Name ?? '')),
    ),
  fix: 'Give the task a role, and pass other secrets by valueFrom from Secrets Manager or Parameter Store. Then rotate the exposed credentials.',
  source: `${docs}#ecs-8`,
})

export const containersLog = control({
  id: 'ECS.9',
  compared: '2026-11-30',
  configRule: 'ecs-task-definition-log-configuration',
  on,
  responsibility: 'access-logs',
  severity: 'high',
  title: 'ECS task definitions should have a log configuration in each container (logDriver)',
  finding: (it) => `LogDriver is not set: ${namesOf(it.ContainerDefinitions, hasNoLog)}`,
  reads: ['ContainerDefinitions'],
  holds: (it) => !it.ContainerDefinitions?.some(hasNoLog),
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
  title: 'ECS task definitions should not set networkMode to host',
  finding: 'NetworkMode is host: the task has no security group',
  reads: ['NetworkMode'],
  holds: (it) => it.NetworkMode !== 'host',
  fix: 'Register a revision with network mode awsvpc (RegisterTaskDefinition).',
  source: `${docs}#ecs-17`,
})

export const fileSystemsAreMountedByTls = control({
  id: 'ECS.18',
  compared: '2026-11-30',
  configRule: 'ecs-task-definition-efs-encryption-enabled',
  on,
  responsibility: 'require-tls',
  severity: 'medium',
  title: 'ECS task definitions should mount EFS volumes with encryption in transit (TLS)',
  finding: (it) => {
    const plain = (it.Volumes ?? []).filter(
      ({ EFSVolumeConfiguration: efs }) => efs && efs.TransitEncryption !== 'ENABLED',
    )
    return `TransitEncryption is not ENABLED on EFS volumes: ${listed(plain.map(nameOf), 2)}`
  },
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
  title: 'ECS task definitions should have a non-root user in each Linux container',
  finding: (it) => `User is root or not set: ${namesOf(it.ContainerDefinitions, runsAsRoot)}`,
  reads: ['ContainerDefinitions', 'RuntimePlatform'],
  applies: (it) => !isWindows(it.RuntimePlatform),
  holds: (it) => !it.ContainerDefinitions?.some(runsAsRoot),
  fix: 'Register a revision with a non-root user in each container, such as 1000:1000.',
  source: `${docs}#ecs-20`,
})

const runsAsAdministrator = ({ User }: Container): boolean =>
  ['', 'containeradministrator'].includes(text(User).toLowerCase())

export const windowsContainersAreNotAdministrators = control({
  id: 'ECS.21',
  compared: '2026-11-30',
  configRule: 'ecs-task-definition-windows-user-non-admin',
  on,
  responsibility: 'container-isolation',
  severity: 'medium',
  title: 'ECS task definitions should have a non-administrator user in each Windows container',
  finding: (it) =>
    `User is ContainerAdministrator or not set: ${namesOf(it.ContainerDefinitions, runsAsAdministrator)}`,
  reads: ['ContainerDefinitions', 'RuntimePlatform'],
  // like AWS, includes a task definition without an operating system family
  applies: (it) => !it.RuntimePlatform?.OperatingSystemFamily || isWindows(it.RuntimePlatform),
  holds: (it) => !it.ContainerDefinitions?.some(runsAsAdministrator),
  fix: 'Register a revision with user ContainerUser in each container.',
  source: `${docs}#ecs-21`,
})
