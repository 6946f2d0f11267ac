import { abstracted, settingParties } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/guardduty/latest/ug'

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
      parties: settingParties,
      responsibilities: ['threat-detection'],
    },
    // once per region: whether detection is on there
    'Demarc::GuardDuty::Region': {
      page: `${guide}/what-is-guardduty.html`,
      parties: settingParties,
      responsibilities: ['threat-detection'],
    },
  },
})
