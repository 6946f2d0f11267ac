import type { AccessKeyMetadata, IAM, LoginProfile, SigningCertificate } from '@aws-sdk/client-iam'
import { pages } from '../../../collect/collector.ts'
import { undefinedAt } from '../../../collect/seen.ts'

/**
 * The caller's own credentials. A call without a user name is about the identity that makes it, such as the root user
 * in its own session or in a session of sts:AssumeRoot.
 */

/** The access keys (ListAccessKeys). */
export const ownAccessKeys = (iam: Pick<IAM, 'listAccessKeys'>): AsyncIterable<AccessKeyMetadata> =>
  pages(
    (Marker) => iam.listAccessKeys({ Marker }),
    (answer) => answer.AccessKeyMetadata,
    (answer) => answer.Marker,
  )

/** The signing certificates (ListSigningCertificates). */
export const ownSigningCertificates = (iam: Pick<IAM, 'listSigningCertificates'>): AsyncIterable<SigningCertificate> =>
  pages(
    (Marker) => iam.listSigningCertificates({ Marker }),
    (answer) => answer.Certificates,
    (answer) => answer.Marker,
  )

/** The login profile of the password (GetLoginProfile); null without a password. */
export async function ownLoginProfile(
  iam: Pick<IAM, 'getLoginProfile'>,
): Promise<Pick<LoginProfile, 'CreateDate'> | null> {
  const answer = await undefinedAt('NoSuchEntity', () => iam.getLoginProfile({}))
  return answer === undefined ? null : { CreateDate: answer.LoginProfile?.CreateDate }
}
