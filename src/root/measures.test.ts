import { describe, expect, test } from 'vitest'
import { type Seen, seen } from '../collect/seen.ts'
import { ask } from '../controls/basis.ts'
import { partitionCalled } from '../core/partition.ts'
import { worst } from '../ledger/state.ts'
import { place } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { controls } from '../services/controls.gen.ts'
import type { MeasureName } from './audit.ts'
import type { AccessKey, RootEvidence } from './evidence.ts'
import { deniedTo } from './examples.ts'
import { auditRoot, responsibilityOf } from './measures.ts'
import { forEachUse } from './uses.ts'

/** What may be known of a root user; undefined is what was not seen. */
interface Facts {
  readonly password: boolean | undefined
  readonly keys: boolean | undefined
  readonly certificates: boolean | undefined
  readonly mfa: boolean | undefined
  /** Days since its only access key was used, where it has one. */
  readonly usedDays: number | null
}

const NOW = Date.parse('2026-11-24T10:00:00.000Z')
const at = new Date(NOW).toISOString()
const denied = deniedTo('iam:GetAccountSummary')
const fact = <T>(value: T | undefined): Seen<T> => (value === undefined ? denied : seen(value))

/** The facts as an audit gathers them. */
function evidenceOf({ password, keys, certificates, mfa, usedDays }: Facts, partition = 'aws'): RootEvidence {
  const lastUsedAt = usedDays === null ? null : new Date(NOW - usedDays * 86_400_000).toISOString()
  const key: AccessKey = {
    id: null,
    active: true,
    createdAt: null,
    lastUsedAt,
    lastUsedRegion: null,
    lastUsedService: null,
  }
  return {
    account: '111122223333',
    partition,
    at,
    caller: 'other',
    signedByRootKey: false,
    days: 90,
    password: fact(password === undefined ? undefined : { present: password, lastUsedAt: null, changedAt: null }),
    keysPresent: fact(keys),
    keys: fact(keys === undefined ? undefined : keys ? [key] : []),
    certificatesPresent: fact(certificates),
    certificates: fact(certificates === undefined ? undefined : []),
    mfaEnabled: fact(mfa),
    devices: fact(mfa === undefined ? undefined : []),
    passwordRules: seen(null),
    activity: seen({ since: at, events: [], regions: ['us-east-1'] }),
    alarms: seen([]),
    organization: seen(null),
  }
}

/** The facts as a scan collects them. */
function resourceOf({ password, keys, certificates, mfa, usedDays }: Facts, partition = 'aws'): Resource {
  const collected = {
    ConsoleSignIn: partitionCalled(partition).root === 'console',
    PasswordPresent: password,
    AccessKeysPresent: keys,
    SigningCertificatesPresent: certificates,
    MfaEnabled: mfa,
    AccessKeys:
      keys === undefined ? undefined : keys ? [{ Slot: 1, Active: true, AgeDays: 400, UsedDays: usedDays }] : [],
  }
  return {
    id: 'arn:aws:iam::111122223333:root',
    type: 'Demarc::IAM::RootUser',
    account: '111122223333',
    region: 'global',
    name: 'root user',
    tags: {},
    properties: Object.fromEntries(Object.entries(collected).filter(([, value]) => value !== undefined)),
    state: {},
    unseen: {},
  }
}

const may = [true, false, undefined]
const all: readonly Facts[] = may.flatMap((password) =>
  may.flatMap((keys) =>
    may.flatMap((certificates) =>
      may.flatMap((mfa) => [null, 10, 200].map((usedDays): Facts => ({ password, keys, certificates, mfa, usedDays }))),
    ),
  ),
)

describe('the measures of demarc root and the responsibilities of demarc scan', () => {
  const ofRoot = controls.filter(({ on }) => on === 'Demarc::IAM::RootUser')

  const responsibilityStateOf = (measure: MeasureName, facts: Facts, partition?: string) => {
    const resource = resourceOf(facts, partition)
    const asked = ofRoot.filter((one) => one.responsibility === responsibilityOf[measure])
    return worst(asked.map((one) => ask(one, resource, place([resource], [])).is))
  }

  test('never contradict each other, whatever is known of a root user', () => {
    const decided = new Set<string>()
    for (const facts of all) {
      for (const { measure, state } of auditRoot(evidenceOf(facts)).measures) {
        const responsibility = responsibilityStateOf(measure, facts)
        if (responsibility === 'unknown') continue
        decided.add(`${measure} ${responsibility}`)
        expect({ facts, measure, state }).toEqual({ facts, measure, state: responsibility })
      }
    }
    // the scan decides each as far as it can be seen there
    expect([...decided].sort()).toEqual([
      'limited-use met',
      'limited-use unmet',
      'mfa met',
      'mfa unmet',
      'no-access-keys met',
      'no-access-keys unmet',
      'strong-password met',
    ])
  })
  test('never contradict each other where no root user can sign in', () => {
    for (const facts of all) {
      for (const { measure, state } of auditRoot(evidenceOf(facts, 'aws-us-gov')).measures) {
        const responsibility = responsibilityStateOf(measure, facts, 'aws-us-gov')
        if (responsibility !== 'unknown')
          expect({ facts, measure, state }).toEqual({ facts, measure, state: responsibility })
      }
    }
  })
  test('agree that a root user without an alarm is of limited use only where no credential is left', () => {
    const met = all.filter((facts) => auditRoot(evidenceOf(facts)).measures[2].state === 'met')
    expect(met.length).toBeGreaterThan(0)
    for (const facts of met)
      expect({ facts, responsibility: responsibilityStateOf('limited-use', facts) }).toEqual({
        facts,
        responsibility: 'met',
      })
  })
})

describe('a partition', () => {
  const stands = (partition: string) => {
    const facts = { password: undefined, keys: true, certificates: false, mfa: undefined, usedDays: 200 }
    return auditRoot(evidenceOf(facts, partition)).measures.map(({ state }) => state)
  }
  test('whose root users sign in nowhere has no password and no MFA to measure', () => {
    expect(stands('aws-us-gov')).toEqual(['not-applicable', 'unmet', 'unmet', 'not-applicable'])
  })
  test('that has no root user has nothing to measure, and says by which page', () => {
    expect(stands('aws-cn')).toEqual(Array(4).fill('not-applicable'))
    const [first] = auditRoot(evidenceOf(all[0] as Facts, 'aws-cn')).measures // safe: there are many
    expect(first).toMatchObject({ reason: expect.stringContaining('docs.amazonaws.cn'), missing: [], next: [] })
  })
  test('with root users that sign in stands as the standard one', () => {
    expect(stands('aws-eusc')).toEqual(stands('aws'))
  })
  test('without a sign-in asks for an alarm of calls', () => {
    const facts = { password: undefined, keys: true, certificates: false, mfa: undefined, usedDays: 200 }
    const alarm = { kind: 'event-rule', name: 'keys', region: 'us-gov-west-1', reaches: 'yes', why: null } as const
    const uses = forEachUse((kind) => (kind === 'key-call' ? 'yes' : 'no'))
    const useOf = (partition: string) =>
      auditRoot({
        ...evidenceOf(facts, partition),
        alarms: seen([{ ...alarm, signIns: false, calls: true, uses, who: [] }]),
      }).measures[2].reason
    expect(useOf('aws-us-gov')).toContain('A notification would arrive.')
    expect(useOf('aws')).toContain('No notification of a root sign-in would arrive')
  })
})
