import { not, type Remedies, type Remedy } from '../../../controls/remedy.ts'
import { existing, ref, resource, template } from '../../../controls/template.ts'

const mfa = (advice: string): Remedy => ({
  console: [
    'IAM > Users, open the user, Security credentials',
    'Multi-factor authentication (MFA) > Assign MFA device: Passkey or security key, or an authenticator app',
    advice,
  ],
  cli: `# the device of an app: the file is its secret, scan it and delete it. A security key is assigned in the console
aws iam create-virtual-mfa-device --virtual-mfa-device-name USER --outfile qr.png --bootstrap-method QRCodePNG
# two codes that follow each other
aws iam enable-mfa-device --user-name USER --serial-number arn:aws:iam::ACCOUNT_ID:mfa/USER \\
  --authentication-code1 CODE_1 --authentication-code2 CODE_2`,
  cloudformation: not('a device is assigned with two codes of it, or with a touch of the key: its owner must do it'),
  terraform: not('a device is assigned with two codes of it, or with a touch of the key: its owner must do it'),
})

const unused = (days: number): Remedy => ({
  console: [
    'IAM > Users, open the user, Security credentials',
    `Console sign-in: a password unused for ${days} days: Manage console access > Disable`,
    `Access keys: one unused for ${days} days: Actions > Deactivate; when nothing breaks, Actions > Delete`,
  ],
  cli: `# when they were used last
aws iam generate-credential-report
aws iam get-credential-report --query Content --output text > report.base64
# a password; the user keeps its access keys
aws iam delete-login-profile --user-name USER
# a key: first off; when nothing breaks, away
aws iam update-access-key --user-name USER --access-key-id ACCESS_KEY_ID --status Inactive
aws iam delete-access-key --user-name USER --access-key-id ACCESS_KEY_ID`,
  cloudformation: template({
    User: existing('AWS::IAM::User', {}, undefined, { without: ['LoginProfile'] }),
    AccessKey: resource('AWS::IAM::AccessKey', { UserName: 'USER', Status: 'Inactive' }),
  }),
  terraform: `# a password: take the aws_iam_user_login_profile out of the configuration
resource "aws_iam_access_key" "this" {
  user   = "USER"
  status = "Inactive"
}`,
})

export const iamUserRemedies: Remedies = {
  'IAM.2': {
    console: [
      'IAM > User groups: attach the policies to a group (of an inline policy make a managed one first), and add the user',
      'IAM > Users, open the user, Permissions: remove the policies that are attached directly or inline',
    ],
    cli: `aws iam attach-group-policy --group-name GROUP --policy-arn POLICY_ARN
aws iam add-user-to-group --group-name GROUP --user-name USER
# when the group gives the same
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

# in the place of aws_iam_user_policy and aws_iam_user_policy_attachment
resource "aws_iam_user_group_membership" "this" {
  user   = "USER"
  groups = [aws_iam_group.this.name]
}`,
  },
  'IAM.3': {
    console: [
      'IAM > Users, open the user, Security credentials, Access keys > Create access key (a user has two at most)',
      'Put the new key to use everywhere; Last used of the old one must stand still',
      'The old key: Actions > Deactivate; when nothing breaks, Actions > Delete. Better: a role, and no key',
    ],
    cli: `# prints the secret: put it where the program reads it, and nowhere else
aws iam create-access-key --user-name USER
# when nothing uses the old key any more
aws iam get-access-key-last-used --access-key-id OLD_ACCESS_KEY_ID
aws iam update-access-key --user-name USER --access-key-id OLD_ACCESS_KEY_ID --status Inactive
aws iam delete-access-key --user-name USER --access-key-id OLD_ACCESS_KEY_ID`,
    cloudformation: template({
      '#': 'a higher Serial makes a new key and deletes the old one: what uses the secret must take the new one in the same update',
      AccessKey: resource('AWS::IAM::AccessKey', { UserName: 'USER', Serial: 2 }),
    }),
    terraform: not(
      'no argument renews a key; terraform apply -replace makes a new one and deletes the old at once, and its secret stands in the state: use a role instead',
    ),
  },
  'IAM.5': mfa(
    'Let the user do it (their own name at the top right > Security credentials): the secret is theirs alone',
  ),
  'IAM.19': mfa('A program cannot use MFA: give it a role, and delete its user'),
  'IAM.8': unused(90),
  'IAM.22': unused(45),
  'IAM.26': {
    console: [
      'The console does not show the certificates of IAM: use the CLI',
      'First give the load balancers and distributions that still name it a certificate of AWS Certificate Manager',
    ],
    cli: `aws iam list-server-certificates --query 'ServerCertificateMetadataList[].[ServerCertificateName, Expiration]'
# when no load balancer and no distribution names it any more
aws iam delete-server-certificate --server-certificate-name CERTIFICATE`,
    cloudformation: template({
      '#': 'in the place of the AWS::IAM::ServerCertificate: renews by itself while the record of its validation stands',
      Certificate: resource('AWS::CertificateManager::Certificate', {
        DomainName: 'www.example.com',
        ValidationMethod: 'DNS',
      }),
    }),
    terraform: `# in the place of the aws_iam_server_certificate: renews by itself while the record of its validation stands
resource "aws_acm_certificate" "this" {
  domain_name       = "www.example.com"
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}`,
  },
}
