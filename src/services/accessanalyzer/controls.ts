import { control, each } from '../../controls/control.ts'

export const externalAccessIsAnalyzed = control({
  id: 'IAM.28',
  compared: '2026-11-30',
  configRule: 'iam-external-access-analyzer-enabled',
  on: 'Demarc::AccessAnalyzer::Region',
  responsibility: 'threat-detection',
  severity: 'high',
  title: 'IAM Access Analyzer looks for external access in a region.',
  reads: ['Analyzers'],
  near: {
    analyzers: each('AWS::AccessAnalyzer::Analyzer', {
      where: 'AnalyzerName',
      // safe: `reads` names it, and so it is a list of names or null
      is: ({ Analyzers }) => Analyzers as readonly string[] | null,
      reads: ['Type', 'state.Status'],
    }),
  },
  // one whose zone of trust is the organization does not count, nor one of unused or internal access (iam-controls.html#iam-28)
  holds: (_, { near }) =>
    near.analyzers.some(({ properties, state }) => properties.Type === 'ACCOUNT' && state.Status === 'ACTIVE'),
  fix: 'Create an external access analyzer with the account as its zone of trust (CreateAnalyzer, type ACCOUNT).',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-28',
})
