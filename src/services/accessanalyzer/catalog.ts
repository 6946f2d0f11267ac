import { abstracted, settingParties } from '../../catalog/service.ts'

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide'

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
      parties: settingParties,
      responsibilities: ['threat-detection'],
    },
    // once per Region: whether its resources are analyzed for external access
    'Demarc::AccessAnalyzer::Region': {
      page: `${guide}/what-is-access-analyzer.html`,
      parties: settingParties,
      responsibilities: ['threat-detection'],
    },
  },
})
