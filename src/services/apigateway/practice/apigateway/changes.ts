import { alnumId } from '../../../../practice/ids.ts'
import { tag, untag } from '../../../../practice/tags.ts'
import { apply, methodSetting, text, truth } from './patches.ts'
import {
  apiOf,
  badRequest,
  type C,
  type Definition,
  domainOf,
  notFound,
  resourceIdOf,
  type StoredDomain,
  type StoredMethod,
  shownApi,
  shownDomain,
  shownMethod,
  shownStage,
  stageOf,
  taggedBy,
} from './state.ts'

interface OfMethod {
  readonly restApiId?: string | undefined
  readonly resourceId?: string | undefined
  readonly httpMethod?: string | undefined
}

function methodOf(call: C<OfMethod>): StoredMethod {
  const stored = apiOf(call, call.input.restApiId)
  const resource = Object.entries(stored.methods).find(([path]) => resourceIdOf(stored, path) === call.input.resourceId)
  if (!resource) throw notFound('Invalid Resource identifier specified')
  const found = resource[1][call.input.httpMethod ?? '']
  if (!found) throw notFound('Invalid Method identifier specified')
  return found
}

const isSecurityPolicy = (name: string): name is StoredDomain['tls'] =>
  /^(TLS_1_[02]|SecurityPolicy_TLS1[23]_\w+)$/.test(name)

export const changes = {
  UpdateRestApi: (call) => {
    const stored = apiOf(call, call.input.restApiId)
    apply(call.input.patchOperations, {
      '/name': text((value) => {
        stored.name = value
      }),
      '/description': text((value) => {
        stored.description = value
      }),
      '/policy': (value) => {
        stored.policy = value || null
      },
      '/disableExecuteApiEndpoint': truth('/disableExecuteApiEndpoint', (value) => {
        stored.executeApiDisabled = value
      }),
    })
    return shownApi(stored)
  },
  UpdateStage: (call) => {
    const stored = stageOf(call)
    const logs = stored.logs ?? { destinationArn: '', format: '' }
    apply(
      call.input.patchOperations,
      {
        '/tracingEnabled': truth('/tracingEnabled', (value) => {
          stored.tracing = value
        }),
        '/clientCertificateId': (value) => {
          if (value && !call.state.clientCertificates.some(({ id }) => id === value))
            throw badRequest('Invalid client certificate identifier specified')
          stored.clientCertificate = value || null
        },
        '/cacheClusterEnabled': truth('/cacheClusterEnabled', (value) => {
          stored.cache = value
        }),
        '/accessLogSettings': (value) => {
          if (value !== null) throw badRequest('Access log settings are set by destinationArn and format')
          stored.logs = null
        },
        '/accessLogSettings/destinationArn': text((destinationArn) => {
          if (!/^arn:aws:(logs|firehose):/.test(destinationArn))
            throw badRequest('Invalid ARN specified in the request. ARN must be in the correct form.')
          logs.destinationArn = destinationArn
          stored.logs = logs
        }),
        '/accessLogSettings/format': text((format) => {
          logs.format = format
          stored.logs = logs
        }),
      },
      (path) => methodSetting(stored, path),
    )
    return shownStage(stored)
  },
  UpdateMethod: (call) => {
    const stored = methodOf(call)
    apply(call.input.patchOperations, {
      '/authorizationType': text((value) => {
        if (value !== 'NONE' && value !== 'AWS_IAM' && value !== 'CUSTOM' && value !== 'COGNITO_USER_POOLS')
          throw badRequest('Invalid authorization type specified')
        stored.authorization = value
      }),
      '/apiKeyRequired': truth('/apiKeyRequired', (value) => {
        stored.apiKey = value
      }),
    })
    return shownMethod(call.input.httpMethod ?? '', stored)
  },
  UpdateDomainName: (call) => {
    const stored = domainOf(call, call.input.domainName)
    apply(call.input.patchOperations, {
      '/securityPolicy': text((value) => {
        if (!isSecurityPolicy(value)) throw badRequest('Invalid security policy specified')
        stored.tls = value
      }),
      '/endpointAccessMode': text((value) => {
        if (value !== 'BASIC' && value !== 'STRICT') throw badRequest('Invalid endpoint access mode specified')
        stored.access = value
      }),
    })
    // an enhanced policy wants the endpoint access mode (apigateway/latest/developerguide/apigateway-security-policies.html)
    if (stored.tls.startsWith('SecurityPolicy_') && stored.access === undefined)
      throw badRequest('EndpointAccessMode must be specified for this security policy')
    return shownDomain(call, stored)
  },
  DeleteRestApi: (call) => {
    const { id } = apiOf(call, call.input.restApiId)
    call.state.apis = call.state.apis.filter((one) => one.id !== id)
  },
  GenerateClientCertificate: (call) => {
    const { description = '' } = call.input
    const id = alnumId('client certificate', `made ${call.state.clientCertificates.length} ${call.region}`, 6)
    call.state.clientCertificates.push({ id, description, made: call.now.toISOString() })
    return { clientCertificateId: id, description, createdDate: call.now }
  },
  TagResource: (call) => tag(taggedBy(call, call.input.resourceArn), call.input.tags),
  UntagResource: (call) => untag(taggedBy(call, call.input.resourceArn), call.input.tagKeys),
} satisfies NonNullable<Definition['changes']>
