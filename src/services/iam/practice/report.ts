import type { AccessKey, C, IamState } from './state.ts'

/** The 22 columns, in AWS's order (IAM/latest/UserGuide/id_credentials_getting-report.html). */
// biome-ignore format: in the order of the report
const columns = [
  'user', 'arn', 'user_creation_time', 'password_enabled', 'password_last_used', 'password_last_changed',
  'password_next_rotation', 'mfa_active',
  'access_key_1_active', 'access_key_1_last_rotated', 'access_key_1_last_used_date', 'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active', 'access_key_2_last_rotated', 'access_key_2_last_used_date', 'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active', 'cert_1_last_rotated', 'cert_2_active', 'cert_2_last_rotated',
]

/** A time in the report, without milliseconds: 2026-11-24T11:00:00+00:00. */
const time = (iso: string): string => `${iso.slice(0, 19)}+00:00`
const NONE = 'N/A'
const noCertificates = ['false', NONE, 'false', NONE]
const noKey = ['false', NONE, NONE, NONE, NONE]

const keyCells = (key: AccessKey | undefined): string[] =>
  key === undefined
    ? noKey
    : [
        String(key.status === 'Active'),
        time(key.created),
        ...(key.lastUsed ? [time(key.lastUsed.at), key.lastUsed.region, key.lastUsed.service] : [NONE, NONE, NONE]),
      ]

/** A CSV field, quoted if necessary (a user name may contain a comma). */
const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The current credential report. */
export function credentialReport({ state, account, partition }: C): string {
  const rows = [...(state.root.absent ? [] : [rootRow(state, account, partition)]), ...userRows(state)]
  return [columns, ...rows].map((row) => row.map(field).join(',')).join('\n')
}

function rootRow({ root }: IamState, account: string, partition: string): string[] {
  const [first, second] = Object.values(root.accessKeys)
  const certificates = [0, 1].flatMap((slot) => {
    const one = Object.values(root.signingCertificates)[slot]
    return one ? [String(one.status === 'Active'), time(one.uploaded)] : ['false', NONE]
  })
  return [
    '<root_account>',
    `arn:${partition}:iam::${account}:root`,
    time(root.created),
    'not_supported',
    root.password?.lastUsed ? time(root.password.lastUsed) : 'no_information',
    root.password ? time(root.password.set) : NONE,
    'not_supported',
    String(root.mfa.length > 0),
    ...keyCells(first),
    ...keyCells(second),
    ...certificates,
  ]
}

const userRows = ({ users }: IamState): string[][] =>
  Object.entries(users)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, user]) => {
      const [first, second] = Object.values(user.accessKeys)
      const { password } = user
      return [
        name,
        user.arn,
        time(user.created),
        String(password !== null),
        password ? (password.lastUsed ? time(password.lastUsed) : 'no_information') : NONE,
        password ? time(password.set) : NONE,
        NONE,
        String(user.mfa.length > 0),
        ...keyCells(first),
        ...keyCells(second),
        ...noCertificates,
      ]
    })
