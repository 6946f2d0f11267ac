/**
 * The SDK's clients, without operations that no source uses. A client is one CommonJS file, and bundlers do not tree-shake CommonJS:
 * EC2's has 823 operations with all their structures, and a scan and the practice account use a fifth of them.
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

/** A client's file with only the operations in `named`, each named as an operation (`ListKeys`) or as a method (`listKeys`). */
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
  // only the first and the last line of a statement have no indentation
  return reachable(shortened.split(/^(?=[^\s})\]])/m).map((statement) => statement.trimEnd()))
}

/**
 * An operation without the schema of its answer. Its input stays if members of it are part of the path, because they identify the request.
 */
const bare = (schema: string): string =>
  schema.replace(
    /(\(\) => [\w$]+), \(\) => [\w$]+(?=\s*\];$)/,
    (_, input) => `${HAS_PATH.test(schema) ? input : '"unit"'}, "unit"`,
  )
const HAS_PATH = /: \["[A-Z]+", "\//

/** The exports of a client's file: the client, with and without methods, and the operations. */
const WANTED = /^class \w+Client extends |^class \w+ extends \w+Client \{|^var \w+\$ = \[9, /
const DECLARED = /^(?:const|let|var|class|(?:async )?function\*?) ([\w$]+)/
const EXPORTED = /^exports\.[\w$]+ = ([\w$]+);?$/
const TEXT = /"(?:[^"\\]|\\.)*"/g

/** The statements that are wanted or have an effect on load, and all that they need, in their order. */
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
