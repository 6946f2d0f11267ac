import { page, practiceService } from '../../../../practice/service.ts'
import { apigateway as sdk } from '../../sdk.ts'
import { changes } from './changes.ts'
import { seedApiGateway } from './seed.ts'
import {
  type ApiGatewayState,
  apiOf,
  arnOf,
  badRequest,
  type C,
  domainOf,
  type Module,
  resourceIdOf,
  shownApi,
  shownDomain,
  shownMethod,
  shownStage,
  stageOf,
  taggedBy,
} from './state.ts'

interface Named {
  readonly restApiId?: string | undefined
  readonly stageName?: string | undefined
  readonly domainName?: string | undefined
}
const GET = 'apigateway:GET'
const PATCH = 'apigateway:PATCH'
const at =
  (path: (input: Named) => string) =>
  (call: C<Named>): string =>
    arnOf(call, path(call.input))
const api = at(({ restApiId }) => `/restapis/${restApiId}`)
const stage = at(({ restApiId, stageName }) => `/restapis/${restApiId}/stages/${stageName}`)
const resources = at(({ restApiId }) => `/restapis/${restApiId}/resources`)
const domain = at(({ domainName }) => `/domainnames/${domainName}`)
const tags = (call: C<{ resourceArn?: string | undefined }>): string => arnOf(call, `/tags/${call.input.resourceArn}`)
const invalid = () => badRequest('Invalid position parameter specified')

/** Amazon API Gateway: REST APIs, their stages and methods, and custom domain names. It calls nobody. */
export const apiGateway = practiceService<Module, ApiGatewayState>({
  sdk,
  scope: 'regional',
  accepts: ({ path }) => !path.startsWith('/v2/'),
  seed: seedApiGateway,
  action: {
    GetRestApis: GET,
    GetRestApi: GET,
    GetStages: GET,
    GetStage: GET,
    GetResources: GET,
    GetDomainNames: GET,
    GetDomainName: GET,
    GetTags: GET,
    UpdateRestApi: PATCH,
    UpdateStage: PATCH,
    UpdateMethod: PATCH,
    UpdateDomainName: PATCH,
    DeleteRestApi: 'apigateway:DELETE',
    GenerateClientCertificate: 'apigateway:POST',
    TagResource: 'apigateway:PUT',
    UntagResource: 'apigateway:DELETE',
  },
  resource: {
    GetRestApis: (call) => arnOf(call, '/restapis'),
    GetRestApi: api,
    GetStages: at(({ restApiId }) => `/restapis/${restApiId}/stages`),
    GetStage: stage,
    GetResources: resources,
    GetDomainNames: (call) => arnOf(call, '/domainnames'),
    GetDomainName: domain,
    GetTags: tags,
    UpdateRestApi: api,
    UpdateStage: stage,
    UpdateMethod: resources,
    UpdateDomainName: domain,
    DeleteRestApi: api,
    GenerateClientCertificate: (call) => arnOf(call, '/clientcertificates'),
    TagResource: tags,
    UntagResource: tags,
  },
  reads: {
    GetRestApis: (call) => {
      const { position: token, limit: size } = call.input
      const { items, next } = page(call, call.state.apis, { token, size: smaller(call, size), invalid })
      return { items: items.map(shownApi), position: next }
    },
    GetRestApi: (call) => shownApi(apiOf(call, call.input.restApiId)),
    GetStages: (call) => ({ item: apiOf(call, call.input.restApiId).stages.map(shownStage) }),
    GetStage: (call) => shownStage(stageOf(call)),
    GetResources: (call) => {
      const stored = apiOf(call, call.input.restApiId)
      const { position: token, limit: size, embed = [] } = call.input
      const all = Object.entries(stored.methods)
      const { items, next } = page(call, all, { token, size: smaller(call, size), invalid })
      // without embed the methods are named alone
      const shown = (methods: (typeof items)[number][1]) =>
        Object.fromEntries(
          Object.entries(methods).map(([name, method]) => [
            name,
            embed.includes('methods') ? shownMethod(name, method) : {},
          ]),
        )
      return {
        items: items.map(([path, methods]) => ({
          id: resourceIdOf(stored, path),
          path,
          ...(path === '/' ? {} : { parentId: resourceIdOf(stored, '/'), pathPart: path.slice(1) }),
          ...(Object.keys(methods).length === 0 ? {} : { resourceMethods: shown(methods) }),
        })),
        position: next,
      }
    },
    GetDomainNames: (call) => {
      const { position: token, limit: size } = call.input
      const { items, next } = page(call, call.state.domains, { token, size: smaller(call, size), invalid })
      return { items: items.map((one) => shownDomain(call, one)), position: next }
    },
    GetDomainName: (call) => shownDomain(call, domainOf(call, call.input.domainName)),
    GetTags: (call) => ({ tags: { ...taggedBy(call, call.input.resourceArn).tags } }),
  },
  changes,
})

/** A page is small whatever is asked for, as it may be on AWS. */
const smaller = ({ pageSize }: C, size: number | undefined): number => Math.min(size ?? pageSize, pageSize)
