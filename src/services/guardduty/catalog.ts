import type { LayerId, Party } from '../../catalog/layers.ts'
import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/guardduty/latest/ug'

/** Whether GuardDuty is on: it reads its own copies of the logs, and stores its findings itself. */
const setting: Partial<Readonly<Record<LayerId, Party>>> = {
  'guest-os': 'none',
  platform: 'none',
  application: 'none',
  network: 'none',
  'encryption-in-transit': 'aws',
  'server-side-encryption': 'aws',
  'client-side-encryption': 'none',
  data: 'none',
  'resource-policy': 'none',
  backup: 'none',
  resilience: 'aws',
}

export const guardduty = abstracted({
  id: 'guardduty',
  title: 'Amazon GuardDuty',
  source: `${guide}/what-is-guardduty.html`,
  pages: {
    'encryption-in-transit': `${guide}/data-protection.html`,
    'server-side-encryption': `${guide}/data-protection.html`,
    logging: `${guide}/guardduty_findings.html`,
  },
  types: {
    'AWS::GuardDuty::Detector': {
      page: `${guide}/what-is-guardduty.html`,
      parties: setting,
      responsibilities: ['threat-detection'],
    },
    // once per region: whether detection is on there
    'Demarc::GuardDuty::Region': {
      page: `${guide}/what-is-guardduty.html`,
      parties: setting,
      responsibilities: ['threat-detection'],
    },
  },
})
