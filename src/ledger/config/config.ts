import type { ParameterValues } from '../../controls/parameters.ts'
import type { Attestation } from '../attestations.ts'
import type { Exception } from '../exceptions.ts'
import type { Scope } from './scope.ts'

/** Where a statement stands (`demarc.yaml:12:5`) and the scope that it was given. */
interface Placed {
  readonly at: string
  readonly scope: Scope
}

/** The values that a `demarc.yaml` gives to the parameters of controls, by the control's id. */
export type ParameterSettings = Readonly<Record<string, ParameterValues>>

/** What a `demarc.yaml` says: what people signed, and the parameters that they set. */
export interface Config {
  /** The file as it was named or found. */
  readonly file: string
  readonly attestations: readonly (Attestation & Placed)[]
  readonly exceptions: readonly (Exception & Placed)[]
  readonly parameters: ParameterSettings
  /** The tag keys that name the owner of a resource, the first that is set wins; empty for the usual ones. */
  readonly ownerTags: readonly string[]
  /** Where the parameters of each control are set, as `demarc.yaml:12:5`. */
  readonly parametersAt: Readonly<Record<string, string>>
}

/** Something that a person should know of the configuration, which stops nothing. */
export interface Warning {
  readonly at: string
  readonly message: string
}
