import { expect, test } from 'vitest'
import type { Control } from '../../../controls/control.ts'
import { type Example, exampleFinding, worldOf } from '../../../controls/example-world.ts'
import { examples } from '../../../controls/examples.ts'
import * as t from './tasks.ts'

const containers = (...ContainerDefinitions: object[]) => ({ ContainerDefinitions })
const linux = { RuntimePlatform: { OperatingSystemFamily: 'LINUX' } }
const windows = { RuntimePlatform: { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } }
const unsaid = { RuntimePlatform: null }

const host = { NetworkMode: 'host' }
examples(t.hostModeIsIntended, {
  absent: ['NetworkMode'],
  met: [
    { ...host, ...containers({ User: '1000' }, { Privileged: true }) },
    { ...host, ...containers({ User: 'app:app' }) },
  ],
  unmet: [
    { ...host, ...containers({}) },
    { ...host, ...containers({ User: 'root', Privileged: false }) },
    { ...host, ...containers({ User: '1000' }, { User: '0:0' }) },
  ],
  notApplicable: [
    { NetworkMode: 'awsvpc', ...containers({ User: 'app:app' }) },
    { NetworkMode: null, ...containers({}) },
  ],
})
examples(t.processesAreTheirOwn, { met: [{ PidMode: null }, { PidMode: 'task' }], unmet: [{ PidMode: 'host' }] })
examples(t.containersAreNotPrivileged, {
  met: [containers({}, { Privileged: false })],
  unmet: [containers({}, { Privileged: true })],
})
examples(t.fileSystemsAreReadOnly, {
  met: [{ ...linux, ...containers({ ReadonlyRootFilesystem: true }) }],
  unmet: [
    { ...linux, ...containers({ ReadonlyRootFilesystem: true }, {}) },
    { ...unsaid, ...containers({ ReadonlyRootFilesystem: false }) },
  ],
  notApplicable: [{ ...windows, ...containers({ ReadonlyRootFilesystem: true }) }],
})
const environment = (...names: string[]) => ({ Environment: names.map((Name) => ({ Name })) })
examples(t.secretsAreNotInTheEnvironment, {
  met: [containers({}, environment('STAGE', 'AWS_REGION')), containers({ Environment: null })],
  unmet: [
    containers({}, environment('STAGE', 'AWS_SECRET_ACCESS_KEY')),
    containers(environment('AWS_ACCESS_KEY_ID')),
    containers(environment('ECS_ENGINE_AUTH_DATA')),
  ],
})
const log = { LogConfiguration: { LogDriver: 'awslogs' } }
examples(t.containersLog, {
  met: [containers(log, log)],
  unmet: [containers(log, {}), containers({ LogConfiguration: {} })],
})
examples(t.tasksHaveTheirOwnNetwork, {
  met: [{ NetworkMode: 'awsvpc' }, { NetworkMode: 'bridge' }, { NetworkMode: null }],
  unmet: [{ NetworkMode: 'host' }],
})
const efs = (TransitEncryption?: string) => ({
  Name: 'data',
  EFSVolumeConfiguration: { FilesystemId: 'fs-1', ...(TransitEncryption ? { TransitEncryption } : {}) },
})
examples(t.fileSystemsAreMountedByTls, {
  met: [{ Volumes: [efs('ENABLED'), { Name: 'scratch' }] }],
  unmet: [{ Volumes: [efs('ENABLED'), efs('DISABLED')] }, { Volumes: [efs()] }],
  notApplicable: [
    { Volumes: [{ Name: 'scratch' }] },
    { Volumes: [{ Name: 'scratch', EFSVolumeConfiguration: null }] },
    { Volumes: [] },
    { Volumes: null },
  ],
})
examples(t.linuxContainersAreNotRoot, {
  met: [
    { ...linux, ...containers({ User: '1000:1000' }) },
    { ...unsaid, ...containers({ User: 'app' }) },
    // a number, as YAML reads it
    { ...linux, ...containers({ User: 1000 }) },
    { RuntimePlatform: {}, ...containers({ User: '1000' }) },
  ],
  unmet: [
    { ...linux, ...containers({ User: '1000' }, {}) },
    { ...linux, ...containers({ User: 0 }) },
    { ...linux, ...containers({ User: '0:0' }) },
    { ...linux, ...containers({ User: null }) },
    { ...linux, ...containers({ User: 'root:app' }) },
    { ...unsaid, ...containers({ User: '0' }) },
  ],
  notApplicable: [{ ...windows, ...containers({ User: '1000:1000' }) }],
})
examples(t.windowsContainersAreNotAdministrators, {
  met: [
    { ...windows, ...containers({ User: 'ContainerUser' }) },
    { ...unsaid, ...containers({ User: '1000' }) },
  ],
  unmet: [
    { ...windows, ...containers({ User: 'ContainerAdministrator' }) },
    { ...windows, ...containers({}) },
    { ...windows, ...containers({ User: null }) },
    { ...unsaid, ...containers({}) },
  ],
  notApplicable: [{ ...linux, ...containers({ User: 'ContainerUser' }) }],
})

const findings: readonly (readonly [Control, Example, finding: string])[] = [
  [
    t.hostModeIsIntended,
    { ...host, ...containers({ Name: 'web', Privileged: true }, { Name: 'agent', User: 'root' }) },
    'NetworkMode is host, and User is root or not set: agent',
  ],
  [
    t.secretsAreNotInTheEnvironment,
    containers({ Environment: [{ Name: 'AWS_SECRET_ACCESS_KEY', Value: 'x' }] }),
    'Environment contains credentials: AWS_SECRET_ACCESS_KEY',
  ],
  [
    t.fileSystemsAreReadOnly,
    { ...linux, ...containers({ Name: 'web', ReadonlyRootFilesystem: true }, { Name: 'log' }) },
    'ReadonlyRootFilesystem is not true: log',
  ],
]
test.each(findings)('finding %# names the values seen', (control, example, finding) => {
  expect(exampleFinding(worldOf(control, example))).toBe(finding)
})
