import { byText } from '../../../core/by-text.ts'

/**
 * What a root session may do, by its task policy: each is a ceiling that lets a few actions through, and grants none
 * (IAM/latest/UserGuide/id_root-user-privileged-task.html; the statements are ours, in AWS's sense).
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
  /** Which of IAM's organization features it needs. */
  readonly feature: 'RootCredentialsManagement' | 'RootSessions'
  readonly document: string
}

/** By ARN. The two that unlock a resource policy are for services' data, which the member accounts here have none of. */
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
