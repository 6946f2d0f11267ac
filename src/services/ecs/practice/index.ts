import { practiceService } from '../../../practice/service.ts'
import { ecs as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { reads } from './reads.ts'
import { seedEcs } from './seed.ts'
import { type C, type Client, clusterArn, type EcsState, providerArn, serviceArn, taskSetArn } from './state.ts'

const last = (given: string | undefined): string => given?.split('/').at(-1) ?? 'default'
const byCluster = (call: C<{ cluster?: string | undefined }>): string => clusterArn(call, last(call.input.cluster))
const byArn = ({ input }: { input: { resourceArn?: string | undefined } }): string => input.resourceArn ?? '*'

type OfService = { cluster?: string | undefined; service?: string | undefined }
const byService = (call: C<OfService>): string =>
  serviceArn(call, { cluster: last(call.input.cluster), name: last(call.input.service) })

/** Amazon ECS: clusters, services and their task sets, task definitions and capacity providers. It runs no tasks. */
export const ecs = practiceService<Client, EcsState>({
  sdk,
  scope: 'regional',
  seed: seedEcs,
  // the other listings and descriptions know no resource (service-authorization/latest/reference/list_amazonelasticcontainerservice.html)
  resource: {
    UpdateCluster: byCluster,
    UpdateClusterSettings: byCluster,
    UpdateService: byService,
    UpdateServicePrimaryTaskSet: byService,
    DeleteTaskSet: (call) =>
      taskSetArn(call, { cluster: last(call.input.cluster), name: last(call.input.service) }, last(call.input.taskSet)),
    UpdateCapacityProvider: (call) => providerArn(call, call.input.name ?? ''),
    ListTagsForResource: byArn,
    TagResource: byArn,
    UntagResource: byArn,
  },
  reads,
  changes,
})
