import { policyHcl } from '../../../controls/hcl.ts'
import { not, type Remedies, type Remedy } from '../../../controls/remedy.ts'
import { assumedBy } from '../../../controls/snippets.ts'
import { existing, policyDocument, ref, resource, sub, type TemplateMap, template } from '../../../controls/template.ts'

/** The replacement of a statement that allows too much. */
interface Narrower {
  readonly step: string
  readonly statement: TemplateMap
}

/** A customer managed policy gets a new version. It can have five versions, including old ones. */
const managed = ({ step, statement }: Narrower): Remedy => ({
  console: [
    'IAM > Policies, open the policy, Entities attached: the principals that use it; for each one, Last Accessed: the services that it needs',
    'Permissions > Edit > JSON',
    `${step}; Next, Set this new version as the default, Save changes`,
  ],
  cli: `aws iam get-policy-version --policy-arn POLICY_ARN --version-id VERSION --query PolicyVersion.Document > policy.json
# narrow policy.json; a policy has at most five versions: delete an unneeded one first
aws iam create-policy-version --policy-arn POLICY_ARN --policy-document file://policy.json --set-as-default
# if a workload fails: the previous version
aws iam set-default-policy-version --policy-arn POLICY_ARN --version-id VERSION`,
  cloudformation: template({
    Policy: existing(
      'AWS::IAM::ManagedPolicy',
      {
        PolicyDocument: policyDocument(statement),
      },
      'principals with this policy can then do only this',
    ),
  }),
  terraform: `resource "aws_iam_policy" "this" {
  # the rest as it is; principals with this policy can then do only this
  policy = ${policyHcl([statement])}
}`,
})

/** An inline policy is replaced under its name; only the command differs for users, groups and roles. */
const inline = ({ step, statement }: Narrower): Remedy => ({
  console: [
    'IAM > Users (User groups, Roles), open it, Permissions, open the inline policy: Edit, JSON',
    step,
    'Better: make it a managed policy (Policies > Create policy), attach that, and remove the inline one',
  ],
  cli: `# for a user; for a role get-role-policy, for a group get-group-policy
aws iam get-user-policy --user-name USER --policy-name POLICY --query PolicyDocument > policy.json
# narrow policy.json; it replaces the whole policy. For a user, a role or a group
aws iam put-user-policy --user-name USER --policy-name POLICY --policy-document file://policy.json
aws iam put-role-policy --role-name ROLE --policy-name POLICY --policy-document file://policy.json
aws iam put-group-policy --group-name GROUP --policy-name POLICY --policy-document file://policy.json`,
  cloudformation: template({
    '#': 'for a user or a group: AWS::IAM::UserPolicy, AWS::IAM::GroupPolicy',
    Policy: resource('AWS::IAM::RolePolicy', {
      RoleName: 'ROLE',
      PolicyName: 'POLICY',
      PolicyDocument: policyDocument(statement),
    }),
  }),
  terraform: `# for a user or a group: aws_iam_user_policy, aws_iam_group_policy
resource "aws_iam_role_policy" "this" {
  role = "ROLE"
  name = "POLICY"
  policy = ${policyHcl([statement])}
}`,
})

