import { AsyncLocalStorage } from 'node:async_hooks'

const ofRun = new AsyncLocalStorage<NodeJS.ProcessEnv>()
const own = process.env
const now = (): NodeJS.ProcessEnv => ofRun.getStore() ?? own

// AWS's SDK reads the environment of the process: within a run it finds that of the run, and what a run sets is seen in no other
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

/** Does something within this environment: also what it waits for, and what it starts. */
export const within = <T>(env: NodeJS.ProcessEnv, work: () => T): T => ofRun.run(env, work)
