import type { RootAudit } from '../../root/audit.ts'
import type { RootDocument } from '../../root/document.ts'
import type { OrganizationAudit } from '../../root/organization-audit.ts'
import type { OrganizationDocument } from '../../root/organization-document.ts'

/** The audit as a document of `demarc.root/1` (schema/root.schema.json). */
export const rootDocument = (audit: RootAudit): RootDocument => {
  const { account, at, caller, measures, devices, activity, organization } = audit
  return {
    schema: 'demarc.root/1',
    account,
    at,
    caller,
    measures: measures.map(({ measure, state, says, evidence, missing, next }) => ({
      measure,
      state,
      says,
      evidence,
      missing: [...missing],
      next: [...next],
    })),
    devices: [...devices],
    activity: activity.map(({ at, event, source, region, ip, userAgent, mfa, result, class: by, readOnly, id }) => ({
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
      id,
    })),
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

export const rootJson = (audit: RootAudit): string => `${JSON.stringify(rootDocument(audit), null, 2)}\n`

/** The audit of an organization as a document of `demarc.root-org/1`. */
export const organizationDocument = (audit: OrganizationAudit): OrganizationDocument => ({
  schema: 'demarc.root-org/1',
  organization: audit.organization,
  management: audit.management,
  at: audit.at,
  features: audit.features === null ? null : [...audit.features],
  accounts: [...audit.rows],
  total: audit.total,
})

export const organizationJson = (audit: OrganizationAudit): string =>
  `${JSON.stringify(organizationDocument(audit), null, 2)}\n`
