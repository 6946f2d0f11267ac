import { not, type Remedies, type Remedy } from '../../../controls/remedy.ts'
import { existing, ref, resource, template } from '../../../controls/template.ts'

const mfa = (advice: string): Remedy => ({
  console: [
    'IAM > Users, open the user, Security credentials',
    'Multi-factor authentication (MFA) > Assign MFA device: Passkey or Security Key, or Authenticator app',
    advice,
  ],
  cli: `# a virtual MFA device: the file contains its secret, scan it and delete it. Assign a security key in the console
aws iam create-virtual-mfa-device --virtual-mfa-device-name USER --outfile qr.png --bootstrap-method QRCodePNG
# two consecutive codes
aws iam enable-mfa-device --user-name USER --serial-number arn:aws:iam::ACCOUNT_ID:mfa/USER \\
  --authentication-code1 CODE_1 --authentication-code2 CODE_2`,
  cloudformation: not('a device is assigned with two codes of it, or with a touch of the key: its owner must do it'),
  terraform: not('a device is assigned with two codes of it, or with a touch of the key: its owner must do it'),
})

const unused = (days: number): Remedy => ({
  console: [
    'IAM > Users, open the user, Security credentials',
    `Console sign-in: a password unused for ${days} days: Manage console access > Disable access`,
    `Access keys: one unused for ${days} days: Actions > Deactivate; when no workload fails, Actions > Delete`,
  ],
  cli: `# when they were last used
aws iam generate-credential-report
aws iam get-credential-report --query Content --output text > report.base64
# a password; the user keeps its access keys
aws iam delete-login-profile --user-name USER
# an access key: deactivate it first; when no workload fails, delete it
aws iam update-access-key --user-name USER --access-key-id ACCESS_KEY_ID --status Inactive
aws iam delete-access-key --user-name USER --access-key-id ACCESS_KEY_ID`,
  cloudformation: template({
    User: existing('AWS::IAM::User', {}, undefined, { without: ['LoginProfile'] }),
    AccessKey: resource('AWS::IAM::AccessKey', { UserName: 'USER', Status: 'Inactive' }),
  }),
  terraform: `# a password: remove the aws_iam_user_login_profile from the configuration
resource "aws_iam_access_key" "this" {
  user   = "USER"
  status = "Inactive"
}`,
})

export const iamUserRemedies: Remedies = {
  'IAM.2': {
    console: [
      'IAM > User groups: attach the policies to a group (first make a managed policy of an inline one), and add the user',
      'IAM > Users, open the user, Permissions: remove the policies that are attached directly or inline',
    ],
    cli: `aws iam attach-group-policy --group-name GROUP --policy-arn POLICY_ARN
aws iam add-user-to-group --group-name GROUP --user-name USER
# when the group grants the same permissions
aws iam detach-user-policy --user-name USER --policy-arn POLICY_ARN
aws iam delete-user-policy --user-name USER --policy-name INLINE_POLICY`,
    cloudformation: template({
      Group: resource('AWS::IAM::Group', { ManagedPolicyArns: ['POLICY_ARN'] }),
      User: existing('AWS::IAM::User', { Groups: [ref('Group')] }, undefined, {
        without: ['Policies', 'ManagedPolicyArns'],
      }),
    }),
    terraform: `resource "aws_iam_group" "this" {
  name = "GROUP"
}

resource "aws_iam_group_policy_attachment" "this" {
  group      = aws_iam_group.this.name
  policy_arn = "POLICY_ARN"
}

# replaces aws_iam_user_policy and aws_iam_user_policy_attachment
resource "aws_iam_user_group_membership" "this" {
  user   = "USER"
  groups = [aws_iam_group.this.name]
}`,
  },
  'IAM.3': {
    console: [
      'IAM > Users, open the user, Security credentials, Access keys > Create access key (a user has two at most)',
      'Deploy the new key everywhere, then check that Last used of the old key no longer changes',
      'The old key: Actions > Deactivate; when no workload fails, Actions > Delete. Better: use a role, without a key',
    ],
    cli: `# prints the secret: store it only where the program reads it
aws iam create-access-key --user-name USER
# when the old key is no longer used
aws iam get-access-key-last-used --access-key-id OLD_ACCESS_KEY_ID
aws iam update-access-key --user-name USER --access-key-id OLD_ACCESS_KEY_ID --status Inactive
aws iam delete-access-key --user-name USER --access-key-id OLD_ACCESS_KEY_ID`,
    cloudformation: template({
      '#': 'a higher Serial creates a new key and deletes the old one: deploy the new secret in the same update',
      AccessKey: resource('AWS::IAM::AccessKey', { UserName: 'USER', Serial: 2 }),
    }),
    terraform: not(
      'no argument rotates a key; terraform apply -replace creates a new one and deletes the old one at once, and the state contains its secret: use a role instead',
    ),
  },
  'IAM.5': mfa(
    'Ask the user to do it (account menu at the top right > Security credentials), so that only they have the secret',
  ),
  'IAM.19': mfa('A program cannot use MFA: give it a role, and delete its user'),
  'IAM.8': unused(90),
  'IAM.22': unused(45),
  'IAM.26': {
    console: [
      'The console does not show the certificates of IAM: use the CLI',
      'First assign a certificate of AWS Certificate Manager to the load balancers and distributions that use it',
    ],
    cli: `aws iam list-server-certificates --query 'ServerCertificateMetadataList[].[ServerCertificateName, Expiration]'
# when no load balancer or distribution uses it
aws iam delete-server-certificate --server-certificate-name CERTIFICATE`,
    cloudformation: template({
      '#': 'replaces the AWS::IAM::ServerCertificate; renews automatically while its validation record exists',
      Certificate: resource('AWS::CertificateManager::Certificate', {
        DomainName: 'www.example.com',
        ValidationMethod: 'DNS',
      }),
    }),
    terraform: `# replaces the aws_iam_server_certificate; renews automatically while its validation record exists
resource "aws_acm_certificate" "this" {
  domain_name       = "www.example.com"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}`,
  },
}
