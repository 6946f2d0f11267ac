import { hexId } from '../../../practice/ids.ts'
import { given } from '../../../practice/kind.ts'
import { tagsFrom } from '../../../practice/tags.ts'
import { placed } from './placed.ts'
import { shownTaskSet } from './reads.ts'
import {
  type C,
  type Definition,
  deployed,
  invalid,
  launched,
  revisionOf,
  revisions,
  type StoredService,
  type StoredTaskSet,
  serviceOf,
  taskSetOf,
} from './state.ts'

/** A service with an external deployment controller: only such a service accepts task sets. */
function external(call: C, cluster: string | undefined, service: string | undefined): StoredService {
  const stored = serviceOf(call, cluster, service)
  if (stored.is.deploymentController.type !== 'EXTERNAL')
    throw invalid('The service does not use the EXTERNAL deployment controller: it has no task sets.')
  return stored
}

export const taskSetChanges = {
  CreateTaskSet: (call) => {
    const { input } = call
    const service = external(call, input.cluster, input.service)
    const taskDefinition = revisions.arnOf(call, revisionOf(call, input.taskDefinition))
    const vpc = input.networkConfiguration?.awsvpcConfiguration
    const { launchType, platformVersion = 'LATEST' } = input
    const strategy = (input.capacityProviderStrategy ?? []).flatMap(({ capacityProvider }) => capacityProvider ?? [])
    const stored: StoredTaskSet = {
      is: {
        id: `ecs-svc-${hexId('task-set', call.requestId, 19)}`,
        status: 'ACTIVE',
        ...launched(launchType, strategy, launchType === 'FARGATE' ? platformVersion : undefined),
        ...given({ networkConfiguration: vpc && placed(call, vpc) }),
        taskDefinition,
        createdAt: call.now.toISOString(),
      },
      tags: tagsFrom(input.tags),
    }
    service.sets.push(stored)
    return { taskSet: shownTaskSet(call, service, stored, true) }
  },
  UpdateServicePrimaryTaskSet: (call) => {
    const service = external(call, call.input.cluster, call.input.service)
    const chosen = taskSetOf(service, call.input.primaryTaskSet)
    for (const { is } of service.sets) is.status = is === chosen.is ? 'PRIMARY' : 'ACTIVE'
    for (const member of deployed) Object.assign(service.is, { [member]: chosen.is[member] })
    return { taskSet: shownTaskSet(call, service, chosen, false) }
  },
  DeleteTaskSet: (call) => {
    const service = external(call, call.input.cluster, call.input.service)
    const gone = taskSetOf(service, call.input.taskSet)
    if (gone.is.status === 'PRIMARY' && call.input.force !== true)
      throw invalid('The primary task set cannot be deleted without force.')
    service.sets = service.sets.filter((one) => one !== gone)
    return { taskSet: { ...shownTaskSet(call, service, gone, false), status: 'DRAINING' } }
  },
} satisfies NonNullable<Definition['changes']>
