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
/** A part of an API that has one question of its own. */
const part: TypeEntry['owners'] = { ...passing, 'resource-policy': 'nobody', logging: 'nobody' }

/** Whether the API is reached through VPC endpoints alone; undefined where that was not seen. */
function isPrivate({ properties }: Configured): boolean | undefined {
  const endpoint = properties['EndpointConfiguration']
  if (typeof endpoint !== 'object') return undefined
  const types: unknown = endpoint !== null && 'Types' in endpoint ? endpoint.Types : undefined
  return Array.isArray(types) && types.includes('PRIVATE')
}

export const apigateway = abstracted({
  id: 'apigateway',
  title: 'Amazon API Gateway',
  source: `${guide}/security.html`,
  types: {
    'AWS::ApiGateway::RestApi': {
      owners: passing,
      moves: [
        {
          layers: ['network'],
          to: 'customer',
          when: isPrivate,
          says: 'a private API: your VPC endpoints, their security groups and the policy decide who reaches it',
          source: `${guide}/apigateway-private-apis.html`,
        },
      ],
      duties: ['no-public-exposure', 'least-privilege', 'no-public-sharing', 'monitoring'],
    },
    'AWS::ApiGateway::Stage': {
      // its cache keeps answers
      owners: { ...passing, 'server-side-encryption': 'shared', 'resource-policy': 'nobody' },
      duties: ['web-protection', 'tls-strength', 'encrypt-at-rest', 'access-logs', 'monitoring', 'ddos-protection'],
    },
    'AWS::ApiGateway::DomainName': {
      owners: { ...part, network: 'aws' },
      duties: ['tls-strength'],
    },
    'AWS::ApiGatewayV2::Api': {
      // resource policies are for REST APIs alone
      owners: { ...passing, 'resource-policy': 'nobody' },
      duties: ['no-public-exposure', 'least-privilege', 'monitoring'],
    },
    'AWS::ApiGatewayV2::Stage': {
      owners: { ...passing, 'encryption-in-transit': 'aws', 'resource-policy': 'nobody' },
      duties: ['no-public-exposure', 'access-logs'],
    },
    'AWS::ApiGatewayV2::Route': {
      owners: { ...part, network: 'aws', 'encryption-in-transit': 'aws' },
      duties: ['least-privilege'],
    },
    'AWS::ApiGatewayV2::Integration': {
      owners: { ...part, network: 'aws' },
      duties: ['require-tls', 'least-privilege'],
    },
  },
})
