import type { PolicyDescription } from '@aws-sdk/client-elastic-load-balancing'
import { batched, collector, detail, pages, stated, tagRecord, whole } from '../../../collect/collector.ts'

const type = 'AWS::ElasticLoadBalancing::LoadBalancer'

/** The additional attribute `elb.http.desyncmitigationmode`. */
const DESYNC = 'elb.http.desyncmitigationmode'

/** Classic load balancers. */
export const classicLoadBalancers = collector({
  types: [type],
  service: 'elb',
  scope: 'region',
  needs: ['elasticloadbalancing:DescribeLoadBalancers'],
  async *list({ client, account, partition, region }) {
    const elb = await client('elb')
    const found = pages(
      (Marker) => elb.describeLoadBalancers({ PageSize: 400, Marker }),
      (answer) => answer.LoadBalancerDescriptions,
      (answer) => answer.NextMarker,
    )
    for await (const one of found) {
      const name = one.LoadBalancerName
      if (!name) continue
      yield {
        type,
        id: `arn:${partition}:elasticloadbalancing:${region}:${account}:loadbalancer/${name}`,
        name,
        properties: {
          LoadBalancerName: name,
          Subnets: one.Subnets ?? [],
          AvailabilityZones: one.AvailabilityZones ?? [],
          SecurityGroups: one.SecurityGroups ?? [],
          Instances: (one.Instances ?? []).flatMap(({ InstanceId }) => InstanceId ?? []),
          Listeners: (one.ListenerDescriptions ?? []).map(({ Listener, PolicyNames }) => ({
            Protocol: Listener?.Protocol,
            LoadBalancerPort: textOf(Listener?.LoadBalancerPort),
            InstanceProtocol: Listener?.InstanceProtocol,
            InstancePort: textOf(Listener?.InstancePort),
            SSLCertificateId: Listener?.SSLCertificateId,
            PolicyNames: PolicyNames ?? [],
          })),
        },
      }
    }
  },
  details: [
    detail({
      on: type,
      needs: ['elasticloadbalancing:DescribeLoadBalancerAttributes'],
      fills: ['CrossZone', 'AccessLoggingPolicy', 'ConnectionDrainingPolicy', 'state.DesyncMitigationMode'],
      async get({ client }, { name }) {
        const elb = await client('elb')
        const found = await elb.describeLoadBalancerAttributes({ LoadBalancerName: name })
        const its = stated(found.LoadBalancerAttributes, 'LoadBalancerAttributes')
        const log = its.AccessLog
        const draining = its.ConnectionDraining
        return {
          properties: {
            CrossZone: its.CrossZoneLoadBalancing?.Enabled,
            AccessLoggingPolicy: whole({ Enabled: log?.Enabled, S3BucketName: log?.S3BucketName }, 'Enabled'),
            ConnectionDrainingPolicy: whole({ Enabled: draining?.Enabled, Timeout: draining?.Timeout }, 'Enabled'),
          },
          state: { DesyncMitigationMode: its.AdditionalAttributes?.find(({ Key }) => Key === DESYNC)?.Value ?? null },
        }
      },
    }),
    detail({
      on: type,
      needs: ['elasticloadbalancing:DescribeLoadBalancerPolicies'],
      fills: ['Policies'],
      async get({ client }, { name }) {
        const elb = await client('elb')
        const { PolicyDescriptions = [] } = await elb.describeLoadBalancerPolicies({ LoadBalancerName: name })
        return { properties: { Policies: PolicyDescriptions.map(policyOf) } }
      },
    }),
    batched({
      on: type,
      needs: ['elasticloadbalancing:DescribeTags'],
      fills: ['tags'],
      batch: 20,
      async get({ client }, seeds) {
        const elb = await client('elb')
        const { TagDescriptions = [] } = await elb.describeTags({ LoadBalancerNames: seeds.map(({ name }) => name) })
        const tags = new Map(TagDescriptions.map(({ LoadBalancerName, Tags }) => [LoadBalancerName, tagRecord(Tags)]))
        return seeds.map(({ name }) => ({ tags: tags.get(name) ?? {} }))
      },
    }),
  ],
})

const policyOf = ({ PolicyName, PolicyTypeName, PolicyAttributeDescriptions = [] }: PolicyDescription) => ({
  PolicyName,
  PolicyType: PolicyTypeName,
  Attributes: PolicyAttributeDescriptions.map(({ AttributeName, AttributeValue }) => ({
    Name: AttributeName,
    Value: AttributeValue,
  })),
})

/** CloudFormation writes the ports of classic load balancers as text. */
const textOf = (port: number | undefined): string | undefined => (port === undefined ? undefined : String(port))
