/**
 * A simulated AWS in a process of its own: the practice account, grown, behind AWS's buckets, each answer some milliseconds away.
 * Arguments: the account, the latency. Tells its parent where it listens, and what its buckets were asked for when it is told to.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { systemClock } from '../../src/core/clock.ts'
import { growPractice, simulatedAccounts } from './accounts.ts'
import { AwsBuckets } from './buckets.ts'

const [name = 'buckets', latency = '60'] = process.argv.slice(2)
// safe: anything else has no account, which shows at once
const account = simulatedAccounts[name as keyof typeof simulatedAccounts]
const latencyMs = Number(latency)
/** Answers are not equally far away: by so much of the latency. */
const JITTER = 0.2
growPractice(account)
let buckets = new AwsBuckets(systemClock)
const practice = await startPracticeAccount({
  pageSize: 100,
  admit: async (asked) => {
    await sleep(latencyMs * (1 - JITTER + 2 * JITTER * Math.random()))
    buckets.take(asked)
  },
})
process.on('message', (message) => {
  if (message === 'counts') process.send?.({ counts: buckets.counts })
  if (message === 'fresh') {
    buckets = new AwsBuckets(systemClock)
    process.send?.({ fresh: true })
  }
})
process.on('disconnect', () => process.exit(0))
const { endpoint, region, principals } = practice
process.send?.({ endpoint, region, credentials: principals.auditor, regions: account.regions })
