/**
 * The part of IAM's state that the server reads, to authenticate and authorize callers. The IAM service's own state has
 * at least these members, so that a new user, key or policy takes effect with the next call.
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
  /** `at`: ISO 8601, whole seconds; `service`: the signing name. */
  lastUsed?: { at: string; region: string; service: string } | null
}

export interface StoredRole extends StoredPolicies {
  /** `AROA...` */
  id: string
  arn: string
  /** The trust policy's JSON document. */
  trust: string
  /** The longest session in seconds. */
  maxSession?: number
  boundary?: string | undefined
}

export interface StoredPolicy {
  /** The JSON document of the default version. */
  document: string
}
