import type { RehearsalIo } from '../practice/rehearsal/open.ts'
import type { Person } from '../practice/rehearsal/person.ts'
import type { ScanIo } from '../scan.ts'
import type { Begun, Result } from './progress.ts'

/** What playing a lesson needs. */
export interface LearnIo {
  readonly person: Person
  readonly io: RehearsalIo & ScanIo
  /** Stores the progress of a lesson; does nothing when played without questions. */
  readonly keepBegun: (begun: Omit<Begun, 'lesson'>) => Promise<void>
}

/** How to play a lesson with its own account. */
export interface Place {
  /** Discard the account of an earlier day. */
  readonly again: boolean
  /** Where the account is kept between sessions. */
  readonly folder: string
}

export interface Played {
  readonly result: Result
  /** It can be continued later. */
  readonly open: boolean
}
