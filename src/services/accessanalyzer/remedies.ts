import type { Remedies } from '../../controls/remedy.ts'
import { not } from '../../controls/remedy.ts'
import { resource, template } from '../../controls/template.ts'

export const accessAnalyzerRemedies: Remedies = {
  'Demarc.AccessAnalyzer.1': {
    console: [
      'IAM > Access Analyzer > Analyzer settings, open the analyzer: read the reason of its status',
      'For an organization analyzer: AWS Organizations > Services > IAM Access Analyzer > Enable trusted access',
      'If it failed: Delete, then Create analyzer with the same type',
    ],
    cli: `aws accessanalyzer get-analyzer --analyzer-name ANALYZER
# if trusted access of the organization is disabled
aws organizations enable-aws-service-access --service-principal access-analyzer.amazonaws.com
# if it failed; this deletes its findings and archive rules
aws accessanalyzer delete-analyzer --analyzer-name ANALYZER
aws accessanalyzer create-analyzer --analyzer-name ANALYZER --type TYPE`,
    cloudformation: not('CloudFormation cannot restart an analyzer'),
    terraform: not('Terraform cannot restart an analyzer'),
  },
  'IAM.28': {
    console: [
      'IAM > Access Analyzer > Analyzer settings > Create analyzer',
      'Resource analysis - External access, zone of trust: Current account, Create analyzer',
      'Do the same in every Region in use',
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
