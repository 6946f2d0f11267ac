import { describe, expect, test } from 'vitest'
import { layerIds } from '../catalog/layers.ts'
import { control } from '../controls/control.ts'
import { place } from '../model/model.ts'
import type { BlindSpot, Resource } from '../model/resource.ts'
import type { Attestation } from './attestations.ts'
import type { Exception } from './exceptions.ts'
import { ledger } from './ledger.ts'
import { worst } from './state.ts'
import { Summary } from './summary.ts'

const NOW = '2026-11-24T09:00:00Z'
const bucket = (name: string, properties: Record<string, unknown>, type = 'AWS::S3::Bucket'): Resource => ({
  id: `arn:aws:s3:::${name}`,
  type,
  account: '111122223333',
  region: 'eu-central-1',
  name,
  tags: {},
  properties,
  state: {},
  unseen: {},
})

const versioned = control({
  id: 'S3.14',
  on: 'AWS::S3::Bucket',
  responsibility: 'backups',
  severity: 'low',
  title: 'The bucket keeps versions.',
  reads: ['VersioningConfiguration'],
  holds: ({ VersioningConfiguration }) => VersioningConfiguration?.Status === 'Enabled',
  fix: 'Enable versioning.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html',
})

const attest = (more: Partial<Attestation> = {}): Attestation => ({
  responsibility: 'backups',
  covers: () => true,
  statement: 'The publisher keeps every version.',
  by: 'a.lindqvist',
  date: '2026-10-01',
  expires: '2027-10-01',
  evidence: 'https://wiki.example/publisher',
  ...more,
})

function responsibilityOf(resource: Resource, attestations: readonly Attestation[] = []) {
  const [entry] = ledger(place([resource], []), [versioned], attestations, NOW)
  const layer = entry?.layers.find(({ responsibilities }) =>
    responsibilities.some(({ responsibility }) => responsibility === 'backups'),
  )
  const responsibility = layer?.responsibilities.find((one) => one.responsibility === 'backups')
  return { state: responsibility?.state, layer: layer?.state, by: responsibility?.attestation?.by }
}

const met = bucket('met', { VersioningConfiguration: { Status: 'Enabled' } })
const unmet = bucket('unmet', { VersioningConfiguration: null })
const unseen = bucket('unseen', {})

describe('a responsibility', () => {
  test('is what its controls tell', () => {
    expect([met, unmet, unseen].map((one) => responsibilityOf(one).state)).toEqual(['met', 'unmet', 'unknown'])
  })

  test('that no control tells is unknown, and so is its layer', () => {
    const [entry] = ledger(place([met], []), [], [], NOW)
    const responsibilities = entry?.layers.flatMap((layer) => layer.responsibilities) ?? []
    expect(responsibilities.length).toBeGreaterThan(5)
    expect(new Set(responsibilities.map(({ state }) => state))).toEqual(new Set(['unknown']))
  })

  test('is attested where nothing could be seen, and never where a control is unmet', () => {
    expect([met, unmet, unseen].map((one) => responsibilityOf(one, [attest()]).state)).toEqual([
      'met',
      'unmet',
      'attested',
    ])
  })

  test('an attestation that expired, or speaks of others, counts for nothing', () => {
    expect(responsibilityOf(unseen, [attest({ expires: '2026-11-23' })]).state).toBe('unknown')
    expect(responsibilityOf(unseen, [attest({ covers: ({ name }) => name === 'met' })]).state).toBe('unknown')
    expect(responsibilityOf(unseen, [attest({ responsibility: 'backup' })]).state).toBe('unknown')
  })

  test('of two attestations the later one speaks', () => {
    const later = attest({ date: '2026-11-01', by: 'b.holm' })
    expect(responsibilityOf(unseen, [later, attest()]).by).toBe('b.holm')
    expect(responsibilityOf(unseen, [attest(), later]).by).toBe('b.holm')
  })
})

