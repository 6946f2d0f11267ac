import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The sources that a scaffold reads, and the files that it would write: all of them or, when it throws, none. */
export class Project {
  readonly #root: string
  readonly #written = new Map<string, string>()

  constructor(root: string) {
    this.#root = root
  }

  has(path: string): boolean {
    return this.#written.has(path) || existsSync(join(this.#root, path))
  }

  read(path: string): string {
    return this.#written.get(path) ?? readFileSync(join(this.#root, path), 'utf8')
  }

  /** The sources directly in a folder, without the tests. */
  sources(folder: string): readonly string[] {
    return readdirSync(join(this.#root, folder))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.gen.ts'))
      .map((name) => join(folder, name))
      .sort()
  }

  write(path: string, text: string): void {
    this.#written.set(path, text)
  }

  edit(path: string, change: (text: string) => string): void {
    this.write(path, change(this.read(path)))
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
