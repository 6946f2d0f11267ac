/**
 * The part of the IAM service's slice that the server reads to know who signs a call and what they may do. The IAM
 * service's own state has at least these members (and as many more as it likes), so that a user, key or policy that is
 * made at run time works at the next call.
 */
export interface IdentityState {
  /** By user name. */
  users: Record<string, StoredUser>
  /** By group name. */
  groups: Record<string, StoredPolicies>
  /** By role name. */
  roles: Record<string, StoredRole>
  /** By policy ARN: customer managed policies, and those AWS managed policies (`arn:aws:iam::aws:policy/...`) that the account uses. */
  policies: Record<string, StoredPolicy>
  /** The root user's access keys, by id. */
  root?: { accessKeys: Record<string, StoredAccessKey> }
}

export interface StoredPolicies {
  /** Inline policies: name to JSON document. */
  inline: Record<string, string>
  /** ARNs of attached managed policies. */
  attached: string[]
}

export interface StoredUser extends StoredPolicies {
  /** `AIDA...` */
  id: string
  arn: string
  /** Names of the groups that the user is a member of. */
  groups: string[]
  /** By access key id. */
  accessKeys: Record<string, StoredAccessKey>
  /** ARN of the managed policy that bounds the user's permissions. */
  boundary?: string | undefined
}

export interface StoredAccessKey {
  secret: string
  status: 'Active' | 'Inactive'
  /** `at`: ISO 8601, whole seconds; `service`: as it stands in signatures. */
  lastUsed?: { at: string; region: string; service: string } | null
}

export interface StoredRole extends StoredPolicies {
  /** `AROA...` */
  id: string
  arn: string
  /** The trust policy's JSON document. */
  trust: string
  /** Seconds that a session may last at most. */
  maxSession?: number
  boundary?: string | undefined
}

export interface StoredPolicy {
  /** The JSON document of the default version. */
  document: string
}
