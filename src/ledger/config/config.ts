import type { ParameterValues } from '../../controls/parameters.ts'
import type { Attestation } from '../attestations.ts'
import type { Exception } from '../exceptions.ts'
import type { Scope } from './scope.ts'

/** Where a statement is written (`demarc.yaml:12:5`) and its scope as written. */
interface Placed {
  readonly at: string
  readonly scope: Scope
}

/** Parameter values set in a `demarc.yaml`, by control id. */
export type ParameterSettings = Readonly<Record<string, ParameterValues>>

/** The content of a `demarc.yaml`: signed statements and parameters. */
export interface Config {
  /** The file's path as given or found. */
  readonly file: string
  readonly attestations: readonly (Attestation & Placed)[]
  readonly exceptions: readonly (Exception & Placed)[]
  readonly parameters: ParameterSettings
  /** The tag keys that name a resource's owner, most preferred first; empty for the defaults. */
  readonly ownerTags: readonly string[]
  /** Where each control's parameters are set, as `demarc.yaml:12:5`. */
  readonly parametersAt: Readonly<Record<string, string>>
}

/** A problem of the configuration that a person should know but that does not stop the run. */
export interface Warning {
  readonly at: string
  readonly message: string
}
