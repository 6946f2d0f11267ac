import { z } from 'zod'
import { DemarcError } from '../core/errors.ts'
import { parseJson } from '../core/json.ts'
import { unreadable } from '../core/reading.ts'
import { LARGEST, readWhole } from '../core/whole-file.ts'
import { type MeasureName, type MeasureState, measureNames } from './audit.ts'
import type { OrganizationAudit } from './organization-audit.ts'
import { organizationSchema } from './organization-document.ts'

const { organization, at, accounts } = organizationSchema.shape
/** What a comparison needs of an earlier audit, including those of older versions. */
const earlierSchema = z.object({ schema: z.string().startsWith('demarc.root-org/'), organization, at, accounts })
type EarlierAudit = Omit<z.infer<typeof earlierSchema>, 'schema'>

/** A measure of an account whose state changed since the earlier audit. */
export interface MeasureChange {
  readonly account: string
  readonly name: string
  readonly measure: MeasureName
  readonly before: MeasureState
  readonly after: MeasureState
}

/** What changed in an organization since an earlier audit. */
export interface OrganizationSince {
  /** The time of the earlier audit, ISO 8601. */
  readonly at: string
  /** Unmet; before it was met, attested or not applicable. */
  readonly broken: readonly MeasureChange[]
  /** Unmet; before it was unknown. */
  readonly found: readonly MeasureChange[]
  /** Met or attested; before it was unmet. */
  readonly fixed: readonly MeasureChange[]
  /** Unknown; before it was known. */
  readonly unseen: readonly MeasureChange[]
  readonly added: readonly string[]
  readonly gone: readonly string[]
}

/** Reads the JSON of an earlier `demarc root --org`. Throws FILE_UNREADABLE, and INPUT_DAMAGED for other files. */
export async function readOrganizationAudit(path: string): Promise<EarlierAudit> {
  const text = await readWhole(path, LARGEST.journal).catch((error: unknown) => {
    throw unreadable(error, path)
  })
  try {
    return earlierSchema.parse(parseJson(text.toString()))
  } catch (cause) {
    throw new DemarcError('INPUT_DAMAGED', `${path} is not an audit of an organization (demarc.root-org/1)`, {
      hint: 'Name a file that demarc root --org --out FILE.json wrote.',
      cause,
    })
  }
}

/** Compares an audit with an earlier one. Throws DIFFERENT_ACCOUNTS if that is of another organization. */
export function changedSince(
  before: EarlierAudit,
  audit: Pick<OrganizationAudit, 'organization' | 'rows'>,
): OrganizationSince {
  if (before.organization !== audit.organization)
    throw new DemarcError(
      'DIFFERENT_ACCOUNTS',
      `the baseline is of ${before.organization}, and this is ${audit.organization}`,
    )
  const earlier = new Map(before.accounts.map((row) => [row.account, row]))
  const changes = audit.rows.flatMap(({ account, name, states }): readonly MeasureChange[] => {
    const old = earlier.get(account)?.states
    return measureNames.flatMap((measure) => {
      const [was, is] = [old?.[measure], states[measure]]
      return was === undefined || was === is ? [] : [{ account, name, measure, before: was, after: is }]
    })
  })
  const now = new Set(audit.rows.map(({ account }) => account))
  return {
    at: before.at,
    broken: changes.filter(({ before: was, after }) => after === 'unmet' && was !== 'unknown'),
    found: changes.filter(({ before: was, after }) => after === 'unmet' && was === 'unknown'),
    fixed: changes.filter(({ before: was, after }) => was === 'unmet' && (after === 'met' || after === 'attested')),
    unseen: changes.filter(({ after }) => after === 'unknown'),
    added: [...now].filter((account) => !earlier.has(account)),
    gone: [...earlier.keys()].filter((account) => !now.has(account)),
  }
}
