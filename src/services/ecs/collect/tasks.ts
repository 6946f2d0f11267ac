import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs'

/**
 * A task definition with the properties that controls read. Of environment variables only names are kept: values, commands and
 * entry points can contain secrets.
 */
export const taskDefinitionOf = (found: TaskDefinition) => ({
  ContainerDefinitions: (found.containerDefinitions ?? []).map(container),
  ExecutionRoleArn: found.executionRoleArn ?? null,
  NetworkMode: found.networkMode ?? null,
  PidMode: found.pidMode ?? null,
  RuntimePlatform: found.runtimePlatform
    ? {
        CpuArchitecture: found.runtimePlatform.cpuArchitecture,
        OperatingSystemFamily: found.runtimePlatform.operatingSystemFamily,
      }
    : null,
  TaskDefinitionArn: found.taskDefinitionArn ?? null,
  TaskRoleArn: found.taskRoleArn ?? null,
  Volumes: (found.volumes ?? []).map(({ name, efsVolumeConfiguration: efs }) => ({
    Name: name,
    EFSVolumeConfiguration: efs && { FilesystemId: efs.fileSystemId ?? '', TransitEncryption: efs.transitEncryption },
  })),
})

const container = (one: ContainerDefinition) => ({
  Name: one.name ?? '',
  Image: one.image ?? '',
  User: one.user,
  Privileged: one.privileged,
  ReadonlyRootFilesystem: one.readonlyRootFilesystem,
  LogConfiguration: one.logConfiguration?.logDriver ? { LogDriver: one.logConfiguration.logDriver } : undefined,
  Environment: (one.environment ?? []).map(({ name }) => ({ Name: name })),
})
