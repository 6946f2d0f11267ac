/** Splits commands as a POSIX shell would (Shell Command Language, 2.2 Quoting): enough of it to read what a remedy says. */

/** One command: its words, and those of the commands inside its `$(...)`, which stand before it. */
export interface Commands {
  readonly commands: readonly (readonly string[])[]
  /** What a shell would refuse, or what these remedies do without (pipes, lists, globs). */
  readonly faults: readonly string[]
}

const WORD_ENDS = new Set([' ', '\t', '\n'])
const METACHARACTERS = new Set(['|', '&', ';', '<', '(', ')', '*', '?', '`', '~', '[', '{'])

/** The commands of a text, one a line; a backslash at the end of a line goes on with the next. */
export function splitCommands(text: string): Commands {
  const reader = new Reader(text)
  reader.read()
  return reader
}

class Reader implements Commands {
  readonly commands: (readonly string[])[] = []
  readonly faults: string[] = []
  private readonly text: string
  private at = 0
  private words: string[] = []
  private word: string | undefined

  constructor(text: string) {
    this.text = text
  }

  read(): void {
    while (this.at < this.text.length) this.step(this.text[this.at] ?? '')
    this.endCommand()
  }

  private step(char: string): void {
    if (char === '\\') this.escape()
    else if (char === "'") this.single()
    else if (char === '"') this.double()
    else if (char === '$' && this.text[this.at + 1] === '(') this.substitution()
    else if (char === '#' && this.word === undefined) this.skipLine()
    else if (char === '>' && this.word === undefined) this.redirection()
    else if (WORD_ENDS.has(char)) this.space(char)
    // a bracket or brace inside a word stays as it is, unless it matches a file or expands: quote it
    else if (METACHARACTERS.has(char)) this.fault(`a shell would not take ${char} as it stands: quote it`)
    else this.take(char)
  }

  private take(char: string): void {
    this.word = (this.word ?? '') + char
    this.at += 1
  }

  private fault(text: string): void {
    this.faults.push(text)
    this.take(this.text[this.at] ?? '')
  }

  private escape(): void {
    const next = this.text[this.at + 1]
    if (next === undefined) this.faults.push('the last line goes on with a backslash, and nothing follows')
    else if (next === ' ') this.faults.push('a space stands behind the backslash that ends a line')
    else if (next !== '\n') this.word = (this.word ?? '') + next
    this.at += 2
  }

  private single(): void {
    const end = this.text.indexOf("'", this.at + 1)
    if (end === -1) this.faults.push('a single quote is not closed')
    this.word = (this.word ?? '') + this.text.slice(this.at + 1, end === -1 ? undefined : end)
    this.at = end === -1 ? this.text.length : end + 1
  }

  private double(): void {
    this.at += 1
    this.word ??= ''
    for (;;) {
      const char = this.text[this.at]
      if (char === undefined) {
        this.faults.push('a double quote is not closed')
        return
      }
      if (char === '"') break
      if (char === '$' && this.text[this.at + 1] === '(') this.substitution()
      else if (char === '\\' && '$`"\\\n'.includes(this.text[this.at + 1] ?? '')) this.escape()
      else this.take(char)
    }
    this.at += 1
  }

  /** `$(command)`: the command inside is read for itself, and what it prints is some word. */
  private substitution(): void {
    const start = this.at + 2
    let depth = 1
    let end = start
    while (end < this.text.length && depth > 0) {
      if (this.text[end] === '(') depth += 1
      if (this.text[end] === ')') depth -= 1
      end += 1
    }
    if (depth > 0) this.faults.push('a $( is not closed')
    const inner = splitCommands(this.text.slice(start, end - 1))
    this.commands.push(...inner.commands)
    this.faults.push(...inner.faults)
    this.word = `${this.word ?? ''}OUTPUT`
    this.at = end
  }

  private skipLine(): void {
    while (this.at < this.text.length && this.text[this.at] !== '\n') this.at += 1
  }

  /** `> FILE`: the file is no word of the command. */
  private redirection(): void {
    const target = /^>\s*\S+/.exec(this.text.slice(this.at))?.[0]
    if (target === undefined) this.fault('a redirection names no file')
    else this.at += target.length
  }

  private space(char: string): void {
    this.endWord()
    if (char === '\n') this.endCommand()
    this.at += 1
  }

  private endWord(): void {
    if (this.word !== undefined) this.words.push(this.word)
    this.word = undefined
  }

  private endCommand(): void {
    this.endWord()
    // NAME=$(...): the command inside was read already
    if (this.words.length === 1 && /^[A-Za-z_]\w*=/.test(this.words[0] ?? '')) this.words = []
    if (this.words.length > 0) this.commands.push(this.words)
    this.words = []
  }
}
