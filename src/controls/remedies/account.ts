import { not, type Remedies } from './remedy.ts'

export const accountRemedies: Remedies = {
  'Demarc.Account.1': {
    console: [
      'Account menu (top right) > Account > Alternate contacts, Edit',
      'Operations: name, title, email address and phone number, Update',
    ],
    cli: `aws account put-alternate-contact --alternate-contact-type OPERATIONS --name NAME --title TITLE \\
  --email-address ADDRESS --phone-number NUMBER`,
    cloudformation: not('CloudFormation has no resource for the contacts of an account'),
    terraform: `resource "aws_account_alternate_contact" "operations" {
  alternate_contact_type = "OPERATIONS"
  name                   = "NAME"
  title                  = "TITLE"
  email_address          = "ADDRESS"
  phone_number           = "NUMBER"
}`,
  },
}
