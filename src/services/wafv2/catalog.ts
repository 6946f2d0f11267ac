import type { LayerId, Party } from '../../catalog/layers.ts'
import type { PagedType } from '../../catalog/pages.ts'
import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/waf/latest/developerguide'

/**
 * Rules for requests: AWS runs the inspection. The rules are stored in one Region, encrypted, and reached only over
 * TLS.
 */
const rules: Partial<Readonly<Record<LayerId, Party>>> = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  network: 'customer',
  'encryption-in-transit': 'aws',
  'server-side-encryption': 'aws',
  'client-side-encryption': 'none',
  data: 'none',
  backup: 'none',
  resilience: 'aws',
}

/** A list that rules look in. */
const list: PagedType = {
  parties: { ...rules, 'resource-policy': 'none', logging: 'none' },
  aws: { 'server-side-encryption': 'Encrypts it at rest by keys of each Region; not in the China Regions.' },
  responsibilities: ['web-protection'],
  holds: false,
}

/** A setting of a web ACL, which stores nothing. */
const setting: Partial<Readonly<Record<LayerId, Party>>> = {
  ...rules,
  network: 'none',
  'encryption-in-transit': 'none',
  'server-side-encryption': 'none',
  'resource-policy': 'none',
  resilience: 'none',
  logging: 'none',
}

const aws: Partial<Readonly<Record<LayerId, string>>> = {
  'server-side-encryption':
    'Encrypts web ACLs and rule groups at rest by keys of each Region; not in the China Regions.',
}

export const wafv2 = abstracted({
  id: 'wafv2',
  title: 'AWS WAF',
  source: `${guide}/security.html`,
  pages: {
    network: `${guide}/web-acl.html`,
    'encryption-in-transit': `${guide}/infrastructure-security.html`,
    'server-side-encryption': `${guide}/data-protection.html`,
    resilience: `${guide}/disaster-recovery-resiliency.html`,
  },
  types: {
    'AWS::WAFv2::WebACL': {
      page: `${guide}/web-acl.html`,
      parties: { ...rules, 'resource-policy': 'none' },
      sources: { logging: `${guide}/logging.html` },
      aws,
      responsibilities: ['web-protection', 'ddos-protection', 'access-logs', 'monitoring'],
    },
    'AWS::WAFv2::RuleGroup': {
      page: `${guide}/waf-rule-groups.html`,
      parties: rules,
      sources: {
        network: `${guide}/waf-rule-groups.html`,
        // requests appear in the logs of the web ACLs that use it
        logging: 'https://docs.aws.amazon.com/waf/latest/APIReference/API_VisibilityConfig.html',
        'resource-policy': `${guide}/waf-rule-group-sharing.html`,
      },
      aws,
      responsibilities: ['web-protection', 'cross-account-sharing', 'monitoring'],
    },
    'AWS::WAFv2::IPSet': list,
    'AWS::WAFv2::RegexPatternSet': list,
    // requests have personal data: where they are logged, and which fields are redacted, is set here
    'AWS::WAFv2::LoggingConfiguration': {
      parties: { ...setting, data: 'customer', logging: 'customer' },
      sources: { data: `${guide}/logging.html`, logging: `${guide}/logging.html` },
      responsibilities: ['data-handling', 'log-and-alert-settings'],
      holds: false,
    },
    'AWS::WAFv2::WebACLAssociation': {
      parties: { ...setting, network: 'customer' },
      sources: { network: `${guide}/how-aws-waf-works-resources.html` },
      responsibilities: ['web-protection'],
      holds: false,
    },
  },
})