describe('an exception', () => {
  const except = (more: Partial<Exception> = {}): Exception => ({
    of: { control: 'S3.14' },
    covers: () => true,
    reason: 'Nothing in it is worth a version.',
    by: 'b.holm',
    date: '2026-10-01',
    expires: '2026-11-24',
    evidence: null,
    ...more,
  })
  function told(resource: Resource, exceptions: readonly Exception[], now = NOW) {
    const summary = new Summary()
    const entries = [...ledger(place([resource], []), [versioned], [], now, exceptions)]
    for (const entry of entries) summary.add(entry)
    const responsibility = entries[0]?.layers
      .flatMap(({ responsibilities }) => responsibilities)
      .find((one) => one.responsibility === 'backups')
    const { bySeverity, excepted, byState, coverage } = summary.result
    const [one] = responsibility?.judged ?? []
    return {
      state: responsibility?.state,
      verdict: one?.verdict.is,
      by: one?.exception?.by,
      unmet: bySeverity['low'],
      excepted: excepted['low'],
      byState,
      coverage,
    }
  }

  test('accepts what is unmet: it stays unmet, and is counted apart', () => {
    const without = told(unmet, [])
    expect(without).toMatchObject({ state: 'unmet', verdict: 'unmet', by: undefined, unmet: 1, excepted: 0 })
    for (const what of [{ control: 'S3.14' }, { responsibility: 'backups' }])
      expect(told(unmet, [except({ of: what })])).toEqual({ ...without, by: 'b.holm', unmet: 0, excepted: 1 })
  })

  test('says nothing of what is met or unknown', () => {
    expect(told(met, [except()])).toEqual(told(met, []))
    expect(told(unseen, [except()])).toEqual(told(unseen, []))
  })

  test('counts from its date to the end of its last day, for its control and its scope alone', () => {
    const count = (more: Partial<Exception>, now?: string) => told(unmet, [except(more)], now).excepted
    expect(count({}, '2026-11-24T23:59:59Z')).toBe(1)
    expect(count({}, '2026-11-25T00:00:00Z')).toBe(0)
    expect(count({}, '2026-09-30T23:59:59Z')).toBe(0)
    expect(count({ of: { control: 'S3.1' } })).toBe(0)
    expect(count({ of: { responsibility: 'retention' } })).toBe(0)
    expect(count({ covers: ({ name }) => name === 'met' })).toBe(0)
  })
})

test('in one account together, each resource is told as it is when it stands alone', () => {
  const logged = control({
    id: 'S3.9',
    on: 'AWS::S3::Bucket',
    responsibility: 'backups',
    severity: 'medium',
    title: 'The bucket logs who reads it.',
    reads: ['LoggingConfiguration'],
    holds: ({ LoggingConfiguration }) => LoggingConfiguration !== null,
    fix: 'Switch on access logs.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
  })
  const values = {
    VersioningConfiguration: [{ Status: 'Enabled' }, null, undefined],
    LoggingConfiguration: [{}, null, undefined],
  }
  const buckets = values.VersioningConfiguration.flatMap((VersioningConfiguration, v) =>
    values.LoggingConfiguration.flatMap((LoggingConfiguration, l) =>
      ['a', 'b'].map((twin) => bucket(`${v}${l}${twin}`, { VersioningConfiguration, LoggingConfiguration })),
    ),
  )
  const accepted: Exception = {
    of: { control: 'S3.9' },
    covers: ({ name }) => name.endsWith('a'),
    reason: 'It is read by nobody.',
    by: 'a.lindqvist',
    date: '2026-10-01',
    expires: '2027-10-01',
    evidence: null,
  }
  const of = (resources: readonly Resource[]) => [
    ...ledger(place(resources, []), [versioned, logged], [], NOW, [accepted]),
  ]
  expect(of(buckets)).toEqual(buckets.flatMap((one) => of([one])))
})

test('a resource has each of the 17 layers once, with one owner and one state', () => {
  const entries = [...ledger(place([met, unmet, unseen], []), [versioned], [], NOW)]
  for (const { layers } of entries) expect(layers.map(({ layer }) => layer)).toEqual([...layerIds])
  for (const { party, state, responsibilities, onAccount } of entries.flatMap(({ layers }) => layers)) {
    if (party === 'aws') expect(state).toBe('inherited')
    else if (party === 'none') expect(state).toBe('not-applicable')
    else if (onAccount) expect([state, responsibilities]).toEqual(['not-applicable', []])
    else expect(responsibilities.length).toBeGreaterThan(0)
  }
})

test('what is asked once of the account is no open question of a resource, and is asked of the account', () => {
  const account = bucket('account', {}, 'Demarc::Account::Account')
  const policy = bucket('policy', {}, 'AWS::IAM::ManagedPolicy')
  const summary = new Summary()
  const [first, second] = ledger(place([account, policy], []), [], [], NOW)
  const governance = (entry: typeof first) => entry?.layers.find(({ layer }) => layer === 'governance')
  expect(governance(second)).toMatchObject({
    party: 'shared',
    state: 'not-applicable',
    onAccount: true,
    responsibilities: [],
  })
  expect(governance(first)).toMatchObject({ party: 'shared', state: 'unknown' })
  expect(governance(first)?.responsibilities.map(({ responsibility }) => responsibility)).toContain('change-management')
  if (second) summary.add(second)
  // its one responsibility of its own
  expect(summary.responsibilities).toEqual({ met: 0, unmet: 0, attested: 0, toAttest: 1, notReadable: 0, notRead: 0 })
})

