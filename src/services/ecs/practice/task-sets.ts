import { hexId } from '../../../practice/ids.ts'
import { tagsFrom } from '../../../practice/tags.ts'
import { placed } from './placed.ts'
import { shownTaskSet } from './reads.ts'
import { type C, type Definition, invalid, revisionOf, type StoredService, serviceOf, taskSetOf } from './state.ts'

/** A service that a controller of the customer deploys: only such a one takes task sets. */
function external(call: C, cluster: string | undefined, service: string | undefined): StoredService {
  const stored = serviceOf(call, cluster, service)
  if (stored.controller !== 'EXTERNAL')
    throw invalid('The service does not use the EXTERNAL deployment controller: it has no task sets.')
  return stored
}

export const taskSetChanges = {
  CreateTaskSet: (call) => {
    const { input } = call
    const service = external(call, input.cluster, input.service)
    const { family, revision } = revisionOf(call, input.taskDefinition)
    const vpc = input.networkConfiguration?.awsvpcConfiguration
    const onFargate = input.launchType === 'FARGATE'
    const stored = {
      id: `ecs-svc-${hexId('task-set', call.requestId, 19)}`,
      primary: false,
      launchType: input.launchType ?? null,
      strategy: (input.capacityProviderStrategy ?? []).flatMap(({ capacityProvider }) => capacityProvider ?? []),
      platform: onFargate ? (input.platformVersion ?? 'LATEST') : null,
      network: vpc ? placed(call, vpc) : null,
      task: `${family}:${revision}`,
      created: call.now.toISOString(),
      tags: tagsFrom(input.tags),
    }
    service.sets.push(stored)
    return { taskSet: shownTaskSet(call, service, stored, true) }
  },
  UpdateServicePrimaryTaskSet: (call) => {
    const service = external(call, call.input.cluster, call.input.service)
    const chosen = taskSetOf(service, call.input.primaryTaskSet)
    for (const one of service.sets) one.primary = one === chosen
    const { launchType, strategy, platform, network, task } = chosen
    Object.assign(service, { launchType, strategy, platform, network, task })
    return { taskSet: shownTaskSet(call, service, chosen, false) }
  },
  DeleteTaskSet: (call) => {
    const service = external(call, call.input.cluster, call.input.service)
    const gone = taskSetOf(service, call.input.taskSet)
    if (gone.primary && call.input.force !== true)
      throw invalid('The primary task set cannot be deleted without force.')
    service.sets = service.sets.filter((one) => one !== gone)
    return { taskSet: { ...shownTaskSet(call, service, gone, false), status: 'DRAINING' } }
  },
} satisfies NonNullable<Definition['changes']>
