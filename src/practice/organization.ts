import { account } from './principals.ts'

/** An account of the practice account's organization. */
export interface OrganizationAccount {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly status: 'ACTIVE' | 'SUSPENDED'
  /** The id of its organizational unit, or of the root. */
  readonly parent: string
}

/**
 * The ids of the organization, in AWS's format (organizations/latest/APIReference/API_Organization.html and similar
 * pages).
 */
export const organization = { id: 'o-n0rdl1cht1', root: 'r-n0rd' } as const

/** The organizational units. */
export const units = {
  security: { id: 'ou-n0rd-secur1ty', name: 'Security' },
  workloads: { id: 'ou-n0rd-w0rkl0ad', name: 'Workloads' },
  sandbox: { id: 'ou-n0rd-sandb0x1', name: 'Sandbox' },
  acquired: { id: 'ou-n0rd-acqu1red', name: 'Acquired' },
} as const

const member = (
  id: string,
  name: string,
  unit: keyof typeof units,
  status: OrganizationAccount['status'] = 'ACTIVE',
): OrganizationAccount => ({ id, name, email: `aws+${name}@nordlicht.example`, status, parent: units[unit].id })

/** The member accounts. Their root users all differ: see services/iam/practice/members.seed.ts. */
export const members = {
  audit: member('121212121212', 'security-audit', 'security'),
  shop: member('222233334444', 'shop-production', 'workloads'),
  analytics: member('333344445555', 'analytics', 'workloads'),
  sandbox: member('555566667777', 'sandbox', 'sandbox'),
  billing: member('666677778888', 'legacy-billing', 'workloads'),
  // from an acquired company, whose email address it still has
  lab: { ...member('777788889999', 'calibration-lab', 'acquired'), email: 'it@kalibrierlabor.example' },
  closed: member('888899990000', 'closed-2023', 'sandbox', 'SUSPENDED'),
} as const

/** Every account, the management account first. */
export const accounts: readonly OrganizationAccount[] = [
  {
    id: account.id,
    name: 'nordlicht-instruments',
    email: 'aws@nordlicht.example',
    status: 'ACTIVE',
    parent: organization.root,
  },
  ...Object.values(members),
]

/** Accounts with an AWS GovCloud (US) account that was created with them. */
export const govCloud: Readonly<Record<string, string>> = { [members.lab.id]: '141414141414' }
