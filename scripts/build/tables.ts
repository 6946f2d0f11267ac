/**
 * Tables of the catalog, stored as JSON in the build: parsing text is several times faster than compiling and running
 * the literals of a program.
 */
import { isDeepStrictEqual } from 'node:util'

/** The catalog modules that contain only tables. */
const TABLES =
  /\/src\/catalog\/(types\.gen|twins|shapes|categories|cell-copies|responsibilities\/[a-z]+|placements\/(?!placement|properties|versions)[a-z0-9-]+)\.ts$/

/** A bundler plugin: the exports of such a module are computed at build time. */
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

/** A program that makes a value from its JSON. Throws for a value that JSON cannot represent. */
function asJson(name: string, value: unknown): string {
  const text = JSON.stringify(value)
  if (text === undefined || !isDeepStrictEqual(JSON.parse(text), value))
    throw new TypeError(`${name} is more than a table`)
  // the bundler may leave out what no other module imports
  return `/* @__PURE__ */ JSON.parse(${JSON.stringify(text)})`
}