test('a type that no rule places is shown, as yours and unknown', () => {
  const [entry] = ledger(place([bucket('odd', {}, 'AWS::Nowhere::Thing')], []), [versioned], [], NOW)
  expect(entry?.layers.map(({ party, state }) => `${party} ${state}`)).toEqual(layerIds.map(() => 'customer unknown'))
})

test('the worst of states: unmet, then unknown, attested, met; not-applicable only when there is nothing else', () => {
  expect(worst(['met', 'not-applicable', 'attested'])).toBe('attested')
  expect(worst(['met', 'unknown', 'attested'])).toBe('unknown')
  expect(worst(['unknown', 'unmet'])).toBe('unmet')
  expect(worst(['not-applicable', 'met'])).toBe('met')
  expect(worst([])).toBe('not-applicable')
})

describe('the summary', () => {
  const summaryOf = (resources: readonly Resource[], attestations: readonly Attestation[] = []) => {
    const summary = new Summary()
    for (const entry of ledger(place(resources, []), [versioned], attestations, NOW)) summary.add(entry)
    return summary
  }

  test('covers the share of the assessable responsibilities; what only a person can attest is apart', () => {
    const { responsibilities, result, share } = summaryOf([met, unmet, unseen])
    expect(responsibilities).toMatchObject({ met: 1, unmet: 1, attested: 0, notReadable: 1 })
    expect(result.coverage).toMatchObject({ assessed: 2, assessable: 3, notReadable: 1 })
    expect(share).toBe(0.6667)
    // a signed one is assessable, and assessed; the others of the kind are counted apart
    const signed = summaryOf([met, unmet, unseen], [attest()])
    expect(signed.responsibilities).toEqual({ ...responsibilities, attested: 1, notReadable: 0 })
    expect(signed.share).toBe(1)
  })

  test('counts every layer of every resource once, and unmet controls by severity', () => {
    const { result } = summaryOf([met, unmet, unseen])
    const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0)
    expect(sum(result.byState)).toBe(3 * layerIds.length)
    expect(sum(result.byCategory['abstracted'] ?? {})).toBe(3 * layerIds.length)
    expect(Object.values(result.byLayer).map(sum)).toEqual(layerIds.map(() => 3))
    expect(result.bySeverity).toEqual({ critical: 0, high: 0, medium: 0, low: 1 })
  })

  test('of nothing is whole', () => {
    expect(summaryOf([]).share).toBe(1)
  })

  test('an unclassified resource is 17 questions without an answer', () => {
    expect(summaryOf([bucket('odd', {}, 'AWS::Nowhere::Thing')]).responsibilities).toMatchObject({
      notReadable: 0,
      toAttest: layerIds.length,
    })
  })
})

describe('a control over the account', () => {
  const some = control({
    id: 'Test.1',
    on: 'AWS::S3::Bucket',
    must: 'some',
    responsibility: 'audit-trail',
    severity: 'high',
    title: 'A bucket keeps versions.',
    reads: ['VersioningConfiguration'],
    holds: ({ VersioningConfiguration }) => VersioningConfiguration?.Status === 'Enabled',
    fix: 'Enable versioning.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html',
  })
  const account: Resource = {
    ...bucket('account', {}, 'Demarc::Account::Account'),
    id: 'the-account',
    region: 'global',
  }
  const blindSpot: BlindSpot = {
    type: 'AWS::S3::Bucket',
    call: 's3:ListAllMyBuckets',
    why: 'access denied',
    region: 'global',
    account: '111122223333',
    listing: true,
  }
  const verdict = (resources: readonly Resource[], blindSpots: readonly BlindSpot[] = []) => {
    const entries = [...ledger(place([account, ...resources], blindSpots), [some], [], NOW)]
    const judged = entries.flatMap(({ layers }) =>
      layers.flatMap(({ responsibilities }) => responsibilities.flatMap((responsibility) => responsibility.judged)),
    )
    expect(judged).toHaveLength(1)
    return judged[0]?.verdict
  }

  test('is met by one resource that meets it', () => {
    expect(verdict([unmet, met])).toEqual({ is: 'met' })
    expect(verdict([met], [blindSpot])).toEqual({ is: 'met' })
  })

  test('is unmet when none does, also when there is none', () => {
    expect(verdict([unmet])).toEqual({ is: 'unmet' })
    expect(verdict([])).toEqual({ is: 'unmet' })
  })

  test('is unknown when one that was not seen could', () => {
    expect(verdict([unmet, unseen])?.is).toBe('unknown')
    expect(verdict([unmet], [blindSpot])).toEqual({ is: 'unknown', missing: ['s3:ListAllMyBuckets (access denied)'] })
    expect(verdict([unmet], [{ ...blindSpot, account: '444455556666' }])).toEqual({ is: 'unmet' })
  })
})
