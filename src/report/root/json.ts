import { tellMissing } from '../../collect/seen.ts'
import { assumptionOf } from '../../core/assumption.ts'
import { visibleJson } from '../../core/visible.ts'
import type { Measure, RootAudit } from '../../root/audit.ts'
import type { RootDocument } from '../../root/document.ts'
import { tellNext } from '../../root/next-steps.ts'
import type { OrganizationAudit } from '../../root/organization-audit.ts'
import type { OrganizationDocument } from '../../root/organization-document.ts'

/** The audit as a document of `demarc.root/2` (schema/root.schema.json). */
export const rootDocument = (audit: RootAudit, practice = ''): RootDocument => {
  const { account, at, caller, partition, devices, activity, organization } = audit
  const [password, keys, use, mfa] = audit.measures
  return {
    schema: 'demarc.root/2',
    account,
    at,
    caller,
    partition,
    assumed: assumptionOf(partition) ?? null,
    measures: [
      measureOf(password, practice),
      measureOf(keys, practice),
      measureOf(use, practice),
      measureOf(mfa, practice),
    ],
    devices: devices.map(({ family, serial, enabledAt }) => ({ family, serial, enabledAt })),
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

/** A copy with the fields in the order of the contract, and with the audit's data in words. */
const measureOf = <M extends Measure>(
  { measure, state, reason, evidence, missing, next }: M,
  practice: string,
): StatedMeasure<M> =>
  // safe: these are all fields of a measure
  copied({
    measure,
    state,
    reason,
    evidence,
    missing: missing.map(tellMissing),
    next: next.map((step) => tellNext(step, practice)),
  } as Spoken<M>)

type Spoken<M extends Measure> = Omit<M, 'missing' | 'next'> & { missing: string[]; next: string[] }
type StatedMeasure<M extends Measure> = Mutable<Spoken<M>>
type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T
const copied = <T>(value: T): Mutable<T> => structuredClone(value) as Mutable<T> // safe: no other code has the copy

export const rootJson = (audit: RootAudit, practice = ''): string =>
  `${visibleJson(rootDocument(audit, practice), 2)}\n`

/** The audit of an organization as a document of `demarc.root-org/1`. */
export const organizationDocument = (audit: OrganizationAudit): OrganizationDocument => ({
  schema: 'demarc.root-org/1',
  organization: audit.organization,
  management: audit.management,
  partition: audit.partition,
  at: audit.at,
  assumed: assumptionOf(audit.partition) ?? null,
  features: audit.features === null ? null : [...audit.features],
  accounts: copied(audit.rows),
  total: audit.total,
  recovery: audit.recovery === null ? null : copied(audit.recovery),
  govCloudPairs: audit.govCloudPairs === null ? null : copied(audit.govCloudPairs),
})

export const organizationJson = (audit: OrganizationAudit): string => `${visibleJson(organizationDocument(audit), 2)}\n`
