import type { ClusterSetting } from '@aws-sdk/client-ecs'
import { awsError } from '../../../practice/service.ts'
import { smallTagPairs, tag, tagsFrom, untag } from '../../../practice/tags.ts'
import { placed } from './placed.ts'
import { shownCluster, shownProvider, shownRevision, shownService } from './reads.ts'
import { type C, clientError, clusterOf, type Definition, invalid, revisionOf, serviceOf, taggedBy } from './state.ts'
import { taskSetChanges } from './task-sets.ts'

const versions = ['LATEST', '1.4.0', '1.3.0']
const isInsights = (value: string | undefined): value is 'disabled' | 'enabled' | 'enhanced' =>
  value === 'disabled' || value === 'enabled' || value === 'enhanced'

function settle(call: C, name: string | undefined, settings: readonly ClusterSetting[]) {
  const stored = clusterOf(call, name)
  for (const { name: setting, value } of settings) {
    if (setting !== 'containerInsights' || !isInsights(value))
      throw invalid(`Setting name or value is not valid: ${setting}=${value}`)
    stored.insights = value
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
    if (call.input.configuration) stored.configuration = call.input.configuration
    return { cluster: shownCluster(call, stored, ['SETTINGS', 'CONFIGURATIONS']) }
  },
  UpdateService: (call) => {
    const { input } = call
    const stored = serviceOf(call, input.cluster, input.service)
    if (
      stored.controller === 'EXTERNAL' &&
      (input.networkConfiguration ?? input.platformVersion ?? input.taskDefinition)
    )
      throw invalid('Cannot update this on a service with the EXTERNAL deployment controller: create a task set.')
    const onFargate = stored.platform !== null
    if (input.platformVersion !== undefined) {
      if (!onFargate) throw invalid('The platform version must be null when specifying an EC2 launch type.')
      if (!versions.includes(input.platformVersion)) throw clientError('The specified platform version was not found.')
      stored.platform = input.platformVersion
    }
    if (input.networkConfiguration?.awsvpcConfiguration)
      stored.network = placed(call, input.networkConfiguration.awsvpcConfiguration)
    if (input.taskDefinition !== undefined) {
      const { family, revision } = revisionOf(call, input.taskDefinition)
      stored.task = `${family}:${revision}`
    }
    if (input.desiredCount !== undefined) stored.desired = input.desiredCount
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
    const revision = Math.max(
      0,
      ...call.state.revisions.filter((one) => one.family === family).map((it) => it.revision),
    )
    const stored = {
      family,
      revision: revision + 1,
      status: 'ACTIVE' as const,
      registered: call.now.toISOString(),
      definition,
      tags: tagsFrom(tags),
    }
    call.state.revisions.push(stored)
    return { taskDefinition: shownRevision(call, stored), tags: smallTagPairs(stored.tags) }
  },
  DeregisterTaskDefinition: (call) => {
    if (!call.input.taskDefinition?.includes(':')) throw clientError('Revision is required.')
    const stored = revisionOf(call, call.input.taskDefinition)
    stored.status = 'INACTIVE'
    return { taskDefinition: shownRevision(call, stored) }
  },
  UpdateCapacityProvider: (call) => {
    const stored = call.state.providers.find(({ name }) => name === call.input.name)
    if (!stored) throw clientError('The specified capacity provider does not exist.')
    const { managedScaling, managedTerminationProtection } = call.input.autoScalingGroupProvider ?? {}
    if (!stored.group)
      throw awsError('NotImplemented', 'Only the provider of an Auto Scaling group is changed here.', 501)
    const scaling = managedScaling ?? stored.group.managedScaling
    if (managedTerminationProtection === 'ENABLED' && scaling?.status !== 'ENABLED')
      throw clientError(
        'Managed termination protection requires managed scaling to be enabled on the capacity provider.',
      )
    stored.group = {
      ...stored.group,
      ...(scaling ? { managedScaling: scaling } : {}),
      ...(managedTerminationProtection ? { managedTerminationProtection } : {}),
    }
    return { capacityProvider: shownProvider(call, stored, false) }
  },
  ...taskSetChanges,
  TagResource: (call) => tag(taggedBy(call, call.input.resourceArn), call.input.tags),
  UntagResource: (call) => untag(taggedBy(call, call.input.resourceArn), call.input.tagKeys),
} satisfies NonNullable<Definition['changes']>
