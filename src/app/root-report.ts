import { DemarcError } from '../core/errors.ts'
import type { Format } from '../report/formats/names.ts'
import type { Look } from '../report/terminal/look.ts'
import type { RootAudit } from '../root/audit.ts'
import type { OrganizationAudit } from '../root/organization-audit.ts'
import type { OrganizationSince } from '../root/organization-since.ts'

/** An audit as text, in pieces. `look` is used by the table only. Throws BAD_FORMAT for SARIF and JUnit, which are about code. */
export async function rootReport(
  format: Format,
  audit: RootAudit,
  look: Look,
  practice: string,
): Promise<Iterable<string>> {
  switch (format) {
    case 'json':
      return [(await import('../report/root/json.ts')).rootJson(audit, practice)]
    case 'csv':
      return (await import('../report/root/tables.ts')).rootCsv(audit, practice)
    case 'markdown':
      return (await import('../report/root/tables.ts')).rootMarkdown(audit, practice)
    case 'html':
      return (await import('../report/root/html.ts')).rootHtml(audit, practice)
    case 'table':
      return [(await import('../report/root/text.ts')).rootText(audit, look, practice)]
    default:
      throw noForm(format)
  }
}

/** An audit on one screen. */
export async function rootScreenReport(audit: RootAudit, look: Look, practice: string): Promise<Iterable<string>> {
  return [(await import('../report/root/screen.ts')).rootScreen(audit, look, practice)]
}

/** The audit of an organization as text. */
export async function organizationReport(
  format: Format,
  audit: OrganizationAudit,
  look: Look,
  practice: string,
  since?: OrganizationSince,
): Promise<Iterable<string>> {
  const report = await import('../report/root/organization.ts')
  switch (format) {
    case 'json':
      return [(await import('../report/root/json.ts')).organizationJson(audit)]
    case 'csv':
      return report.organizationCsv(audit)
    case 'markdown':
      return report.organizationMarkdown(audit, practice, since)
    case 'html':
      return (await import('../report/root/organization-html.ts')).organizationHtml(audit, practice, since)
    case 'table':
      return [report.organizationText(audit, look, practice, since)]
    default:
      throw noForm(format)
  }
}

/** The audit of an organization on one screen. */
export async function organizationScreenReport(
  audit: OrganizationAudit,
  look: Look,
  practice: string,
  since?: OrganizationSince,
): Promise<Iterable<string>> {
  return [(await import('../report/root/organization-screen.ts')).organizationScreen(audit, look, practice, since)]
}

/** The accounts of an organization whose root user can be used. */
export async function watchListReport(_: Format, audit: OrganizationAudit, look: Look): Promise<Iterable<string>> {
  return [(await import('../report/root/organization.ts')).watchListText(audit, look)]
}

const noForm = (format: Format): DemarcError =>
  new DemarcError('BAD_FORMAT', `an audit of the root user cannot be written as ${format}`, {
    hint: 'Use table, json, csv, markdown or html.',
  })
