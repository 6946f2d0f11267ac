import { control } from '../../controls/control.ts'

const docs = 'https://docs.aws.amazon.com/securityhub/latest/userguide/macie-controls.html'
const on = 'Demarc::Macie::Region'

export const macieIsEnabled = control({
  id: 'Macie.1',
  compared: '2026-11-30',
  configRule: 'macie-status-check',
  on,
  responsibility: 'threat-detection',
  severity: 'medium',
  title: 'Macie should be enabled in each Region',
  finding: ({ Status }) => (Status === null ? 'Macie is not enabled' : `Macie is suspended (status is ${Status})`),
  reads: ['Status'],
  // a suspended account is not enabled (config/latest/developerguide/macie-status-check.html)
  holds: ({ Status }) => Status === 'ENABLED',
  fix: 'Enable Macie in the Region (EnableMacie), or resume it where it is suspended (UpdateMacieSession, status ENABLED).',
  source: `${docs}#macie-1`,
})
