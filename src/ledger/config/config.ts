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
  /** Where the parameters of each control stand. */
  readonly parametersAt: Readonly<Record<string, string>>
}

/** Something that a person should know of the configuration, which stops nothing. */
export interface Warning {
  readonly at: string
  readonly says: string
}
