import { AsyncLocalStorage } from 'node:async_hooks'

const ofRun = new AsyncLocalStorage<NodeJS.ProcessEnv>()
const own = process.env
const now = (): NodeJS.ProcessEnv => ofRun.getStore() ?? own

// AWS's SDK reads the environment of the process: within a run it gets the run's own, which no other run sees
process.env = new Proxy<NodeJS.ProcessEnv>(
  {},
  {
    get: (_, name) => Reflect.get(now(), name),
    set: (_, name, value) => Reflect.set(now(), name, value),
    has: (_, name) => Reflect.has(now(), name),
    deleteProperty: (_, name) => Reflect.deleteProperty(now(), name),
    ownKeys: () => Reflect.ownKeys(now()),
    getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(now(), name),
    defineProperty: (_, name, property) => Reflect.defineProperty(now(), name, property),
  },
)

/** Runs a function in this environment, with all that it awaits or starts. */
export const within = <T>(env: NodeJS.ProcessEnv, work: () => T): T => ofRun.run(env, work)
