import { not, type Remedies, type Remedy } from '../../../controls/remedy.ts'

const noRoot = 'CloudFormation has no resource for the root user'
const AT_CHANGE = 'Users meet it at their next password change'
const AT_ONCE = 'An expiration counts at once: a user with an older password must change it at the next sign-in'

const noRootHere = 'the provider has no resource for the root user'

/**
 * Sets the whole password policy. One call sets all settings, and omitted ones return to their defaults: so each remedy
 * names all of them. Labels, and when a setting takes effect:
 * IAM/latest/UserGuide/id_credentials_passwords_account-policy.html, 2026-11-30.
 */
const passwords = (step: string, when = AT_CHANGE): Remedy => ({
  console: ['IAM > Account settings, Password policy > Edit: Custom', step, `Save changes > Set custom. ${when}`],
  cli: `# omitted settings return to their defaults: name all of them. A maximum age counts at once: who has an older
# password must change it at the next sign-in. Users meet the rest at their next password change
aws iam update-account-password-policy --minimum-password-length 14 \\
  --require-uppercase-characters --require-lowercase-characters --require-numbers --require-symbols \\
  --password-reuse-prevention 24 --max-password-age 90 --allow-users-to-change-password`,
  cloudformation: not('CloudFormation has no resource for the password policy of the account'),
  terraform: `resource "aws_iam_account_password_policy" "this" {
  minimum_password_length        = 14
  require_uppercase_characters   = true
  require_lowercase_characters   = true
  require_numbers                = true
  require_symbols                = true
  password_reuse_prevention      = 24
  max_password_age               = 90
  allow_users_to_change_password = true
}`,
})

/** For a member account, done by the management account (IAM/latest/UserGuide/id_root-user-privileged-task.html). */
const withoutPassword: Remedy = {
  console: [
    'In the management account: IAM > Root access management > Enable, if it is not enabled yet',
    'Choose the member account > Take privileged action > Delete root credentials',
    'The management account keeps its root password: create a strong one and attest it (demarc root password)',
  ],
  cli: `# in the management account: the credentials of a privileged session, at a regional endpoint of STS
aws sts assume-root --target-principal MEMBER_ACCOUNT_ID --region eu-central-1 \\
  --task-policy-arn arn=arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials --duration-seconds 900
# with those credentials: without a user name the command applies to the root user
aws iam delete-login-profile`,
  cloudformation: not(noRoot),
  terraform: not(noRootHere),
}

export const iamAccountRemedies: Remedies = {
  'IAM.4': {
    console: [
      'Sign in as the root user; the account name at the top right > Security credentials',
      'Access keys: check when each was last used, and first create a role for the workload that uses it',
      'Actions > Deactivate; when no workload fails, Actions > Delete',
    ],
    cli: `# with the credentials of the root user: without a user name the commands apply to the caller
aws iam list-access-keys
aws iam update-access-key --access-key-id ACCESS_KEY_ID --status Inactive
# when no workload fails; delete the key that signs these calls last
aws iam delete-access-key --access-key-id ACCESS_KEY_ID`,
    cloudformation: not(noRoot),
    terraform: not(noRootHere),
  },
  'IAM.6': {
    console: [
      'Sign in as the root user; the account name at the top right > Security credentials',
      'Multi-factor authentication (MFA) > Assign MFA device: Passkey or Security Key, or Hardware TOTP token; keep a second one in a safe',
      'Sign in with it once, then remove the virtual device',
    ],
    cli: not('the root user assigns and removes its devices in the console only'),
    cloudformation: not(noRoot),
    terraform: not(noRootHere),
  },
  'IAM.9': {
    console: [
      'Sign in as the root user; the account name at the top right > Security credentials',
      'Multi-factor authentication (MFA) > Assign MFA device: Passkey or Security Key; assign a second one in case the first is lost',
      'Member accounts of an organization: IAM > Root access management deletes their root credentials instead',
    ],
    cli: not('the root user assigns and removes its devices in the console only'),
    cloudformation: not(noRoot),
    terraform: not(noRootHere),
  },
  'Demarc.IAM.3': {
    console: [
      'Sign in as the root user; the account name at the top right > Security credentials',
      'X.509 certificates: check whether a workload still signs SOAP requests with them',
      'Actions > Delete',
    ],
    cli: `# with the credentials of the root user: without a user name the commands apply to the caller
aws iam list-signing-certificates
aws iam delete-signing-certificate --certificate-id CERTIFICATE_ID`,
    cloudformation: not(noRoot),
    terraform: not(noRootHere),
  },
  'Demarc.IAM.4': {
    console: [
      'CloudTrail > Event history, User name root: check the actions and their source IP addresses',
      'IAM > Roles: create a role for each task that does not need the root user',
      'Security credentials of the root user > Access keys: delete the keys that were used',
    ],
    cli: `# recent actions of the root user; with the credentials of an administrator
aws cloudtrail lookup-events --region us-east-1 --lookup-attributes AttributeKey=Username,AttributeValue=root
# with the credentials of the root user
aws iam list-access-keys
aws iam delete-access-key --access-key-id ACCESS_KEY_ID`,
    cloudformation: not(noRoot),
    terraform: not(noRootHere),
  },
  'Demarc.IAM.5': withoutPassword,
  'Demarc.IAM.6': withoutPassword,
  'Demarc.IAM.7': withoutPassword,
  'IAM.7': passwords('Minimum length 14, and all four: an uppercase letter, a lowercase letter, a number, a symbol'),
  'IAM.10': passwords(
    'Minimum length 14; an uppercase letter, a lowercase letter and a number; expiration after 90 days; 24 passwords remembered',
    AT_ONCE,
  ),
  'IAM.11': passwords('Require at least one uppercase letter'),
  'IAM.12': passwords('Require at least one lowercase letter'),
  'IAM.13': passwords('Require at least one nonalphanumeric character'),
  'IAM.14': passwords('Require at least one number'),
  'IAM.15': passwords('Password minimum length: 14 characters'),
  'IAM.16': passwords('Prevent password reuse: remember 24 passwords'),
  'IAM.17': passwords('Turn on password expiration: 90 days', AT_ONCE),
}
