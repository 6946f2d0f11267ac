/**
 * A simulated AWS in a process of its own: the grown practice account behind AWS's rate limits, with a latency for each
 * answer. Arguments: the account, and `free` for an AWS without limits and latency. Sends its address to its parent, and the counts of its buckets when
 * asked.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { systemClock } from '../../src/core/clock.ts'
import { waitedForProcessor } from '../figures.ts'
import { growPractice, simulatedAccounts } from './accounts.ts'
import { AwsBuckets } from './buckets.ts'
import { jittered } from './latency.ts'

const [name = 'buckets', limits] = process.argv.slice(2)
// safe: any other name has no account, which fails at once
const account = simulatedAccounts[name as keyof typeof simulatedAccounts]
growPractice(account)
const buckets = new AwsBuckets(systemClock)
const practice = await startPracticeAccount({
  pageSize: 100,
  admit: async (asked) => {
    if (limits === 'free') return
    await sleep(jittered(account.latencyMs))
    buckets.take(asked)
  },
})
process.on('message', (message) => {
  if (message === 'counts') process.send?.({ counts: buckets.counts, waitedMs: waitedForProcessor() })
})
process.on('disconnect', () => process.exit(0))
const { endpoint, region, principals } = practice
process.send?.({ endpoint, region, credentials: principals.auditor, regions: account.regions })
