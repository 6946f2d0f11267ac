/**
 * The calls of a scan of the large simulated account, in a process of its own, because it grows its services. Prints
 * JSON: all calls, those of listings, and the number of resources that each collector read.
 */
import { startPracticeAccount } from '../src/app/practice.ts'
import { currentAsker } from '../src/collect/asking.ts'
import { Aws } from '../src/collect/aws.ts'
import { collect } from '../src/collect/runner.ts'
import { systemClock } from '../src/core/clock.ts'
import { unhurried } from '../src/practice/account/scan-in-test.ts'
import { account } from '../src/practice/principals.ts'
import { collectors } from '../src/services/collectors.gen.ts'
import { sdk } from '../src/services/sdk.gen.ts'
import { nameOf } from './calls.ts'
import { growPractice, simulatedAccounts } from './simulated/accounts.ts'

growPractice(simulatedAccounts.large)
const practice = await startPracticeAccount({ pageSize: 100 })
const { accessKeyId, secretAccessKey } = practice.principals.auditor
const regions = simulatedAccounts.large.regions
const listings = new Set(
  collectors.flatMap((one) => [...regions, 'us-east-1'].map((region) => `${nameOf(one)} ${region}`)),
)
const calls = { all: 0, listing: 0 }
const aws = new Aws({
  sdk,
  credentials: async () => ({ accessKeyId, secretAccessKey }),
  endpointUrl: practice.endpoint,
  requestHandler: practice.requestHandler,
  time: unhurried,
  userAgent: 'bench',
  onCall: () => {
    calls.all++
    if (listings.has(currentAsker()?.name ?? '')) calls.listing++
  },
})
const { resources } = await collect({
  collectors,
  account: practice.account,
  partition: account.partition,
  homeRegion: 'us-east-1',
  regions: [...regions],
  clients: aws,
  now: systemClock(),
})
await aws.close()
await practice.close()
const byCollector = Object.fromEntries(
  collectors.map((one) => [nameOf(one), resources.filter(({ type }) => one.types.some((own) => own === type)).length]),
)
console.log(JSON.stringify({ ...calls, resources: resources.length, byCollector }))
