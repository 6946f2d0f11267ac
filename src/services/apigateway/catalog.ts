import { textsIn } from '../../catalog/reading.ts'
import { abstracted, type Configured, type TypeEntry } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'

/** Nothing is kept there, and AWS runs it in several zones. */
const passing: TypeEntry['owners'] = {
  application: 'nobody',
  'server-side-encryption': 'nobody',
  'client-side-encryption': 'nobody',
  data: 'nobody',
  backup: 'nobody',
  resilience: 'aws',
}
/** A part of an API that has one question of its own: the API runs. */
const part: TypeEntry['owners'] = { ...passing, 'resource-policy': 'nobody', logging: 'nobody' }
/** How an API is to treat calls: nothing runs in it. */
const setting: TypeEntry['owners'] = {
  ...part,
  'guest-os': 'nobody',
  platform: 'nobody',
  network: 'nobody',
  'encryption-in-transit': 'nobody',
  resilience: 'nobody',
}

/** Whether the API is reached through VPC endpoints alone; undefined where that was not seen. */
function isPrivate({ properties }: Configured): boolean | undefined {
  const endpoint = properties['EndpointConfiguration']
  if (typeof endpoint !== 'object') return undefined
  const types = endpoint === null ? null : textsIn('Types' in endpoint ? endpoint.Types : undefined)
  return types === undefined ? undefined : types?.includes('PRIVATE') === true
}

export const apigateway = abstracted({
  id: 'apigateway',
  title: 'Amazon API Gateway',
  source: `${guide}/security.html`,
  pages: {
    network: `${guide}/infrastructure-security.html`,
    'encryption-in-transit': `${guide}/data-protection-encryption.html`,
    'server-side-encryption': `${guide}/data-protection-encryption.html`,
    identity: `${guide}/security-iam.html`,
    'resource-policy': `${guide}/apigateway-resource-policies.html`,
    resilience: `${guide}/disaster-recovery-resiliency.html`,
    logging: `${guide}/security-monitoring.html`,
  },
  types: {
    'AWS::ApiGateway::RestApi': {
      owners: passing,
      page: `${guide}/how-to-create-api.html`,
      moves: [
        {
          layers: ['network'],
          to: 'customer',
          when: isPrivate,
          says: 'a private API: your VPC endpoints, their security groups and the policy decide who reaches it',
          source: `${guide}/apigateway-private-apis.html`,
        },
      ],
      duties: ['no-public-exposure', 'least-privilege', 'no-public-sharing', 'cross-account-sharing', 'monitoring'],
    },
    'AWS::ApiGateway::Stage': {
      // its cache keeps answers
      owners: { ...passing, 'server-side-encryption': 'shared', 'resource-policy': 'nobody' },
      page: `${guide}/stages.html`,
      sources: { 'server-side-encryption': `${guide}/api-gateway-caching.html` },
      aws: { 'server-side-encryption': 'AWS encrypts the cache of the stage where it is asked to.' },
      duties: ['web-protection', 'tls-strength', 'encrypt-at-rest', 'access-logs', 'monitoring', 'ddos-protection'],
    },
    'AWS::ApiGateway::DomainName': {
      owners: { ...part, 'guest-os': 'nobody', platform: 'nobody', network: 'aws' },
      page: `${guide}/how-to-custom-domains.html`,
      sources: { 'encryption-in-transit': `${guide}/apigateway-custom-domain-tls-version.html` },
      duties: ['tls-strength'],
    },
    // neither HTTP nor WebSocket APIs have resource policies
    'AWS::ApiGatewayV2::Api': {
      owners: { ...passing, 'resource-policy': 'nobody' },
      page: `${guide}/http-api-vs-rest.html`,
      duties: ['no-public-exposure', 'least-privilege', 'monitoring'],
    },
    'AWS::ApiGatewayV2::Stage': {
      owners: { ...passing, 'encryption-in-transit': 'aws', 'resource-policy': 'nobody' },
      page: `${guide}/http-api-stages.html`,
      duties: ['no-public-exposure', 'access-logs'],
    },
    'AWS::ApiGatewayV2::Route': {
      owners: setting,
      page: `${guide}/http-api-develop-routes.html`,
      sources: { identity: `${guide}/http-api-access-control.html` },
      duties: ['least-privilege'],
    },
    'AWS::ApiGatewayV2::Integration': {
      owners: { ...setting, 'encryption-in-transit': 'customer' },
      page: `${guide}/http-api-develop-integrations.html`,
      sources: { 'encryption-in-transit': `${guide}/http-api-develop-integrations-private.html` },
      duties: ['require-tls', 'least-privilege'],
    },
  },
})
