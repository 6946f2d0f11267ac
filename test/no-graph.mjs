import module from 'node:module'

// Vitest tells its main thread of each import, for a watch to know which tests a change concerns. A run that ends has no use for it, and
// the messages of two thousand modules from each thread take a fiftieth of the time of the suite.
const { registerHooks } = module
module.registerHooks = (hooks) =>
  registerHooks({
    ...hooks,
    resolve: (specifier, context, next) =>
      /vitest=|mock=actual/.test(specifier) ? hooks.resolve(specifier, context, next) : next(specifier, context),
  })
