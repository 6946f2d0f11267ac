import { readOn } from '../sources.ts'

export const guidesAD = readOn('2026-11-30', [
  [
    'directconnect/latest/UserGuide/direct-connect-gateways-intro.html',
    'AWS makes a Direct Connect gateway available; it stands outside the path of traffic',
    'operates outside the data traffic path',
  ],
  [
    'directconnect/latest/UserGuide/monitoring-cloudwatch.html',
    'AWS publishes metrics of lines and virtual interfaces',
    'Metrics are available for Direct Connect',
  ],
])
