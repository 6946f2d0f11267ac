import { expect, test } from 'vitest'
import { splitOf } from '../describe.ts'

const remarks = (type: string, properties: Record<string, unknown>, state: Record<string, unknown> = {}) =>
  (splitOf(type, { properties, state }) ?? []).flatMap(({ layer, party, because, thirdParty }) =>
    because !== undefined && party !== 'unknown' ? [{ layer, party, because, thirdParty }] : [],
  )
const calm = { Operator: { Managed: false }, OutpostArn: null }

test('an instance of a marketplace product stays yours, and its row names the product', () => {
  const rows = remarks('AWS::EC2::Instance', { SubnetId: null }, { ...calm, MarketplaceProducts: ['abc123'] })
  expect(rows.map(({ layer, party }) => `${layer} ${party}`)).toEqual([
    'guest-os customer',
    'platform customer',
    'application customer',
  ])
  for (const { because, thirdParty } of rows) {
    expect(because).toMatch(/the seller patches the image/)
    expect(thirdParty).toBe('AWS Marketplace seller (product code abc123)')
  }
})

test.each([{ MarketplaceProducts: [] }, {}])('no remark where EC2 shows no product: %o', (state) => {
  expect(remarks('AWS::EC2::Instance', { SubnetId: null }, { ...calm, ...state })).toEqual([])
})

test('an endpoint of a Gateway Load Balancer names the service whose appliances it leads to', () => {
  const ServiceName = 'com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0'
  expect(remarks('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'GatewayLoadBalancer', ServiceName })).toEqual([
    {
      layer: 'network',
      party: 'customer',
      because: expect.stringContaining('Gateway Load Balancer'),
      thirdParty: `vendor of the appliances (${ServiceName})`,
    },
  ])
  expect(remarks('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface', ServiceName })).toEqual([])
})

test.each([
  ['gateway', ['network']],
  ['application', []],
])('a load balancer of type %s has remarks on %o', (Type, wanted) => {
  const rows = remarks('AWS::ElasticLoadBalancingV2::LoadBalancer', { Type, Subnets: [] })
  expect(rows.map(({ layer }) => layer)).toEqual(wanted)
})
