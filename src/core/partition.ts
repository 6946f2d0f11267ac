import { byText } from './by-text.ts'
import { type Family, families } from './mfa-device.ts'

/**
 * What the root user can do in a partition. `console`: sign in and have access keys. `keys`: never sign in, and have access keys
 * only on request. `none`: there is no root user.
 */
export type RootUse = 'console' | 'keys' | 'none'

/** What differs between partitions, each value with AWS's page. */
export interface Partition {
  readonly name: string
  /** The name people use: `AWS GovCloud (US)`. */
  readonly called: string
  /** The Region of the global services (general/latest/gr/rande.html). */
  readonly home: string
  /**
   * The Regions in which CloudTrail records the root user's sign-ins, each of them in one
   * (awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html); empty where it cannot sign in.
   */
  readonly signInRegions: readonly string[]
  /** The prefix of its Region names; empty for the standard partition. */
  readonly prefix: string
  /** The domains of its endpoints. */
  readonly domains: readonly string[]
  /** Its documentation site, which has the same paths as the standard one. */
  readonly docs: string
  /** The console's URL without a path. */
  readonly console: string
  /**
   * Where a federated session gets a sign-in token and signs in
   * (IAM/latest/UserGuide/id_roles_providers_enable-console-custom-url.html).
   */
  readonly signIn: string
  /** The kinds of MFA device that its IAM users may have, strongest first. */
  readonly families: readonly Family[]
  readonly familiesPage: string
  readonly root: RootUse
  readonly rootPage: string
  /** What AWS Organizations can enable for the root users of member accounts (IAM/latest/UserGuide/id_root-enable-root-access.html). */
  readonly rootFeatures: readonly ('RootCredentialsManagement' | 'RootSessions')[]
  /**
   * True when `families`, `root` and `rootFeatures` are assumed to be those of the standard partition: we have no page that
   * states them.
   */
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
  signInRegions: ['us-east-1', 'us-east-2', 'us-west-2'],
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
    signInRegions: [],
    prefix: 'us-gov-',
    domains: ['amazonaws.com', 'api.aws'],
    docs: DOCS,
    console: 'https://console.amazonaws-us-gov.com',
    signIn: 'https://signin.amazonaws-us-gov.com',
    families,
    familiesPage: `${GOVCLOUD}/govcloud-iam.html`,
    root: 'keys',
    rootPage: `${GOVCLOUD}/govcloud-account-root-user.html`,
    // credentials cannot be managed centrally; privileged tasks on member accounts can be performed (govcloud-iam.html)
    rootFeatures: ['RootSessions'],
    assumed: false,
  },
  {
    name: 'aws-cn',
    called: 'Amazon Web Services in China',
    home: 'cn-north-1',
    signInRegions: [],
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
    // its only Region
    signInRegions: ['eusc-de-east-1'],
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

/** The partitions that the practice account can simulate; their Regions are in src/practice/places.ts. */
export const practicePartitions: readonly string[] = ['aws', 'aws-us-gov', 'aws-cn', 'aws-eusc']

/** A partition by its name; an unknown one is treated as the standard partition under its own name. */
export const partitionCalled = (name: string): Partition =>
  byName[name] ?? { ...standard, name, called: name, assumed: true }

/** The URL of an AWS documentation page on the partition's own site. */
export const docsPage = (partition: string, page: string): string =>
  page.startsWith(`${DOCS}/`) ? `${partitionCalled(partition).docs}${page.slice(DOCS.length)}` : page

/** The console page of the root user's own credentials, as AWS's pages link it (IAM/latest/UserGuide/root-user-password.html). */
export const rootCredentialsPage = (name: string): string =>
  `${partitionCalled(name).console}/iam/home?#security_credential`

/** The partition of a Region by its name, for the very first call. */
export const partitionOf = (region: string): string =>
  partitions.find(({ prefix }) => prefix !== '' && region.startsWith(prefix))?.name ?? standard.name

/**
 * The Region of a partition's global services. For an unknown partition: the home Region of the partition of `at`, or `at` itself
 * in the standard one.
 */
export const homeRegionOf = (name: string, at: string): string =>
  byName[name]?.home ?? (partitionOf(at) === standard.name ? at : partitionCalled(partitionOf(at)).home)
