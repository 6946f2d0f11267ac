/**
 * A plugin of the bundler: functions of a module of Node's own, which is loaded with the first call of one. `importers`: a part of the path of the
 * modules for which it is so, all where absent.
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
