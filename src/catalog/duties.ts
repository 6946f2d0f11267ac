import type { LayerId } from './layers.ts'

/** One thing the customer must do in a layer. */
export interface Duty {
  readonly layer: LayerId
  /** The duty, one sentence in the imperative. */
  readonly says: string
  readonly why: string
  readonly how: string
  /** The AWS page that says so. */
  readonly source: string
}

const table = {
  'os-patching': {
    layer: 'guest-os',
    says: 'Patch the operating system and what is installed on it.',
    why: '',
    how: '',
    source: '',
  },
  'os-hardening': {
    layer: 'guest-os',
    says: 'Harden the operating system: services, accounts and software that the workload needs, and no others.',
    why: '',
    how: '',
    source: '',
  },
  'os-images': {
    layer: 'guest-os',
    says: 'Start from images that are current, known and yours to trust.',
    why: '',
    how: '',
    source: '',
  },
  'platform-updates': {
    layer: 'platform',
    says: 'Keep the engine, runtime or platform version current.',
    why: '',
    how: '',
    source: '',
  },
  'platform-configuration': {
    layer: 'platform',
    says: 'Configure the engine or platform safely, away from its well-known defaults.',
    why: '',
    how: '',
    source: '',
  },
  'code-and-dependencies': {
    layer: 'application',
    says: 'Keep your code, its dependencies and its images free of known weaknesses.',
    why: '',
    how: '',
    source: '',
  },
  'no-public-exposure': {
    layer: 'network',
    says: 'Expose nothing to the internet that need not be there.',
    why: '',
    how: '',
    source: '',
  },
  'firewall-rules': {
    layer: 'network',
    says: 'Open only the ports that are needed, only to those who need them.',
    why: '',
    how: '',
    source: '',
  },
  'private-connectivity': {
    layer: 'network',
    says: 'Keep the traffic between your resources and AWS services on private paths.',
    why: '',
    how: '',
    source: '',
  },
  'network-placement': {
    layer: 'network',
    says: 'Place the resource in the network segment that fits its sensitivity.',
    why: '',
    how: '',
    source: '',
  },
  'web-protection': {
    layer: 'network',
    says: 'Filter hostile requests before they reach the application.',
    why: '',
    how: '',
    source: '',
  },
  'network-hygiene': {
    layer: 'network',
    says: 'Remove network components that nothing uses.',
    why: '',
    how: '',
    source: '',
  },
  'require-tls': {
    layer: 'encryption-in-transit',
    says: 'Require TLS for every connection.',
    why: '',
    how: '',
    source: '',
  },
  'tls-strength': {
    layer: 'encryption-in-transit',
    says: 'Use current TLS versions and ciphers, and certificates that renew themselves.',
    why: '',
    how: '',
    source: '',
  },
  'encrypt-at-rest': {
    layer: 'server-side-encryption',
    says: 'Encrypt the data at rest.',
    why: '',
    how: '',
    source: '',
  },
  'key-care': {
    layer: 'server-side-encryption',
    says: 'Choose, rotate and keep the keys that encrypt it.',
    why: '',
    how: '',
    source: '',
  },
  'client-side-encryption': {
    layer: 'client-side-encryption',
    says: 'Decide what must be encrypted before it leaves the client, and encrypt it there.',
    why: '',
    how: '',
    source: '',
  },
  'data-classification': {
    layer: 'data',
    says: 'Know what data it holds, how sensitive it is and who answers for it.',
    why: '',
    how: '',
    source: '',
  },
  'data-lifecycle': {
    layer: 'data',
    says: 'Keep data as long as it is needed and delete it when it is not.',
    why: '',
    how: '',
    source: '',
  },
  'deletion-protection': {
    layer: 'data',
    says: 'Protect data from deletion by mistake or by malice.',
    why: '',
    how: '',
    source: '',
  },
  'least-privilege': {
    layer: 'identity',
    says: 'Grant each identity only the permissions that it needs.',
    why: '',
    how: '',
    source: '',
  },
  'permissions-by-group': {
    layer: 'identity',
    says: 'Grant permissions to groups and roles, not to single users.',
    why: '',
    how: '',
    source: '',
  },
  'credential-hygiene': {
    layer: 'identity',
    says: 'Rotate long-lived credentials and remove those that nobody uses.',
    why: '',
    how: '',
    source: '',
  },
  mfa: { layer: 'identity', says: 'Require multi-factor authentication from people.', why: '', how: '', source: '' },
  'password-policy': { layer: 'identity', says: 'Require strong passwords.', why: '', how: '', source: '' },
  'instance-credentials': {
    layer: 'identity',
    says: 'Protect the credentials that AWS hands to the workload.',
    why: '',
    how: '',
    source: '',
  },
  'workload-identity': {
    layer: 'identity',
    says: 'Let workloads and people sign in with their own short-lived identities, not with shared secrets.',
    why: '',
    how: '',
    source: '',
  },
  'root-password': {
    layer: 'identity',
    says: 'Give the root user a strong password that only its keepers know.',
    why: '',
    how: '',
    source: '',
  },
  'root-access-keys': {
    layer: 'identity',
    says: 'Keep the root user without access keys.',
    why: '',
    how: '',
    source: '',
  },
  'root-limited-use': {
    layer: 'identity',
    says: 'Use the root user only for the tasks that need it.',
    why: '',
    how: '',
    source: '',
  },
  'root-mfa': { layer: 'identity', says: 'Protect the root user with MFA.', why: '', how: '', source: '' },
  'no-public-sharing': {
    layer: 'resource-policy',
    says: 'Share with everyone only what is meant for everyone.',
    why: '',
    how: '',
    source: '',
  },
  'cross-account-sharing': {
    layer: 'resource-policy',
    says: 'Share with other accounts only what they need, and only with those you know.',
    why: '',
    how: '',
    source: '',
  },
  'no-acls': {
    layer: 'resource-policy',
    says: 'Manage access by policies, not by access control lists.',
    why: '',
    how: '',
    source: '',
  },
  backups: {
    layer: 'backup',
    says: 'Back up what you cannot lose, for as long as you may need it.',
    why: '',
    how: '',
    source: '',
  },
  'restore-tests': { layer: 'backup', says: 'Test that the backups can be restored.', why: '', how: '', source: '' },
  'high-availability': {
    layer: 'resilience',
    says: 'Run across several Availability Zones and survive the loss of one.',
    why: '',
    how: '',
    source: '',
  },
  'recovery-plan': {
    layer: 'resilience',
    says: 'Have a recovery plan, and rehearse it.',
    why: '',
    how: '',
    source: '',
  },
  'audit-trail': { layer: 'logging', says: 'Record every API call of the account.', why: '', how: '', source: '' },
  'log-integrity': {
    layer: 'logging',
    says: 'Protect the logs from change and from those who need not read them.',
    why: '',
    how: '',
    source: '',
  },
  'access-logs': {
    layer: 'logging',
    says: 'Log who reached the resource and what they asked.',
    why: '',
    how: '',
    source: '',
  },
  monitoring: {
    layer: 'logging',
    says: 'Watch its health and be told when something is wrong.',
    why: '',
    how: '',
    source: '',
  },
  'threat-detection': {
    layer: 'logging',
    says: 'Detect misuse, and look at what was detected.',
    why: '',
    how: '',
    source: '',
  },
  'change-management': {
    layer: 'governance',
    says: 'Change it only through a reviewed, recorded process.',
    why: '',
    how: '',
    source: '',
  },
  inventory: {
    layer: 'governance',
    says: 'Know what you run and who owns it, and remove what nobody needs.',
    why: '',
    how: '',
    source: '',
  },
  'incident-response': {
    layer: 'governance',
    says: 'Know who does what in an incident, and how AWS reaches you.',
    why: '',
    how: '',
    source: '',
  },
  'security-contact': {
    layer: 'governance',
    says: 'Tell AWS whom to call about security.',
    why: '',
    how: '',
    source: '',
  },
} as const satisfies Record<string, Duty>

export type DutyId = keyof typeof table

/** Every duty of the customer, by id. */
export const duties: Readonly<Record<DutyId, Duty>> = table

export const dutyIds = Object.keys(table) as readonly DutyId[] // safe: the keys of a literal that nobody adds to
