import { textsIn } from '../../catalog/reading.ts'
import { abstracted, type Configured, type TypeEntry } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'

/** Stores no data; AWS runs it in several Availability Zones. */
const passing: TypeEntry['parties'] = {
  application: 'none',
  'server-side-encryption': 'none',
  'client-side-encryption': 'none',
  data: 'none',
  backup: 'none',
  resilience: 'aws',
}
/** A part of an API with one responsibility of its own: the API runs, the part does not. */
const part: TypeEntry['parties'] = { ...passing, 'resource-policy': 'none', logging: 'none' }
/** A setting that says how an API treats requests: nothing runs in it. */
const setting: TypeEntry['parties'] = {
  ...part,
  'guest-os': 'none',
  platform: 'none',
  network: 'none',
  'encryption-in-transit': 'none',
  resilience: 'none',
}

/** Whether the API can only be reached through VPC endpoints; undefined if that was not read. */
function isPrivate({ properties }: Configured): boolean | undefined {
  const endpoint = properties['EndpointConfiguration']
  if (typeof endpoint !== 'object') return undefined
  const types = endpoint === null ? null : textsIn('Types' in endpoint ? endpoint.Types : undefined)
  return types === undefined ? undefined : types?.includes('PRIVATE') === true
}

export const apigateway = abstracted({
  id: 'apigateway',
  title: 'Amazon API Gateway',
  source: `${guide}/infrastructure-security.html`,
  pages: {
    network: `${guide}/infrastructure-security.html`,
    'encryption-in-transit': `${guide}/data-protection-encryption.html`,
    'server-side-encryption': `${guide}/data-protection-encryption.html`,
    'resource-policy': `${guide}/apigateway-resource-policies.html`,
    resilience: `${guide}/disaster-recovery-resiliency.html`,
    logging: `${guide}/security-monitoring.html`,
  },
  types: {
    'AWS::ApiGateway::RestApi': {
      parties: passing,
      moves: [
        {
          layers: ['network'],
          to: 'customer',
          when: isPrivate,
          says: 'it is a private API: your VPC endpoints, their security groups and the policy decide who reaches it',
          source: `${guide}/apigateway-private-apis.html`,
        },
      ],
      responsibilities: [
        'no-public-exposure',
        'least-privilege',
        'no-public-sharing',
        'cross-account-sharing',
        'monitoring',
      ],
    },
    'AWS::ApiGateway::Stage': {
      // its cache stores responses
      parties: { ...passing, 'server-side-encryption': 'shared', 'resource-policy': 'none' },
      sources: { 'server-side-encryption': `${guide}/api-gateway-caching.html` },
      aws: { 'server-side-encryption': 'AWS encrypts the cache of the stage where it is asked to.' },
      responsibilities: [
        'web-protection',
        'tls-strength',
        'encrypt-at-rest',
        'access-logs',
        'monitoring',
        'ddos-protection',
      ],
    },
    'AWS::ApiGateway::DomainName': {
      parties: { ...part, 'guest-os': 'none', platform: 'none', network: 'aws' },
      sources: { 'encryption-in-transit': `${guide}/apigateway-custom-domain-tls-version.html` },
      responsibilities: ['tls-strength'],
    },
    // neither HTTP nor WebSocket APIs have resource policies
    'AWS::ApiGatewayV2::Api': {
      parties: { ...passing, 'resource-policy': 'none' },
      responsibilities: ['no-public-exposure', 'least-privilege', 'monitoring'],
    },
    'AWS::ApiGatewayV2::Stage': {
      parties: { ...passing, 'encryption-in-transit': 'aws', 'resource-policy': 'none' },
      responsibilities: ['no-public-exposure', 'access-logs'],
    },
    'AWS::ApiGatewayV2::Route': {
      parties: setting,
      sources: { identity: `${guide}/http-api-access-control.html` },
      responsibilities: ['least-privilege'],
    },
    'AWS::ApiGatewayV2::Integration': {
      parties: { ...setting, 'encryption-in-transit': 'customer' },
      sources: { 'encryption-in-transit': `${guide}/http-api-develop-integrations-private.html` },
      responsibilities: ['require-tls', 'least-privilege'],
    },
  },
})
