// Puts Node 24 into node_modules/.bin where npm has not: npm 10 deletes that link again, together with the packages of other
// platforms that it leaves out, whose program has the same name. It runs on the machine's own Node, before anything else.
import { existsSync, symlinkSync } from 'node:fs'

const program = `node-${process.platform}-${process.arch}/bin/node`
if (existsSync(`node_modules/${program}`) && !existsSync('node_modules/.bin/node'))
  symlinkSync(`../${program}`, 'node_modules/.bin/node')
