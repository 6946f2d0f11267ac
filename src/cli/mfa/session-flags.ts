import type { ConnectionFlags } from '../connection.ts'

export const sessionFormats = ['env', 'fish', 'powershell', 'json'] as const
export type SessionFormat = (typeof sessionFormats)[number]

export interface SessionFlags extends ConnectionFlags {
  readonly serial?: string
  readonly duration?: number
  readonly sessionName: string
  readonly format: SessionFormat
  readonly fresh?: true
  readonly cache: boolean
}
