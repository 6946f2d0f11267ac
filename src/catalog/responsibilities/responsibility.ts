import type { LayerId } from '../layers.ts'

/** One responsibility of the customer in a layer. */
export interface Responsibility {
  readonly layer: LayerId
  /** One sentence in the imperative. */
  readonly title: string
  readonly why: string
  readonly how: string
  /** The AWS page that says so. */
  readonly source: string
  /** Why no control can check it, and a person attests it: one sentence. */
  readonly attest?: string
  /** Only the account has it, once; no other resource. */
  readonly account?: true
}

export type Responsibilities = Readonly<Record<string, Responsibility>>

export const wellArchitected = 'https://docs.aws.amazon.com/wellarchitected/latest'