const inUse: Narrower = {
  step: 'Replace the statement that allows * on * with the actions in use (a role: Generate policy, from CloudTrail)',
  statement: { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::BUCKET/*' },
}
const namedKey: Narrower = {
  step: 'In statements that allow kms:Decrypt or kms:ReEncryptFrom: replace * in Resource with the key ARNs',
  statement: { Effect: 'Allow', Action: ['kms:Decrypt'], Resource: 'KEY_ARN' },
}

const byCaller = assumedBy({ AWS: 'arn:aws:iam::ACCOUNT_ID:role/CALLER' })
const withMfa = {
  ...assumedBy({ AWS: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:root') }),
  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
}

export const iamPolicyRemedies: Remedies = {
  'IAM.1': managed(inUse),
  'IAM.21': managed({
    step: 'Replace service:* (and NotAction) with the actions of the service that are needed',
    statement: {
      Effect: 'Allow',
      Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
      Resource: 'TABLE_ARN',
    },
  }),
  'Demarc.IAM.8': {
    console: [
      'IAM > Policies, open the policy, Entities attached: the principals with it as a permissions policy',
      'Policies > Create policy: the actions in use; attach it to each of them',
      'Then, Entities attached > Attached as a permissions policy: choose all, Detach. It remains a permissions boundary',
    ],
    cli: `aws iam list-entities-for-policy --policy-arn POLICY_ARN --policy-usage-filter PermissionsPolicy
# a policy with the actions in use replaces it; it remains a permissions boundary
aws iam create-policy --policy-name POLICY --policy-document file://policy.json
aws iam attach-role-policy --role-name ROLE --policy-arn NEW_POLICY_ARN
aws iam detach-role-policy --role-name ROLE --policy-arn POLICY_ARN`,
    cloudformation: not('detach the policy in the template of each principal, or use the CLI'),
    terraform: `resource "aws_iam_policy" "in_use" {
  name   = "POLICY"
  policy = ${policyHcl([inUse.statement])}
}

# replaces the attachment of the boundary
resource "aws_iam_role_policy_attachment" "this" {
  role       = "ROLE"
  policy_arn = aws_iam_policy.in_use.arn
}`,
  },
  'KMS.1': managed(namedKey),
  'KMS.2': inline(namedKey),
  'Demarc.IAM.1': inline(inUse),
  'IAM.27': {
    console: [
      'IAM > Policies, open AWSCloudShellFullAccess, Entities attached: choose all, Detach',
      'For users who need CloudShell, attach a customer managed policy without cloudshell:GetFileUploadUrls and cloudshell:GetFileDownloadUrls',
    ],
    cli: `aws iam list-entities-for-policy --policy-arn arn:aws:iam::aws:policy/AWSCloudShellFullAccess
aws iam detach-user-policy --user-name USER --policy-arn arn:aws:iam::aws:policy/AWSCloudShellFullAccess
aws iam detach-group-policy --group-name GROUP --policy-arn arn:aws:iam::aws:policy/AWSCloudShellFullAccess
aws iam detach-role-policy --role-name ROLE --policy-arn arn:aws:iam::aws:policy/AWSCloudShellFullAccess`,
    cloudformation: template({
      '#': 'CloudShell without file transfer',
      CloudShell: resource('AWS::IAM::ManagedPolicy', {
        PolicyDocument: policyDocument({
          Effect: 'Allow',
          Action: [
            'cloudshell:CreateEnvironment',
            'cloudshell:CreateSession',
            'cloudshell:GetEnvironmentStatus',
            'cloudshell:StartEnvironment',
            'cloudshell:StopEnvironment',
            'cloudshell:DeleteEnvironment',
            'cloudshell:PutCredentials',
          ],
          Resource: '*',
        }),
      }),
      // a user and a group have the same property
      Role: existing(
        'AWS::IAM::Role',
        { ManagedPolicyArns: [ref('CloudShell')] },
        'the list without AWSCloudShellFullAccess, also for a user and a group',
      ),
    }),
    terraform: `# exclusive: all other policies of the role are detached, including AWSCloudShellFullAccess
resource "aws_iam_role_policy_attachments_exclusive" "this" {
  role_name   = "ROLE"
  policy_arns = ["POLICY_ARN"]
}`,
  },
  'Demarc.IAM.2': {
    console: [
      'IAM > Roles, open the role, Trust relationships > Edit trust policy',
      'Replace the principal * with the accounts, roles or services that assume it; for a partner add a condition on sts:ExternalId',
      'For a shared identity provider add a condition on the claim that names your organization: for GitHub Actions StringLike token.actions.githubusercontent.com:sub repo:ORG/REPO:*',
    ],
    cli: `aws iam get-role --role-name ROLE --query Role.AssumeRolePolicyDocument > trust.json
# name the principals in trust.json; it replaces the whole trust policy, and principals that it no longer names lose access at once
aws iam update-assume-role-policy --role-name ROLE --policy-document file://trust.json`,
    cloudformation: template({
      Role: existing('AWS::IAM::Role', {
        AssumeRolePolicyDocument: policyDocument(byCaller),
      }),
    }),
    terraform: `resource "aws_iam_role" "this" {
  # the rest as it is
  assume_role_policy = ${policyHcl([byCaller])}
}`,
  },
  'IAM.18': {
    console: [
      'IAM > Roles > Create role: AWS account, This account (Require MFA)',
      'Permissions: AWSSupportAccess. Allow the people who handle incidents to assume the role',
    ],
    cli: `aws iam create-role --role-name support --assume-role-policy-document '{
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",
    "Principal": {"AWS": "arn:aws:iam::ACCOUNT_ID:root"},
    "Action": "sts:AssumeRole",
    "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
  }]
}'
aws iam attach-role-policy --role-name support --policy-arn arn:aws:iam::aws:policy/AWSSupportAccess`,
    cloudformation: template({
      Support: resource('AWS::IAM::Role', {
        AssumeRolePolicyDocument: policyDocument(withMfa),
        ManagedPolicyArns: [sub('arn:${AWS::Partition}:iam::aws:policy/AWSSupportAccess')],
      }),
    }),
    terraform: `resource "aws_iam_role" "support" {
  name = "support"
  assume_role_policy = ${policyHcl([withMfa])}
}

resource "aws_iam_role_policy_attachment" "support" {
  role       = aws_iam_role.support.name
  policy_arn = "arn:aws:iam::aws:policy/AWSSupportAccess"
}`,
  },
}
