import type { ResponsibilityId } from '../../catalog/responsibilities.ts'
import type { ResourceEntry } from '../../ledger/ledger.ts'
import type { ResponsibilityState } from '../../ledger/state.ts'
import { type MeasureName, measureNames } from '../../root/audit.ts'

/** The responsibility of the root user behind each of the four measures. */
const responsibilityOf: Readonly<Record<MeasureName, ResponsibilityId>> = {
  'strong-password': 'root-password',
  'no-access-keys': 'root-access-keys',
  'limited-use': 'root-limited-use',
  mfa: 'root-mfa',
}

/** What a measure is about: beside a cross, its name would read as its opposite. */
const subjects: Readonly<Record<MeasureName, string>> = {
  'strong-password': 'password',
  'no-access-keys': 'access keys',
  'limited-use': 'use',
  mfa: 'MFA',
}

/** A measure of the root user as a scan sees it. */
export interface RootMeasure {
  readonly title: string
  readonly state: ResponsibilityState
}

/** Gathers how the measures of the root user stand while a ledger passes by; of several accounts, of the first. */
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

  /** None where the scan read no root user. */
  get measures(): readonly RootMeasure[] {
    return this.#measures
  }
}
