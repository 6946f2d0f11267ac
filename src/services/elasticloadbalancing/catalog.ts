import type { LayerId, Party } from '../../catalog/layers.ts'
import { onOutpost } from '../../catalog/outposts.ts'
import { seenAt, textsIn } from '../../catalog/reading.ts'
import { infrastructure } from '../../catalog/service.ts'
import { ofAppliances } from '../../catalog/sources.ts'
import { is, when } from '../../catalog/when.ts'

/**
 * AWS maintains the nodes of a load balancer, with operating system and software; the customer is responsible for placement, firewall,
 * TLS and logs. It stores no data.
 */
const device: Partial<Readonly<Record<LayerId, Party>>> = {
  'guest-os': 'aws',
  platform: 'aws',
  application: 'none',
  'server-side-encryption': 'none',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'none',
  backup: 'none',
}

/** Configuration of a load balancer (listener, target group); only the load balancer itself runs. */
const part: typeof device = {
  ...device,
  'guest-os': 'none',
  platform: 'none',
  network: 'none',
  resilience: 'none',
  logging: 'none',
}

const docs = 'https://docs.aws.amazon.com/elasticloadbalancing/latest'

export const elasticloadbalancing = infrastructure({
  id: 'elasticloadbalancing',
  title: 'Elastic Load Balancing',
  source: `${docs}/userguide/what-is-load-balancing.html`,
  pages: {
    'guest-os': ofAppliances.url,
    // AWS creates, scales and replaces the nodes of a load balancer
    platform: `${docs}/userguide/how-elastic-load-balancing-works.html`,
    network: `${docs}/userguide/infrastructure-security.html`,
    'encryption-in-transit': `${docs}/userguide/data-protection.html`,
    identity: `${docs}/userguide/load-balancer-authentication-access-control.html`,
    resilience: `${docs}/userguide/how-elastic-load-balancing-works.html`,
    logging: `${docs}/application/load-balancer-monitoring.html`,
  },
  types: {
    'AWS::ElasticLoadBalancingV2::LoadBalancer': {
      parties: device,
      page: `${docs}/userguide/what-is-load-balancing.html`,
      // an application load balancer can have one subnet on an Outpost (application/application-load-balancers.html)
      moves: onOutpost({ subnets: (it) => textsIn(seenAt(it, 'Subnets')) }),
      remarks: [
        {
          layers: ['network'],
          when: when('Type', is('gateway')),
          says: 'it is a Gateway Load Balancer: you choose and qualify the software of the vendor whose appliances inspect the traffic, AWS does not guarantee its security',
          thirdParty: 'vendor of the appliances',
          source: `${docs}/gateway/introduction.html`,
        },
      ],
      responsibilities: [
        'firewall-rules',
        'web-protection',
        'require-tls',
        'high-availability',
        'access-logs',
        'inventory',
        'ddos-protection',
      ],
    },
    'AWS::ElasticLoadBalancingV2::Listener': {
      parties: part,
      responsibilities: ['require-tls', 'tls-strength'],
    },
    'AWS::ElasticLoadBalancingV2::TargetGroup': {
      parties: part,
      responsibilities: ['require-tls'],
    },
    'AWS::ElasticLoadBalancing::LoadBalancer': {
      parties: device,
      page: `${docs}/classic/introduction.html`,
      sources: { logging: `${docs}/classic/elb-monitor-logs.html` },
      responsibilities: [
        'firewall-rules',
        'web-protection',
        'require-tls',
        'tls-strength',
        'high-availability',
        'access-logs',
        'ddos-protection',
      ],
    },
  },
})
