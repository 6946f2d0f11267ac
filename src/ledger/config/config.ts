import type { Attestation } from '../attestations.ts'
import type { Exception } from '../exceptions.ts'
import type { Scope } from './scope.ts'

/** Where a statement stands (`demarc.yaml:12:5`) and the scope that it was given. */
interface Placed {
  readonly at: string
  readonly scope: Scope
}

/** What a `demarc.yaml` says: what people signed. */
export interface Config {
  /** The file as it was named or found. */
  readonly file: string
  readonly attestations: readonly (Attestation & Placed)[]
  readonly exceptions: readonly (Exception & Placed)[]
}

/** Something that a person should know of the configuration, which stops nothing. */
export interface Warning {
  readonly at: string
  readonly says: string
}
