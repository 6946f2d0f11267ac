import { docsPage, type Partition, partitionCalled, rootCredentialsPage } from '../core/partition.ts'
import { onPractice, practiceStep } from '../core/practice-console.ts'

/** Whose device is lost. */
export const holders = ['root', 'user', 'identity-center'] as const
export type LostHolder = (typeof holders)[number]

/** What to do when a device is lost, broken or stolen. */
export interface LostHelp {
  readonly holder: LostHolder
  readonly title: string
  /** In order, with labels as on AWS's pages on 2026-11-30. */
  readonly steps: readonly string[]
  /** How to be prepared next time. */
  readonly after: readonly string[]
  readonly source: string
}

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide'
const LOST = `${IAM}/id_credentials_mfa_lost-or-broken.html`

/**
 * The steps for a kind of user in a partition, as AWS describes them. Pure. `practice`: the endpoint of a practice account, whose
 * console is a Demarc command, so that no step leads to AWS's own.
 */
export function lostHelp(holder: LostHolder, partitionName: string, practice?: string): LostHelp {
  const partition = partitionCalled(partitionName)
  const help =
    holder === 'user'
      ? lostByUser(partition, practice)
      : holder === 'root'
        ? lostByRoot(partition, practice)
        : lostByIdentityCenter()
  return { ...help, source: docsPage(partitionName, help.source) }
}

const STOLEN = 'Was it stolen? Change the password too: the thief may have that as well.'
const TWO = 'Keep two devices, in two places: up to eight may be assigned.'

function lostByRoot({ name, called, root, rootFeatures, rootPage }: Partition, practice?: string): LostHelp {
  const about = { holder: 'root' as const, title: 'The root user lost an MFA device' }
  if (root === 'none')
    return {
      ...about,
      steps: [`In ${called} there is no root user: see the steps for an IAM user.`],
      after: [],
      source: rootPage,
    }
  if (root === 'keys')
    return {
      ...about,
      steps: [
        `In ${called} no root user signs in or has an MFA device: nothing of it can be lost.`,
        'Are all administrators locked out? Let the root user of the associated standard account ask AWS Support for root access keys.',
        'With these keys give an administrator a new password and device (IAM), then delete the keys again.',
      ],
      after: ['Keep two administrators who can restore each other.'],
      source: rootPage,
    }
  if (practice !== undefined)
    return {
      ...about,
      steps: [
        `On this practice account, remove the lost device: ${practiceStep('deactivate', practice)}`,
        `Assign another: ${practiceStep('assign', practice)}`,
        'On a real account, AWS sends an email and calls the phone of the primary contact first. For these steps, run it without the endpoint.',
      ],
      after: [TWO],
      source: LOST,
    }
  return {
    ...about,
    steps: [
      'Have you another device? At the second step of the sign-in choose "Try another MFA method", and use that one.',
      'If not: choose "Root user", and sign in with its e-mail address and password.',
      'At the second step ("Additional verification required") choose any MFA method and "Next", then "Troubleshoot MFA" (also "Troubleshoot your authentication device").',
      'Type the password again if it is asked for, and choose "Sign in using alternative factors".',
      'Choose "Send verification email", open the message that comes to the address of the root user, and follow it.',
      'Choose "Call me now", answer the phone of the primary contact, and type the six digits that the page shows.',
      `Choose "Sign in to the console", remove the lost device, and assign another: ${rootCredentialsPage(name)}`,
      ...(rootFeatures.includes('RootCredentialsManagement')
        ? [
            'Is it a member account of an organization with centralized root access? Then none of this is needed. From the management account, delete its root credentials, the device among them: demarc root fix --member ACCOUNT --remove-credentials',
          ]
        : []),
      `Can you reach neither the e-mail address nor the phone? Only AWS Support can help${name === 'aws' ? ': https://support.aws.amazon.com/#/contacts/aws-mfa-support' : '.'}`,
      STOLEN,
    ],
    after: [
      TWO,
      'Keep the e-mail address and the phone number of the primary contact true: they are the way back (demarc root guide).',
    ],
    source: LOST,
  }
}

function lostByUser({ families, called, familiesPage }: Partition, practice?: string): LostHelp {
  const only = families.length === 1 ? `${called} takes virtual devices alone: ${familiesPage}` : undefined
  return {
    holder: 'user',
    title: 'An IAM user lost an MFA device',
    steps: [
      'Have you another device? At the second step of the sign-in choose "Try another MFA method", and use that one.',
      'If not: only an administrator can help. An IAM user cannot recover a device alone.',
      practice === undefined
        ? 'The administrator deactivates it: demarc mfa disable --user NAME, or IAM > Users > NAME > Security credentials > the device > Remove.'
        : `The administrator deactivates it: ${onPractice('mfa disable --user NAME', practice)}`,
      practice === undefined
        ? 'Sign in with the password, and assign another at once: demarc mfa enable, or Security credentials > Assign MFA device.'
        : `Assign another at once: ${onPractice('mfa enable --user NAME', practice)}`,
      ...(only === undefined ? [] : [only]),
      `Does the code only fail, and the device works? It may be out of step: ${onPractice('mfa resync', practice)}`,
      STOLEN,
    ],
    after: [TWO],
    source: LOST,
  }
}

const lostByIdentityCenter = (): LostHelp => ({
  holder: 'identity-center',
  title: 'A user of IAM Identity Center lost an MFA device',
  steps: [
    'Have you another device? Choose it at the sign-in to the access portal.',
    'If not: an administrator of IAM Identity Center removes it: Users > the user > MFA devices > the device > Delete, and types DELETE.',
    'Sign in again. With "Require them to register an MFA device at sign in" the portal asks for a new device; else the administrator chooses Register MFA device there.',
    'Do people sign in by an external identity provider? Then the device is there, and its help desk is who can help.',
    STOLEN,
  ],
  after: ['Register two devices, one of them a security key or passkey.'],
  source: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/how-to-manage-device.html',
})
