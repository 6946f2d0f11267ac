import type { Measure, RootAudit } from '../../root/audit.ts'
import type { RootDocument } from '../../root/document.ts'
import type { OrganizationAudit } from '../../root/organization-audit.ts'
import type { OrganizationDocument } from '../../root/organization-document.ts'

/** The audit as a document of `demarc.root/1` (schema/root.schema.json). */
export const rootDocument = (audit: RootAudit): RootDocument => {
  const { account, at, caller, devices, activity, organization } = audit
  const [password, keys, use, mfa] = audit.measures
  return {
    schema: 'demarc.root/1',
    account,
    at,
    caller,
    measures: [measureOf(password), measureOf(keys), measureOf(use), measureOf(mfa)],
    devices: [...devices],
    activity: activity.map(
      ({ at, event, source, region, ip, userAgent, mfa, result, class: by, readOnly, key, id }) => ({
        at,
        event,
        source,
        region,
        ip,
        userAgent,
        mfa,
        result,
        class: by,
        readOnly,
        key,
        id,
      }),
    ),
    organization:
      organization === null
        ? null
        : {
            id: organization.id,
            management: organization.management,
            features: organization.features === null ? null : [...organization.features],
          },
  }
}

/** A copy with the fields in the order of the contract. */
const measureOf = <M extends Measure>({ measure, state, says, evidence, missing, next }: M): Mutable<M> =>
  copied({ measure, state, says, evidence, missing, next } as M) // safe: these are all fields of a measure

type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T
const copied = <T>(value: T): Mutable<T> => structuredClone(value) as Mutable<T> // safe: nobody else has the copy

export const rootJson = (audit: RootAudit): string => `${JSON.stringify(rootDocument(audit), null, 2)}\n`

/** The audit of an organization as a document of `demarc.root-org/1`. */
export const organizationDocument = (audit: OrganizationAudit): OrganizationDocument => ({
  schema: 'demarc.root-org/1',
  organization: audit.organization,
  management: audit.management,
  at: audit.at,
  features: audit.features === null ? null : [...audit.features],
  accounts: copied(audit.rows),
  total: audit.total,
})

export const organizationJson = (audit: OrganizationAudit): string =>
  `${JSON.stringify(organizationDocument(audit), null, 2)}\n`
