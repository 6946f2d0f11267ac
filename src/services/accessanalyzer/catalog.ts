import type { LayerId, Party } from '../../catalog/layers.ts'
import { abstracted } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide'

/** External access analysis: AWS reads the policies itself and stores the findings. */
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

export const accessanalyzer = abstracted({
  id: 'accessanalyzer',
  title: 'IAM Access Analyzer',
  source: `${guide}/what-is-access-analyzer.html`,
  pages: {
    'encryption-in-transit': `${guide}/data-protection.html`,
    'server-side-encryption': `${guide}/data-protection.html`,
    identity: `${guide}/best-practices.html`,
    logging: `${guide}/access-analyzer-findings.html`,
    resilience: `${guide}/disaster-recovery-resiliency.html`,
  },
  types: {
    'AWS::AccessAnalyzer::Analyzer': {
      page: `${guide}/what-is-access-analyzer.html`,
      parties: setting,
      responsibilities: ['threat-detection'],
    },
    // once per Region: whether its resources are analyzed for external access
    'Demarc::AccessAnalyzer::Region': {
      page: `${guide}/what-is-access-analyzer.html`,
      parties: setting,
      responsibilities: ['threat-detection'],
    },
  },
})
