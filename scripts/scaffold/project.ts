import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the services. */
export const SERVICES = 'src/services'

/** The sources that a scaffold reads, and the files that it would write: all of them or, when it throws, none. */
export class Project {
  readonly #root: string
  readonly #written = new Map<string, string>()

  /** The day, YYYY-MM-DD. */
  readonly today: string

  constructor(root: string, today = new Date().toISOString().slice(0, 10)) {
    this.#root = root
    this.today = today
  }

  has(path: string): boolean {
    return this.#written.has(path) || existsSync(join(this.#root, path))
  }

  read(path: string): string {
    return this.#written.get(path) ?? readFileSync(join(this.#root, path), 'utf8')
  }

  /** The text of a file; empty if the file does not exist. */
  textOf(path: string): string {
    return this.has(path) ? this.read(path) : ''
  }

  /** The names in a folder, sorted; none if the folder does not exist. */
  names(folder: string): readonly string[] {
    const path = join(this.#root, folder)
    return existsSync(path) ? readdirSync(path).sort() : []
  }

  /** The files of a part of a service: `controls.ts`, or those in `controls/`; without the tests. */
  partOf(service: string, part: string): readonly string[] {
    const whole = `${SERVICES}/${service}/${part}.ts`
    if (this.has(whole)) return [whole]
    return this.names(`${SERVICES}/${service}/${part}`)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => `${SERVICES}/${service}/${part}/${name}`)
  }

  write(path: string, text: string): void {
    this.#written.set(path, text)
  }

  /** Appends text to a file, and makes the file if needed. */
  append(path: string, piece: string): void {
    const text = this.textOf(path).trimEnd()
    this.write(path, `${text === '' ? '' : `${text}\n\n`}${piece.trim()}\n`)
  }

  edit(path: string, change: (text: string) => string): void {
    this.write(path, change(this.textOf(path)))
  }

  /** Writes everything, and gives the names. */
  save(): readonly string[] {
    for (const [path, text] of this.#written) {
      mkdirSync(dirname(join(this.#root, path)), { recursive: true })
      writeFileSync(join(this.#root, path), text)
    }
    return [...this.#written.keys()]
  }
}
