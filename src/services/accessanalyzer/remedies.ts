import type { Remedies } from '../../controls/remedy.ts'
import { resource, template } from '../../controls/template.ts'

export const accessAnalyzerRemedies: Remedies = {
  'IAM.28': {
    console: [
      'IAM > Access Analyzer > Analyzer settings > Create analyzer',
      'Resource analysis - External access, zone of trust: Current account, Create analyzer',
      'Do the same in every region in use',
    ],
    cli: 'aws accessanalyzer create-analyzer --analyzer-name external-access --type ACCOUNT',
    cloudformation: template({
      Analyzer: resource('AWS::AccessAnalyzer::Analyzer', { AnalyzerName: 'external-access', Type: 'ACCOUNT' }),
    }),
    terraform: `resource "aws_accessanalyzer_analyzer" "this" {
  analyzer_name = "external-access"
  type          = "ACCOUNT"
}`,
  },
}
