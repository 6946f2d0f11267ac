/** Tables of the catalog, kept as JSON in the build: a text is parsed several times faster than the literals of a program are compiled and run. */
import { isDeepStrictEqual } from 'node:util'

/** The modules of the catalog that are tables alone. */
const TABLES =
  /\/src\/catalog\/(types\.gen|twins|shapes|categories|cell-copies|responsibilities\/[a-z]+|placements\/(?!placement|properties|versions)[a-z0-9-]+)\.ts$/

/** A plugin of the bundler: what such a module exports is computed when it is built. */
export const tables = {
  name: 'tables',
  async load(id: string) {
    if (!TABLES.test(id)) return null
    const exported = Object.entries(await import(id))
    return {
      code: exported.map(([name, value]) => `export const ${name} = ${asJson(name, value)}`).join('\n'),
      moduleType: 'js' as const,
    }
  },
}

/** A program that makes a value from its JSON. Throws for a value that JSON does not hold. */
function asJson(name: string, value: unknown): string {
  const text = JSON.stringify(value)
  if (text === undefined || !isDeepStrictEqual(JSON.parse(text), value))
    throw new TypeError(`${name} is more than a table`)
  // the bundler may leave out what no other module imports
  return `/* @__PURE__ */ JSON.parse(${JSON.stringify(text)})`
}
