import { not, type Remedies } from '../../controls/remedy.ts'

const contact = (kind: 'Operations' | 'Billing') => ({
  console: [
    'Account menu (top right) > Account > Alternate contacts, Edit',
    `${kind}: name, title, email address and phone number, Update`,
  ],
  cli: `aws account put-alternate-contact --alternate-contact-type ${kind.toUpperCase()} --name NAME --title TITLE \\
  --email-address ADDRESS --phone-number NUMBER`,
  cloudformation: not('CloudFormation has no resource for the contacts of an account'),
  terraform: `resource "aws_account_alternate_contact" "${kind.toLowerCase()}" {
  alternate_contact_type = "${kind.toUpperCase()}"
  name                   = "NAME"
  title                  = "TITLE"
  email_address          = "ADDRESS"
  phone_number           = "NUMBER"
}`,
})

export const accountRemedies: Remedies = {
  'Account.1': {
    console: [
      'The account name at the top right > Account, Alternate contacts > Edit',
      'Security contact: the name of a team, an email address that several people read, a phone number',
    ],
    cli: `aws account put-alternate-contact --alternate-contact-type SECURITY --name 'Security team' --title 'Security' \\
  --email-address security@example.com --phone-number '+49 30 1234567'`,
    cloudformation: not('CloudFormation has no resource for the contacts of an account'),
    terraform: `resource "aws_account_alternate_contact" "security" {
  alternate_contact_type = "SECURITY"
  name                   = "Security team"
  title                  = "Security"
  email_address          = "security@example.com"
  phone_number           = "+49 30 1234567"
}`,
  },
  'Demarc.Account.1': contact('Operations'),
  'Demarc.Account.2': contact('Billing'),
  'Demarc.Account.3': {
    console: [
      'Sign in to the management account of the organization: AWS Organizations > Policies > AI services opt-out policies > Enable',
      'Opt out from all services: it attaches a policy to the root; services delete the content that they stored for improvement',
    ],
    cli: `# in the management account of the organization
aws organizations enable-policy-type --root-id ROOT_ID --policy-type AISERVICES_OPT_OUT_POLICY
aws organizations create-policy --type AISERVICES_OPT_OUT_POLICY --name opt-out --description 'No use of content' \\
  --content '{"services":{"default":{"opt_out_policy":{"@@assign":"optOut"}}}}'
aws organizations attach-policy --policy-id POLICY_ID --target-id ROOT_ID`,
    cloudformation: not(
      'the policy is attached in the management account; its template there does not change this account',
    ),
    terraform: `# in the management account of the organization
resource "aws_organizations_policy" "opt_out" {
  name    = "opt-out"
  type    = "AISERVICES_OPT_OUT_POLICY"
  content = jsonencode({ services = { default = { opt_out_policy = { "@@assign" = "optOut" } } } })
}

resource "aws_organizations_policy_attachment" "opt_out" {
  policy_id = aws_organizations_policy.opt_out.id
  target_id = "ROOT_ID"
}`,
  },
  'Account.2': {
    console: [
      'To join your organization: sign in to its management account, AWS Organizations > AWS accounts > Add an AWS account > Invite an existing AWS account',
      'Sign in here: AWS Organizations > Invitations, Accept; then its policies apply, and its management account pays',
      'Without an organization: AWS Organizations > Create an organization; this account becomes its management account',
    ],
    cli: `# in the management account of your organization
aws organizations invite-account-to-organization --target Id=ACCOUNT_ID,Type=ACCOUNT
# here; then its policies apply, and its management account pays
aws organizations list-handshakes-for-account
aws organizations accept-handshake --handshake-id HANDSHAKE_ID`,
    cloudformation: not('a template can create organizations and accounts, but cannot add an existing account'),
    terraform: not('the AWS provider can create organizations and accounts, but cannot add an existing account'),
  },
}
