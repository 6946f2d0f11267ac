import { pages } from '../collect/collector.ts'
import type { RootReach } from './reach.ts'

/** Where to ask. A call without a user's name is about whoever makes it: the root user, in its own session or in one of sts:AssumeRoot. */
type Where = Pick<RootReach, 'aws' | 'home'>

/** The access keys of whoever asks, as IAM lists them. */
export async function* ownAccessKeys({ aws, home }: Where) {
  const iam = await aws.client('iam', home)
  yield* pages(
    (Marker) => iam.listAccessKeys({ Marker }),
    (answer) => answer.AccessKeyMetadata,
    (answer) => answer.Marker,
  )
}

/** The signing certificates likewise. */
export async function* ownSigningCertificates({ aws, home }: Where) {
  const iam = await aws.client('iam', home)
  yield* pages(
    (Marker) => iam.listSigningCertificates({ Marker }),
    (answer) => answer.Certificates,
    (answer) => answer.Marker,
  )
}

/** The MFA devices likewise. */
export async function* ownMfaDevices({ aws, home }: Where) {
  const iam = await aws.client('iam', home)
  yield* pages(
    (Marker) => iam.listMFADevices({ Marker }),
    (answer) => answer.MFADevices,
    (answer) => answer.Marker,
  )
}
