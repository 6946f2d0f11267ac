import type { LayerId, Owner } from '../../catalog/layers.ts'
import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/guardduty/latest/ug'

/** Whether GuardDuty is on: it reads its own copies of the logs and keeps its findings itself. */
const setting: Partial<Readonly<Record<LayerId, Owner>>> = {
  'guest-os': 'nobody',
  platform: 'nobody',
  application: 'nobody',
  network: 'nobody',
  'encryption-in-transit': 'aws',
  'server-side-encryption': 'aws',
  'client-side-encryption': 'nobody',
  data: 'nobody',
  'resource-policy': 'nobody',
  backup: 'nobody',
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
      owners: setting,
      duties: ['threat-detection'],
    },
    // once a region: whether anything is detected there at all
    'Demarc::GuardDuty::Region': {
      page: `${guide}/what-is-guardduty.html`,
      owners: setting,
      duties: ['threat-detection'],
    },
  },
})
