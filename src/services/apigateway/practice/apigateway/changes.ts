import type { SecurityPolicy } from '@aws-sdk/client-api-gateway'
import { alnumId } from '../../../../practice/ids.ts'
import { found, type Naming } from '../../../../practice/kind.ts'
import { tag, untag } from '../../../../practice/tags.ts'
import { apply, flags, methodSetting, oneOf, texts } from './patches.ts'
import * as kept from './state.ts'

const { apis, badRequest, domains, notFound } = kept

type OfMethod = Naming<'restApiId' | 'resourceId' | 'httpMethod'>

function methodOf(call: kept.C<OfMethod>): kept.Method {
  const { restApiId, resourceId, httpMethod = '' } = call.input
  const { is, methods } = apis.of(call, restApiId)
  const resource = Object.entries(methods).find(([path]) => kept.resourceIdOf(is.id, path) === resourceId)
  if (!resource) throw notFound('Invalid Resource identifier specified')
  return found(resource[1][httpMethod], () => notFound('Invalid Method identifier specified'))
}

const isSecurityPolicy = (name: string): name is SecurityPolicy =>
  /^(TLS_1_[02]|SecurityPolicy_TLS1[23]_\w+)$/.test(name)

export const changes = {
  UpdateRestApi: (call) => {
    const stored = apis.of(call, call.input.restApiId)
    apply(call.input.patchOperations, {
      ...texts(stored.is, 'name', 'description'),
      '/policy': (value) => {
        if (value) stored.is.policy = value
        else delete stored.is.policy
      },
      ...flags(stored.is, 'disableExecuteApiEndpoint'),
    })
    return kept.shownApi(stored)
  },
  UpdateStage: (call) => {
    const stored = kept.stageOf(call, call.input.restApiId, call.input.stageName)
    const { is } = stored
    const logs = is.accessLogSettings ?? { destinationArn: '', format: '' }
    apply(
      call.input.patchOperations,
      {
        ...flags(is, 'tracingEnabled'),
        '/clientCertificateId': (value) => {
          if (value && !call.state.clientCertificates.some((one) => one.clientCertificateId === value))
            throw badRequest('Invalid client certificate identifier specified')
          if (value) is.clientCertificateId = value
          else delete is.clientCertificateId
        },
        ...flags(is, 'cacheClusterEnabled'),
        '/accessLogSettings': (value) => {
          if (value !== null) throw badRequest('Access log settings are set by destinationArn and format')
          delete is.accessLogSettings
        },
        '/accessLogSettings/destinationArn': (value) => {
          if (!/^arn:aws:(logs|firehose):/.test(value ?? ''))
            throw badRequest('Invalid ARN specified in the request. ARN must be in the correct form.')
          is.accessLogSettings = Object.assign(logs, { destinationArn: value ?? '' })
        },
        '/accessLogSettings/format': (value) => {
          is.accessLogSettings = Object.assign(logs, { format: value ?? '' })
        },
      },
      (path) => methodSetting(is.methodSettings, path),
    )
    return kept.shownStage(stored)
  },
  UpdateMethod: (call) => {
    const stored = methodOf(call)
    apply(call.input.patchOperations, {
      ...oneOf(stored, 'authorizationType', ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'], 'authorization type'),
      ...flags(stored, 'apiKeyRequired'),
    })
    return { httpMethod: call.input.httpMethod, ...stored }
  },
  UpdateDomainName: (call) => {
    const stored = domains.of(call, call.input.domainName)
    apply(call.input.patchOperations, {
      '/securityPolicy': (value) => {
        if (!isSecurityPolicy(value ?? '')) throw badRequest('Invalid security policy specified')
        Object.assign(stored.is, { securityPolicy: value })
      },
      ...oneOf(stored.is, 'endpointAccessMode', ['BASIC', 'STRICT'], 'endpoint access mode'),
    })
    // an enhanced security policy requires the endpoint access mode
    // (apigateway/latest/developerguide/apigateway-security-policies.html)
    if (stored.is.securityPolicy.startsWith('SecurityPolicy_') && stored.is.endpointAccessMode === undefined)
      throw badRequest('EndpointAccessMode must be specified for this security policy')
    return kept.shownDomain(call, stored)
  },
  DeleteRestApi: (call) => apis.remove(call, call.input.restApiId),
  GenerateClientCertificate: (call) => {
    const { clientCertificates } = call.state
    const { description = '' } = call.input
    const clientCertificateId = alnumId('client certificate', `made ${clientCertificates.length} ${call.region}`, 6)
    const made = { clientCertificateId, description, createdDate: call.now.toISOString() }
    clientCertificates.push(made)
    return made
  },
  TagResource: (call) => tag(kept.taggedBy(call, call.input.resourceArn), call.input.tags),
  UntagResource: (call) => untag(kept.taggedBy(call, call.input.resourceArn), call.input.tagKeys),
} satisfies NonNullable<kept.Definition['changes']>
