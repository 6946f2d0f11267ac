import type { LayerId } from '../layers.ts'

/** One responsibility of the customer in a layer. */
export interface Responsibility {
  readonly layer: LayerId
  /** One sentence in the imperative. */
  readonly title: string
  readonly why: string
  readonly how: string
  /** The AWS page that states it. */
  readonly source: string
  /** Why no control can check it, so that a person attests it: one sentence. */
  readonly attest?: string
  /** Belongs to the account, once, and to no other resource. */
  readonly account?: true
}

export type Responsibilities = Readonly<Record<string, Responsibility>>

export const wellArchitected = 'https://docs.aws.amazon.com/wellarchitected/latest'
