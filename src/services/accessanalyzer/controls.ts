import { type Control, control, each } from '../../controls/control.ts'
import { areTagged, TAG } from '../../controls/tags.ts'
import { existing } from '../../controls/template.ts'

const ANALYZER = 'AWS::AccessAnalyzer::Analyzer'

export const analyzersAreActive = control({
  id: 'Demarc.AccessAnalyzer.1',
  on: ANALYZER,
  responsibility: 'threat-detection',
  severity: 'medium',
  title: 'IAM Access Analyzer analyzers should be active',
  finding: (_, { state }) => `Analyzer status is ${state.Status}`,
  reads: ['state.Status'],
  // an analyzer that is being created has no findings yet
  applies: (_, { state }) => state.Status !== 'CREATING',
  holds: (_, { state }) => state.Status === 'ACTIVE',
  fix: 'Read the reason (GetAnalyzer statusReason). An organization analyzer needs trusted access and a delegated administrator; delete a failed analyzer and create it again.',
  source: 'https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_AnalyzerSummary.html',
})

export const externalAccessIsAnalyzed = control({
  id: 'IAM.28',
  compared: '2026-11-30',
  configRule: 'iam-external-access-analyzer-enabled',
  on: 'Demarc::AccessAnalyzer::Region',
  responsibility: 'threat-detection',
  severity: 'high',
  title: 'Regions should have an active external access analyzer of the account',
  finding: 'No active analyzer of type ACCOUNT',
  reads: ['Analyzers'],
  near: {
    analyzers: each(ANALYZER, {
      where: 'AnalyzerName',
      // safe: `reads` names it, and so it is a list of names or null
      is: ({ Analyzers }) => Analyzers as readonly string[] | null,
      reads: ['Type', 'state.Status'],
    }),
  },
  // organization analyzers do not count, nor analyzers for unused or internal access (iam-controls.html#iam-28)
  holds: (_, { near }) =>
    near.analyzers.some(({ properties, state }) => properties.Type === 'ACCOUNT' && state.Status === 'ACTIVE'),
  fix: 'Create an external access analyzer with the account as its zone of trust (CreateAnalyzer, type ACCOUNT).',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-28',
})

export const analyzersAreTagged: Control = areTagged({
  id: 'IAM.23',
  on: ANALYZER,
  page: 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html',
  title: 'IAM Access Analyzer analyzers',
  one: 'analyzer',
  cloudformation: existing(ANALYZER, { Tags: [TAG] }),
  terraform: 'aws_accessanalyzer_analyzer',
})
