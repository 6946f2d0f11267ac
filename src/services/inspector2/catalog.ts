import { abstracted, settingParties } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/inspector/latest/user'

export const inspector2 = abstracted({
  id: 'inspector2',
  title: 'Amazon Inspector',
  source: `${guide}/what-is-inspector.html`,
  pages: {
    'encryption-in-transit': `${guide}/encryption-transit.html`,
    'server-side-encryption': `${guide}/encryption-rest.html`,
  },
  types: {
    // once per Region: which scans run; Inspector keeps its findings itself
    'Demarc::InspectorV2::Region': {
      page: `${guide}/what-is-inspector.html`,
      parties: settingParties,
      responsibilities: ['threat-detection'],
    },
  },
})
