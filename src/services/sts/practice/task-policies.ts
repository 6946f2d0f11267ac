import { byText } from '../../../core/by-text.ts'

/**
 * The limits of root sessions, by task policy: each allows a few actions at most, and grants none
 * (IAM/latest/UserGuide/id_root-user-privileged-task.html; the statements are ours, with the effect of AWS's).
 */
const ceiling = (...actions: readonly string[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] })

const reads = [
  'iam:GetAccessKeyLastUsed',
  'iam:GetLoginProfile',
  'iam:GetUser',
  'iam:ListAccessKeys',
  'iam:ListMFADevices',
  'iam:ListSigningCertificates',
  'sts:GetCallerIdentity',
]

const ROOT_TASK = 'arn:aws:iam::aws:policy/root-task/'

interface Task {
  /** The organization feature of IAM that it requires. */
  readonly feature: 'RootCredentialsManagement' | 'RootSessions'
  readonly document: string
}

/** By ARN. The two policies that unlock a resource policy are for data that the member accounts here do not have. */
export const taskPolicies: Readonly<Record<string, Task>> = byText({
  [`${ROOT_TASK}IAMAuditRootUserCredentials`]: {
    feature: 'RootCredentialsManagement',
    document: ceiling(...reads, 'iam:GetAccountSummary'),
  },
  [`${ROOT_TASK}IAMCreateRootUserPassword`]: {
    feature: 'RootCredentialsManagement',
    document: ceiling('iam:CreateLoginProfile', 'iam:GetLoginProfile', 'sts:GetCallerIdentity'),
  },
  [`${ROOT_TASK}IAMDeleteRootUserCredentials`]: {
    feature: 'RootCredentialsManagement',
    document: ceiling(
      ...reads,
      'iam:DeactivateMFADevice',
      'iam:DeleteAccessKey',
      'iam:DeleteLoginProfile',
      'iam:DeleteSigningCertificate',
    ),
  },
  [`${ROOT_TASK}S3UnlockBucketPolicy`]: {
    feature: 'RootSessions',
    document: ceiling('s3:DeleteBucketPolicy', 's3:GetBucketPolicy', 's3:ListAllMyBuckets', 's3:PutBucketPolicy'),
  },
  [`${ROOT_TASK}SQSUnlockQueuePolicy`]: {
    feature: 'RootSessions',
    document: ceiling('sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:ListQueues', 'sqs:SetQueueAttributes'),
  },
})
