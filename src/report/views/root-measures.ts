import type { ResponsibilityId } from '../../catalog/responsibilities.ts'
import type { ResourceEntry } from '../../ledger/ledger.ts'
import type { ResponsibilityState } from '../../ledger/state.ts'
import { type MeasureName, measureNames } from '../../root/audit.ts'

/** The root user's responsibility behind each of the four measures. */
const responsibilityOf: Readonly<Record<MeasureName, ResponsibilityId>> = {
  'strong-password': 'root-password',
  'no-access-keys': 'root-access-keys',
  'limited-use': 'root-limited-use',
  mfa: 'root-mfa',
}

/** The subject of each measure: next to a cross, the measure's name would read as its opposite. */
const subjects: Readonly<Record<MeasureName, string>> = {
  'strong-password': 'password',
  'no-access-keys': 'access keys',
  'limited-use': 'use',
  mfa: 'MFA',
}

/** A measure of the root user in a scan. */
export interface RootMeasure {
  readonly title: string
  readonly state: ResponsibilityState
}

/** Collects the root user's measures while a ledger streams by; with several accounts, those of the first. */
export class RootMeasures {
  #measures: readonly RootMeasure[] = []

  add({ resource, layers }: ResourceEntry): void {
    if (resource.type !== 'Demarc::IAM::RootUser' || this.#measures.length > 0) return
    const all = layers.flatMap(({ responsibilities }) => responsibilities)
    this.#measures = measureNames.flatMap((name) => {
      const found = all.find(({ responsibility }) => responsibility === responsibilityOf[name])
      return found ? [{ title: subjects[name], state: found.state }] : []
    })
  }

  /** Empty when the scan did not read a root user. */
  get measures(): readonly RootMeasure[] {
    return this.#measures
  }
}
