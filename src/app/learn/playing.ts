import type { RehearsalIo } from '../practice/rehearsal/open.ts'
import type { Person } from '../practice/rehearsal/person.ts'
import type { ScanIo } from '../scan.ts'
import type { Begun, Result } from './progress.ts'

/** What a lesson is played with. */
export interface LearnIo {
  readonly person: Person
  readonly io: RehearsalIo & ScanIo
  /** Keeps how far a lesson is; nothing where it is played without questions. */
  readonly keepBegun: (begun: Omit<Begun, 'lesson'>) => Promise<void>
}

/** How a lesson with an account of its own is played. */
export interface Place {
  /** Away with the account of an earlier day. */
  readonly again: boolean
  /** Where the account is kept between two days. */
  readonly folder: string
}

export interface Played {
  readonly result: Result
  /** It goes on later, from where it is. */
  readonly open: boolean
}
