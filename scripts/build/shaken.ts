/**
 * The SDK's clients, without what no source asks for. A client is one file of CommonJS, which no bundler shakes: EC2's has 823 operations with
 * all their structures, of which a scan and the practice account use a fifth.
 */
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const CLIENT = /\/@aws-sdk\/client-[a-z0-9-]+\/dist-cjs\/index\.js$/
const SRC = resolve(import.meta.dirname, '../../src')

/** The code that calls AWS, and the practice account, which answers. */
const CALLERS = ['{collect,root,mfa,app,cli,practice}/**/*.ts', 'services/*/{collect,practice,sdk}{.ts,/**/*.ts}']

/**
 * A bundler plugin. An operation that no caller names loses its command and its structures; its name and path stay, so
 * that it can be refused by name.
 */
export const shaken = {
  name: 'shaken',
  transform: (code: string, id: string) => (CLIENT.test(id) ? { code: withoutUnused(code, namesOfCallers()) } : null),
}

let names: ReadonlySet<string> | undefined

/** Every word in the code of the callers: a name in a comment keeps its operation, too. */
function namesOfCallers(): ReadonlySet<string> {
  names ??= new Set(
    globSync(CALLERS, { cwd: SRC, exclude: ['**/*.test.ts', '**/*.gen.ts'] }).flatMap(
      (file) => readFileSync(resolve(SRC, file), 'utf8').match(/\w+/g) ?? [],
    ),
  )
  return names
}

/** A client's file without the operations that are not in `named`, be it as an operation (`ListKeys`) or as a method (`listKeys`). */
export function withoutUnused(code: string, named: ReadonlySet<string>): string {
  const isUsed = (operation: string) =>
    named.has(operation) || named.has(operation.charAt(0).toLowerCase() + operation.slice(1))
  const shortened = code
    // these tables have one name a line
    .replace(/^const commands = \{[^}]*\}/m, (table) =>
      table.replace(/^ +(\w+)Command,\n/gm, (line, operation) => (isUsed(operation) ? line : '')),
    )
    .replace(/^const (paginators|waiters) = \{[^}]*\}/gm, 'const $1 = {}')
    // the schema of an operation ends with those of its input and its answer
    .replace(/^var (\w+)\$ = \[9, [^;]*;/gm, (schema, operation) => (isUsed(operation) ? schema : bare(schema)))
  // a statement starts where a line does, and so does nothing else but its end
  return reachable(shortened.split(/^(?=[^\s})\]])/m).map((statement) => statement.trimEnd()))
}

/** An operation without the schema of its answer; its input stays where a request is told from others by it: in a path, it has members. */
const bare = (schema: string): string =>
  schema.replace(
    /(\(\) => [\w$]+), \(\) => [\w$]+(?=\s*\];$)/,
    (_, input) => `${HAS_PATH.test(schema) ? input : '"unit"'}, "unit"`,
  )
const HAS_PATH = /: \["[A-Z]+", "\//

/** What a client's file is for: the client, with and without methods, and the names of the operations. */
const WANTED = /^class \w+Client extends |^class \w+ extends \w+Client \{|^var \w+\$ = \[9, /
const DECLARED = /^(?:const|let|var|class|(?:async )?function\*?) ([\w$]+)/
const EXPORTED = /^exports\.[\w$]+ = ([\w$]+);?$/
const TEXT = /"(?:[^"\\]|\\.)*"/g

/** Of these statements, in their order, what is wanted, what does something when it is loaded, and all that those need. */
function reachable(statements: readonly string[]): string {
  const declared = new Map(statements.map((text) => [DECLARED.exec(text)?.[1], text]))
  const exported = (text: string) => declared.get(EXPORTED.exec(text)?.[1])
  const isWanted = (text: string) => WANTED.test(exported(text) ?? text)
  const kept = new Set(statements.filter((text) => isWanted(text) || !(DECLARED.test(text) || EXPORTED.test(text))))
  // entries added to a Set during the iteration are visited as well
  for (const text of kept)
    for (const name of text.replace(TEXT, '').match(/[\w$]+/g) ?? []) {
      const needed = declared.get(name)
      if (needed !== undefined) kept.add(needed)
    }
  return statements.filter((text) => kept.has(text)).join('\n')
}
