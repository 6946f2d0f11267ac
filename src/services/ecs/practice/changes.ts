import type { ClusterSetting } from '@aws-sdk/client-ecs'
import { take } from '../../../practice/kind.ts'
import { notHere } from '../../../practice/limits.ts'
import { smallTagPairs, tag, tagsFrom, untag } from '../../../practice/tags.ts'
import { placed } from './placed.ts'
import { shownCluster, shownProvider, shownRevision, shownService } from './reads.ts'
import {
  type C,
  clientError,
  clusterOf,
  type Definition,
  invalid,
  providers,
  revisionOf,
  revisions,
  serviceOf,
  taggedBy,
} from './state.ts'
import { taskSetChanges } from './task-sets.ts'

const versions = ['LATEST', '1.4.0', '1.3.0']
const insights = ['disabled', 'enabled', 'enhanced']

function settle(call: C, name: string | undefined, settings: readonly ClusterSetting[]) {
  const stored = clusterOf(call, name)
  for (const { name: setting, value } of settings) {
    if (setting !== 'containerInsights' || !insights.includes(value ?? ''))
      throw invalid(`Setting name or value is not valid: ${setting}=${value}`)
    stored.is.settings = [{ name: setting, value }]
  }
  return stored
}

const FAMILY = /^[\w-]{1,255}$/

export const changes = {
  UpdateClusterSettings: (call) => ({
    cluster: shownCluster(call, settle(call, call.input.cluster, call.input.settings ?? []), ['SETTINGS']),
  }),
  UpdateCluster: (call) => {
    const stored = settle(call, call.input.cluster, call.input.settings ?? [])
    const logging = call.input.configuration?.executeCommandConfiguration
    if (logging?.logging === 'OVERRIDE' && !logging.logConfiguration)
      throw invalid('logConfiguration is required when logging is OVERRIDE.')
    take(stored.is, call.input, 'configuration')
    return { cluster: shownCluster(call, stored, ['SETTINGS', 'CONFIGURATIONS']) }
  },
  UpdateService: (call) => {
    const { input } = call
    const stored = serviceOf(call, input.cluster, input.service)
    const { is } = stored
    if (
      is.deploymentController.type === 'EXTERNAL' &&
      (input.networkConfiguration ?? input.platformVersion ?? input.taskDefinition)
    )
      throw invalid('Cannot update this on a service with the EXTERNAL deployment controller: create a task set.')
    if (input.platformVersion !== undefined) {
      if (is.platformVersion === undefined)
        throw invalid('The platform version must be null when specifying an EC2 launch type.')
      if (!versions.includes(input.platformVersion)) throw clientError('The specified platform version was not found.')
    }
    if (input.networkConfiguration?.awsvpcConfiguration)
      is.networkConfiguration = placed(call, input.networkConfiguration.awsvpcConfiguration)
    if (input.taskDefinition !== undefined)
      is.taskDefinition = revisions.arnOf(call, revisionOf(call, input.taskDefinition))
    take(is, input, 'platformVersion', 'desiredCount')
    return { service: shownService(call, stored) }
  },
  RegisterTaskDefinition: (call) => {
    const { family = '', tags, ...definition } = call.input
    if (!FAMILY.test(family)) throw clientError('Family contains invalid characters.')
    const containers = definition.containerDefinitions ?? []
    if (containers.length === 0) throw clientError('Container list cannot be empty.')
    for (const { name, image } of containers)
      if (!name || !image) throw clientError('Container.image should not be null or empty.')
    if (definition.requiresCompatibilities?.includes('FARGATE') && definition.networkMode !== 'awsvpc')
      throw clientError('Fargate only supports network mode ‘awsvpc’.')
    const before = call.state.revisions.filter(({ is }) => is.family === family).map(({ is }) => is.revision)
    const revision = Math.max(0, ...before) + 1
    const stored = revisions.add(call, {
      is: { ...definition, family, revision, status: 'ACTIVE', registeredAt: call.now.toISOString() },
      tags: tagsFrom(tags),
    })
    return { taskDefinition: shownRevision(call, stored), tags: smallTagPairs(stored.tags) }
  },
  DeregisterTaskDefinition: (call) => {
    if (!call.input.taskDefinition?.includes(':')) throw clientError('Revision is required.')
    const stored = revisionOf(call, call.input.taskDefinition)
    stored.is.status = 'INACTIVE'
    return { taskDefinition: shownRevision(call, stored) }
  },
  UpdateCapacityProvider: (call) => {
    const stored = providers.of(call, call.input.name)
    const { managedScaling, managedTerminationProtection } = call.input.autoScalingGroupProvider ?? {}
    const { autoScalingGroupProvider: group } = stored.is
    if (!group) throw notHere('Only the provider of an Auto Scaling group is changed here.')
    const scaling = managedScaling ?? group.managedScaling
    if (managedTerminationProtection === 'ENABLED' && scaling?.status !== 'ENABLED')
      throw clientError(
        'Managed termination protection requires managed scaling to be enabled on the capacity provider.',
      )
    take(
      group,
      { managedScaling: scaling, managedTerminationProtection },
      'managedScaling',
      'managedTerminationProtection',
    )
    return { capacityProvider: shownProvider(call, stored, false) }
  },
  ...taskSetChanges,
  TagResource: (call) => tag(taggedBy(call, call.input.resourceArn), call.input.tags),
  UntagResource: (call) => untag(taggedBy(call, call.input.resourceArn), call.input.tagKeys),
} satisfies NonNullable<Definition['changes']>
