import { arnIn } from '../../../practice/kind.ts'
import { practiceService } from '../../../practice/service.ts'
import { ecs as sdk } from '../sdk.ts'
import { changes } from './changes.ts'
import { describes } from './cloudformation.ts'
import { reads } from './reads.ts'
import { seedEcs } from './seed.ts'
import { type C, type Client, clusters, type EcsState, nameIn, providers, services } from './state.ts'

type OfService = { cluster?: string | undefined; service?: string | undefined }
const byCluster = (call: C<{ cluster?: string | undefined }>): string =>
  clusters.arn(call, nameIn(call.input.cluster ?? 'default'))
const inService = ({ input: { cluster = 'default', service = 'default' } }: C<OfService>): string =>
  `${nameIn(cluster)}/${nameIn(service)}`
const byService = (call: C<OfService>): string => services.arn(call, inService(call))

/** Amazon ECS: clusters, services and their task sets, task definitions and capacity providers. It runs no tasks. */
export const ecs = practiceService<Client, EcsState>({
  sdk,
  scope: 'regional',
  seed: seedEcs,
  // the other List and Describe actions have no resource types (service-authorization/latest/reference/list_amazonelasticcontainerservice.html)
  resource: {
    UpdateCluster: byCluster,
    UpdateClusterSettings: byCluster,
    UpdateService: byService,
    UpdateServicePrimaryTaskSet: byService,
    DeleteTaskSet: (call) =>
      arnIn(call, 'ecs', `task-set/${inService(call)}/${nameIn(call.input.taskSet ?? 'default')}`),
    UpdateCapacityProvider: (call) => providers.arn(call, call.input.name ?? ''),
  },
  acts: { resourceArn: (_, arn) => arn },
  describes,
  reads,
  changes,
})
