import { flushCompileCache } from 'node:module'
import { type Orders, watchPass } from './watch-pass.ts'

/** By watch-kill.test.ts: one pass of a watch that kills itself at a step. */
const { killAt, ...orders }: Orders & { readonly killAt: string } = JSON.parse(String(process.argv[2]))
// killed, it would keep nothing of what V8 made of its code
flushCompileCache()
await watchPass(orders, 1, (name) => {
  // nothing runs after this, not even what is waiting: as when the power goes, but for the disk's own cache
  if (name === killAt) process.kill(process.pid, 'SIGKILL')
})
