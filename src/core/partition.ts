import { byText } from './by-text.ts'
import { type Family, families } from './mfa-device.ts'

/**
 * What a root user of the partition can do: `console`: sign in and have access keys; `keys`: sign in nowhere, keys on request alone;
 * `none`: there is no root user.
 */
export type RootUse = 'console' | 'keys' | 'none'

/** What differs between partitions, each with AWS's page. */
export interface Partition {
  readonly name: string
  /** As people call it: `AWS GovCloud (US)`. */
  readonly called: string
  /** The region of the global services (general/latest/gr/rande.html). */
  readonly home: string
  /** How the names of its regions begin; the standard partition has all others. */
  readonly prefix: string
  /** The domains of its endpoints. */
  readonly domains: readonly string[]
  /** The site of its documentation, which has the pages of the standard one by the same paths. */
  readonly docs: string
  /** The console, without a path. */
  readonly console: string
  /** Where a federated session gets a sign-in token, and signs in (IAM/latest/UserGuide/id_roles_providers_enable-console-custom-url.html). */
  readonly signIn: string
  /** The families of MFA devices that its IAM users may have, strongest first. */
  readonly families: readonly Family[]
  readonly familiesPage: string
  readonly root: RootUse
  readonly rootPage: string
  /** What AWS Organizations may enable for the root users of members (IAM/latest/UserGuide/id_root-enable-root-access.html). */
  readonly rootFeatures: readonly ('RootCredentialsManagement' | 'RootSessions')[]
  /** `families`, `root` and `rootFeatures` are those of the standard partition: no page was read that says them of this one. */
  readonly assumed: boolean
}

const DOCS = 'https://docs.aws.amazon.com'
const IAM = `${DOCS}/IAM/latest/UserGuide`
const GOVCLOUD = `${DOCS}/govcloud-us/latest/UserGuide`
const CHINA = 'https://docs.amazonaws.cn/en_us/aws/latest/userguide/iam.html'

const standard: Partition = {
  name: 'aws',
  called: 'AWS',
  home: 'us-east-1',
  prefix: '',
  domains: ['amazonaws.com', 'api.aws'],
  docs: DOCS,
  console: 'https://console.aws.amazon.com',
  signIn: 'https://signin.aws.amazon.com',
  families,
  familiesPage: `${IAM}/id_credentials_mfa.html`,
  root: 'console',
  rootPage: `${IAM}/id_root-user.html`,
  rootFeatures: ['RootCredentialsManagement', 'RootSessions'],
  assumed: false,
}

export const partitions: readonly Partition[] = [
  standard,
  {
    name: 'aws-us-gov',
    called: 'AWS GovCloud (US)',
    home: 'us-gov-west-1',
    prefix: 'us-gov-',
    domains: ['amazonaws.com', 'api.aws'],
    docs: DOCS,
    console: 'https://console.amazonaws-us-gov.com',
    signIn: 'https://signin.amazonaws-us-gov.com',
    families,
    familiesPage: `${GOVCLOUD}/govcloud-iam.html`,
    root: 'keys',
    rootPage: `${GOVCLOUD}/govcloud-account-root-user.html`,
    // its credentials cannot be managed centrally; privileged tasks on members can be done (govcloud-iam.html)
    rootFeatures: ['RootSessions'],
    assumed: false,
  },
  {
    name: 'aws-cn',
    called: 'Amazon Web Services in China',
    home: 'cn-north-1',
    prefix: 'cn-',
    domains: ['amazonaws.com.cn', 'api.amazonwebservices.com.cn'],
    docs: 'https://docs.amazonaws.cn/en_us',
    console: 'https://console.amazonaws.cn',
    signIn: 'https://signin.amazonaws.cn',
    families: ['virtual'],
    familiesPage: CHINA,
    root: 'none',
    rootPage: CHINA,
    rootFeatures: [],
    assumed: false,
  },
  {
    ...standard,
    name: 'aws-eusc',
    called: 'AWS European Sovereign Cloud',
    home: 'eusc-de-east-1',
    prefix: 'eusc-',
    domains: ['amazonaws.eu', 'api.amazonwebservices.eu'],
    familiesPage: 'https://docs.aws.eu/IAM/latest/UserGuide/id_credentials_mfa.html',
    rootPage: 'https://docs.aws.eu/IAM/latest/UserGuide/id_root-user.html',
    docs: 'https://docs.aws.eu',
    console: 'https://console.amazonaws-eusc.eu',
    signIn: 'https://eusc-de-east-1.signin.amazonaws-eusc.eu',
    assumed: true,
  },
]

const byName = byText(Object.fromEntries(partitions.map((one) => [one.name, one])))

export const partitionNames: readonly string[] = partitions.map(({ name }) => name)

/** The partitions that the practice account can be in: their regions are in src/practice/places.ts. */
export const practicePartitions: readonly string[] = ['aws', 'aws-us-gov', 'aws-cn', 'aws-eusc']

/** A partition by its name; one that is not known here is taken for a standard one with its own name. */
export const partitionCalled = (name: string): Partition =>
  byName[name] ?? { ...standard, name, called: name, assumed: true }

/** A page of AWS's documentation, on the site that a partition's customers read. */
export const docsPage = (partition: string, page: string): string =>
  page.startsWith(`${DOCS}/`) ? `${partitionCalled(partition).docs}${page.slice(DOCS.length)}` : page

/** Where the root user has its own credentials, as AWS's pages link it (IAM/latest/UserGuide/root-user-password.html, 2026-11-30). */
export const rootCredentialsPage = (name: string): string =>
  `${partitionCalled(name).console}/iam/home?#security_credential`

/** The partition that a region's name tells, for the very first call. */
export const partitionOf = (region: string): string =>
  partitions.find(({ prefix }) => prefix !== '' && region.startsWith(prefix))?.name ?? standard.name

/** The region where a partition's global services are asked; of a partition that is not known here, where the first call went. */
export const homeRegionOf = (name: string, at: string): string =>
  byName[name]?.home ?? (partitionOf(at) === standard.name ? at : partitionCalled(partitionOf(at)).home)
