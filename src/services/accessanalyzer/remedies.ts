import type { Remedies } from '../../controls/remedy.ts'
import { not } from '../../controls/remedy.ts'
import { resource, template } from '../../controls/template.ts'

export const accessAnalyzerRemedies: Remedies = {
  'Demarc.AccessAnalyzer.1': {
    console: [
      'IAM > Access Analyzer > Analyzer settings, open the analyzer: the reason of its status',
      'Where it is of an organization: AWS Organizations > Services > IAM Access Analyzer > Enable trusted access',
      'Where it has failed: Delete, then Create analyzer with the same type',
    ],
    cli: `aws accessanalyzer get-analyzer --analyzer-name ANALYZER
# where the trusted access of an organization was disabled
aws organizations enable-aws-service-access --service-principal access-analyzer.amazonaws.com
# where it has failed; this deletes its findings and archive rules
aws accessanalyzer delete-analyzer --analyzer-name ANALYZER
aws accessanalyzer create-analyzer --analyzer-name ANALYZER --type TYPE`,
    cloudformation: not('CloudFormation does not start an analyzer again'),
    terraform: not('Terraform does not start an analyzer again'),
  },
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
