import type { Aws } from '../collect/aws.ts'
import { ForeignAnswerError } from '../collect/refusals.ts'
import { type Seen, unseen } from '../collect/seen.ts'
import type { RootReach } from './reach.ts'

/**
 * The tasks of sts:AssumeRoot that concern root credentials; each limits what the session may do (IAM User Guide, "Perform a
 * privileged task").
 */
export type RootTask = 'IAMAuditRootUserCredentials' | 'IAMDeleteRootUserCredentials' | 'IAMCreateRootUserPassword'

/** Marks a call as not made in such a session, since its task policy allows only a few. */
export const sealed = (call: string): Seen<never> =>
  unseen({ is: 'not-asked', call, why: 'a session of sts:AssumeRoot may not ask' })

/** The longest session that AWS allows, in seconds. */
const LONGEST = 900

/**
 * Runs work in a session for one task in a member account's root user. The session is requested at a regional endpoint, since the
 * global one refuses it (STS/latest/APIReference/API_AssumeRoot.html). Its keys exist only here.
 */
export async function inRootSession<T>(
  reach: RootReach,
  account: string,
  task: RootTask,
  work: (there: RootReach) => Promise<T>,
): Promise<T> {
  const session = await openSession(reach, account, task)
  try {
    return await work({ ...reach, aws: session, account })
  } finally {
    await session.close()
  }
}

async function openSession({ aws, partition, region }: RootReach, account: string, task: RootTask): Promise<Aws> {
  // keep the keys, which are otherwise redacted from answers
  const asking = aws.derived({ secrets: 'kept' })
  try {
    const sts = await asking.client('sts', region)
    const { Credentials: found } = await sts.assumeRoot({
      TargetPrincipal: account,
      TaskPolicyArn: { arn: `arn:${partition}:iam::aws:policy/root-task/${task}` },
      DurationSeconds: LONGEST,
    })
    const { AccessKeyId, SecretAccessKey, SessionToken } = found ?? {}
    if (!AccessKeyId || !SecretAccessKey || !SessionToken)
      throw new ForeignAnswerError('the answer holds no credentials')
    const keys = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
    return aws.derived({ credentials: async () => keys })
  } finally {
    await asking.close()
  }
}
