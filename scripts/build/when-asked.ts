/**
 * A bundler plugin: a module of Node is loaded with the first call of one of its functions. `importers`: part of the
 * path of the modules to which this applies; all if absent.
 */
export function whenAsked(module: string, functions: readonly string[], importers = '') {
  const name = `\0${module}`
  return {
    name: `${module} when asked`,
    resolveId: (source: string, importer = '') => (source === module && importer.includes(importers) ? name : null),
    load: (id: string) =>
      id === name
        ? functions
            .map((one) => `export const ${one} = (...words) => process.getBuiltinModule('${module}').${one}(...words)`)
            .join('\n')
        : null,
  }
}
