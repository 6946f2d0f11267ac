/** What a command takes. */
export interface CompletionEntry {
  /** The words of the command: `scan`, or `root watch` for a command of a group. */
  readonly name: string
  readonly description: string
  readonly options: readonly {
    readonly flag: string
    readonly description: string
    /** `profile`: a section of the AWS files, which the shell reads itself. */
    readonly takes: 'nothing' | 'file' | 'profile' | readonly string[]
    /** Whether it may be given more than once. */
    readonly again: boolean
  }[]
  /** The possible values of an argument. */
  readonly words: readonly string[]
}
