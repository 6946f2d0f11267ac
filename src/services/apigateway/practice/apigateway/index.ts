import { practiceService } from '../../../../practice/service.ts'
import { apigateway as sdk } from '../../sdk.ts'
import { changes } from './changes.ts'
import { describes } from './cloudformation.ts'
import { seedApiGateway } from './seed.ts'
import * as kept from './state.ts'

const { apis, domains, paged } = kept

/** Amazon API Gateway: REST APIs, their stages and methods, and custom domain names. It serves no requests. */
export const apiGateway = practiceService<kept.Module, kept.ApiGatewayState>({
  sdk,
  scope: 'regional',
  accepts: ({ path }) => !path.startsWith('/v2/'),
  seed: seedApiGateway,
  arnOfPath: kept.arnOf,
  describes,
  reads: {
    GetRestApis: (call) => paged(call, { items: call.state.apis.map(kept.shownApi) }),
    GetRestApi: (call) => kept.shownApi(apis.of(call, call.input.restApiId)),
    GetStages: (call) => ({ item: apis.of(call, call.input.restApiId).stages.map(kept.shownStage) }),
    GetStage: (call) => kept.shownStage(kept.stageOf(call, call.input.restApiId, call.input.stageName)),
    GetResources: (call) => {
      const { restApiId, embed = [] } = call.input
      const { is, methods: all } = apis.of(call, restApiId)
      // without embed, only the names of the methods are returned
      const shown = (methods: Record<string, kept.Method>) =>
        Object.fromEntries(
          Object.entries(methods).map(([httpMethod, one]) => [
            httpMethod,
            embed.includes('methods') ? { httpMethod, ...one } : {},
          ]),
        )
      const items = Object.entries(all).map(([path, methods]) => ({
        id: kept.resourceIdOf(is.id, path),
        path,
        ...(path === '/' ? {} : { parentId: kept.resourceIdOf(is.id, '/'), pathPart: path.slice(1) }),
        ...(Object.keys(methods).length === 0 ? {} : { resourceMethods: shown(methods) }),
      }))
      return paged(call, { items })
    },
    GetDomainNames: (call) => paged(call, { items: call.state.domains.map((one) => kept.shownDomain(call, one)) }),
    GetDomainName: (call) => kept.shownDomain(call, domains.of(call, call.input.domainName)),
    GetTags: (call) => ({ tags: kept.taggedBy(call, call.input.resourceArn).tags }),
  },
  changes,
})
