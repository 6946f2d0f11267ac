import type { Remedies } from '../../controls/remedy.ts'
import { resource, template } from '../../controls/template.ts'

export const macieRemedies: Remedies = {
  'Macie.1': {
    console: [
      'Amazon Macie > Get started > Enable Macie',
      'Where it is suspended: Settings > Re-enable Macie',
      'Do the same in every Region in use',
    ],
    cli: `aws macie2 enable-macie --status ENABLED
# or, where it is suspended
aws macie2 update-macie-session --status ENABLED`,
    cloudformation: template({ Session: resource('AWS::Macie::Session', { Status: 'ENABLED' }) }),
    terraform: `resource "aws_macie2_account" "this" {
  status = "ENABLED"
}`,
  },
}
