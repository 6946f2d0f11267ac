import { describe, expect, test } from 'vitest'
import { fixedClock } from '../../src/core/clock.ts'
import { account, principals } from '../../src/practice/principals.ts'
import type { SeedContext } from '../../src/practice/service.ts'
import { readClient } from '../../src/practice/wire/model.ts'
import { practiceServices as services } from '../../src/services/practice.gen.ts'

/** What every service of the practice account owes to the server (src/practice/service.ts). */

function context(region: string, day = '2026-01-31'): SeedContext {
  return {
    account: account.id,
    partition: account.partition,
    region,
    rootUse: 'console',
    homeRegion: account.homeRegion,
    globalRegion: 'us-east-1',
    regions: account.regions,
    now: new Date(fixedClock(`${day}T00:00:00Z`)()),
    principals,
    secretOf: (name: string) => `secret of ${name}`,
    auditorPolicy: '{}',
  }
}

test('each id is there once', () => {
  const ids = services.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)])
})

describe.each(services.map((service) => [service.id, service] as const))('%s', (id, service) => {
  const regions = service.scope === 'global' ? [account.homeRegion] : [...account.regions, 'ap-south-1']

  test.each(regions)('its seed for %s is deterministic, and JSON can hold it', (region) => {
    const slice = service.seed(context(region))
    expect(service.seed(context(region))).toEqual(slice)
    // a Date, a Map or bytes would come back from a state file as something else
    expect(JSON.parse(JSON.stringify(slice))).toEqual(slice)
  })

  test('two seeds share nothing that a change could write to', () => {
    const [first, second] = [service.seed(context(account.homeRegion)), service.seed(context(account.homeRegion))]
    expect(sharedObject(first, second)).toBeUndefined()
  })

  test('the SDK has all of its operations, and its signing name', async () => {
    const client = readClient(id, await service.sdk.module())
    expect([...service.operations.keys()].filter((name) => !client.operations.has(name))).toEqual([])
    // S3's client signs for s3express by its endpoint rules, where a call is about directory buckets
    expect(id === 's3express' ? 's3express' : client.defaultSigningName).toBe(service.sdk.signingName)
  })

  test('its actions are IAM actions', () => {
    const actions = [...service.operations.values()].flatMap(({ actions }) => actions ?? [])
    expect(actions.filter((action) => !/^[a-z0-9-]+:[A-Z]\w+$/.test(action))).toEqual([])
  })
})

/** The path of the first object that is in both, at the same place. */
function sharedObject(a: unknown, b: unknown, path = 'state'): string | undefined {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return undefined
  if (a === b) return path
  const other = new Map(Object.entries(b))
  for (const [name, member] of Object.entries(a)) {
    const found = sharedObject(member, other.get(name), `${path}.${name}`)
    if (found !== undefined) return found
  }
  return undefined
}
