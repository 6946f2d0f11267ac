import { EventEmitter } from 'node:events'

/** The output of a run so far. */
export abstract class Hearing {
  out = ''
  err = ''
  readonly #changed = new EventEmitter()
  #isOver = false

  protected took({ out = '', err = '' }: { readonly out?: string; readonly err?: string }): void {
    this.out += out
    this.err += err
    this.#changed.emit('change')
  }

  /** Nothing more is said. */
  protected over(): void {
    this.#isOver = true
    this.#changed.emit('change')
  }

  /** Waits until the output matches; the match. */
  async until(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.out) ?? pattern.exec(this.err)
      if (found) return found
      if (this.#isOver) throw new Error(`it ended before ${pattern}:\n${this.out}\n${this.err}`)
      await new Promise<void>((changed) => this.#changed.once('change', changed))
    }
  }

  /** The secret of a new device from `--format json`, in base 32. */
  async secret(): Promise<string> {
    return (await this.until(/"secret":"([A-Z2-7]+)"/))[1] ?? ''
  }
}
