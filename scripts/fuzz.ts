/** `npm run fuzz -- --minutes N [--seed S]`: repeats the cases of test/fuzz for that time. Prints the seed and the smallest input. */
import fc from 'fast-check'
import { endProperties, properties } from '../test/fuzz/properties.ts'
import { optionsOf } from './options.ts'

const { values } = optionsOf('npm run fuzz -- [--minutes N] [--seed N]', {
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' } },
})
const minutes = Number(values.minutes)
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed)
if (!(minutes > 0) || !Number.isInteger(seed)) {
  process.stderr.write('npm run fuzz -- --minutes N [--seed S]: N is a number above 0, S a whole number\n')
  process.exit(2)
}

// a case on AWS's answers or on the practice account takes many times longer than one on a text
const parts = properties.reduce((sum, { share = 1 }) => sum + share, 0)
const part = (minutes * 60_000) / parts
let failed = 0
process.stdout.write(`seed ${seed}, ${properties.length} properties, ${(part / 1000).toFixed(1)} s for most\n`)
for (const { name, property, share = 1 } of properties) {
  const details = await fc.check(property(), {
    seed,
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: part * share,
    markInterruptAsFailure: false,
  })
  process.stdout.write(`${details.failed ? 'FAILED' : 'held'}  ${details.numRuns} tries  ${name}\n`)
  if (!details.failed) continue
  failed++
  process.stdout.write(`${fc.defaultReportMessage(details) ?? ''}\n`)
}
await endProperties()
process.exitCode = failed > 0 ? 1 : 0
