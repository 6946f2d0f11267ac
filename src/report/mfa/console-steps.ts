import type { Family } from '../../core/mfa-device.ts'
import { docsPage, partitionCalled, rootCredentialsPage } from '../../core/partition.ts'
import { practiceStep } from '../../core/practice-console.ts'
import type { Holder } from '../../mfa/aws/caller.ts'

/** The console page with a user's credentials. */
const credentialsPage = (holder: Holder, partition: string): string =>
  holder.is === 'root'
    ? rootCredentialsPage(partition)
    : `${partitionCalled(partition).console}/iam/home#/users/details/${encodeURIComponent(holder.name)}?section=security_credentials`

/** The pages of the IAM User Guide that the steps follow; labels as of 2026-11-30. */
const pages: Readonly<Record<'root' | 'user', Readonly<Record<Family, string>>>> = {
  root: {
    virtual: 'enable-virt-mfa-for-root',
    'hardware-token': 'enable-hw-mfa-for-root',
    'security-key': 'enable-fido-mfa-for-root',
  },
  user: {
    virtual: 'id_credentials_mfa_enable_virtual',
    'hardware-token': 'id_credentials_mfa_enable_physical',
    'security-key': 'id_credentials_mfa_enable_fido',
  },
}

const wizard: Readonly<Record<Family, readonly string[]>> = {
  virtual: [
    'Give it a name, choose Authenticator app, and Next.',
    'Choose Show QR code and scan it with the app, or choose Show secret key and type that into the app.',
    'Type the code that the app shows as MFA code 1, wait until the next one comes, and type that as MFA code 2.',
    'Choose Add MFA.',
  ],
  'hardware-token': [
    'Give it a name, choose Hardware TOTP token, and Next.',
    'Type the serial number from the back of the token. AWS must know the token: it accepts only tokens sold for AWS.',
    'Type the six digits as MFA code 1, wait half a minute for the next ones, and type those as MFA code 2.',
    'Choose Add MFA.',
  ],
  'security-key': [
    'Give it a name, choose Passkey or Security Key, and Next.',
    'Follow the browser: plug in the key and touch it, or choose where the passkey is to be kept.',
    'Choose Continue.',
  ],
}

export interface ConsoleSteps {
  readonly steps: readonly string[]
  readonly link: string
  readonly source: string
}

/** The console of a practice account supports only the root user. */
const rootOnly = (holder: Holder, step: string): string =>
  holder.is === 'root'
    ? `In another terminal: ${step}`
    : 'The console of a practice account signs in the root user only: there is no such step for an IAM user.'

/**
 * How to assign a device of a family in the console, following AWS's current guide. `practice`: the endpoint of a practice
 * account, whose console is a command.
 */
export function assignSteps(holder: Holder, family: Family, partition: string, practice?: string): ConsoleSteps {
  const source = guide(partition, pages[holder.is === 'root' ? 'root' : 'user'][family])
  if (practice !== undefined) {
    const software = family === 'virtual' ? '' : ' --software'
    const step = practiceStep(`assign --family ${family}${software}`, practice)
    return { steps: [rootOnly(holder, step)], link: practice, source }
  }
  const link = credentialsPage(holder, partition)
  const first =
    holder.is === 'root'
      ? [
          'Choose Root user (on the page for IAM users: Sign in using root user email), and sign in with its e-mail address and password.',
          `Open the account's name at the top right, then Security credentials: ${link}`,
        ]
      : [`Sign in, and open the Security credentials of ${holder.name}: ${link}`]
  return {
    steps: [...first, 'Under Multi-factor authentication (MFA) choose Assign MFA device.', ...wizard[family]],
    link,
    source,
  }
}

/** How to remove a device in the console; `practice` as above. */
export function removeSteps(
  holder: Holder,
  serial: string | undefined,
  partition: string,
  practice?: string,
): ConsoleSteps {
  if (practice !== undefined) {
    const step = practiceStep(`deactivate${serial === undefined ? '' : ` --serial ${serial}`}`, practice)
    return { steps: [rootOnly(holder, step)], link: practice, source: guide(partition, 'id_credentials_mfa_disable') }
  }
  const link = credentialsPage(holder, partition)
  return {
    steps: [
      holder.is === 'root' ? 'Sign in as the root user, with a device that stays.' : 'Sign in.',
      `Open Security credentials: ${link}`,
      `Under Multi-factor authentication (MFA) choose the device${serial === undefined ? '' : ` ${serial}`}, then Remove, and Remove again.`,
    ],
    link,
    source: guide(partition, 'id_credentials_mfa_disable'),
  }
}

const guide = (partition: string, page: string): string =>
  docsPage(partition, `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`)

/** Steps as numbered lines, followed by AWS's page. */
export const stepLines = ({ steps, source }: ConsoleSteps): readonly string[] => [
  ...steps.map((step, index) => `${index + 1}. ${step}`),
  source,
]
