import type { LayerId, Owner } from '../../catalog/layers.ts'
import { infrastructure } from '../../catalog/service.ts'

/**
 * AWS keeps the nodes of a load balancer, operating system and software included; placement, firewall, TLS and logs are the
 * customer's. It holds no data.
 */
const device: Partial<Readonly<Record<LayerId, Owner>>> = {
  'guest-os': 'aws',
  platform: 'aws',
  application: 'nobody',
  'server-side-encryption': 'nobody',
  'client-side-encryption': 'nobody',
  data: 'nobody',
  'resource-policy': 'nobody',
  backup: 'nobody',
}

export const elasticloadbalancing = infrastructure({
  id: 'elasticloadbalancing',
  title: 'Elastic Load Balancing',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/security.html',
  types: {
    'AWS::ElasticLoadBalancingV2::LoadBalancer': {
      owners: device,
      duties: [
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
      owners: { ...device, network: 'nobody', resilience: 'nobody', logging: 'nobody' },
      duties: ['require-tls', 'tls-strength'],
    },
    'AWS::ElasticLoadBalancingV2::TargetGroup': {
      owners: { ...device, network: 'nobody', resilience: 'nobody', logging: 'nobody' },
      duties: ['require-tls'],
    },
    'AWS::ElasticLoadBalancing::LoadBalancer': {
      owners: device,
      duties: [
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
