/** From where a code may come when standard input is no terminal. */
export interface CodeSources {
  /** A line of standard input; undefined at its end. */
  readonly line: Promise<string | undefined>
  /** Asks at the terminal; undefined where there is none. */
  readonly terminal: () => Promise<string | undefined> | undefined
  readonly sleep: (ms: number) => Promise<void>
}

/** For so long standard input alone is waited for: a program that pipes a code makes it meanwhile. */
export const SOON = 2000
/** For so long it is waited for where nobody can be asked. */
export const LONGEST_WAIT = 60_000

/**
 * A code of standard input, or of the terminal when none comes: the SDK for JavaScript calls a `credential_process` with a pipe to
 * which it never writes, and which it never closes. Whichever comes first is taken. Undefined when there is none: standard input
 * ended, or said nothing for a minute and there is no terminal.
 */
export async function codeFrom({ line, terminal, sleep }: CodeSources): Promise<string | undefined> {
  const silent = Symbol('silent')
  const first = await Promise.race([line, sleep(SOON).then(() => silent)])
  if (typeof first !== 'symbol') return first
  const asked = terminal() ?? sleep(LONGEST_WAIT - SOON).then(() => undefined)
  return Promise.race([line, asked])
}
