import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withStage } from '../../src/app/practice/rehearsal/open.ts'
import { playedAlone } from '../../src/app/practice/rehearsal/person.ts'
import { rehearse } from '../../src/app/practice/rehearsal/rehearse.ts'
import { startPracticeAccount } from '../../src/app/practice.ts'
import { systemRandom } from '../../src/core/random.ts'
import { parseConfig } from '../../src/ledger/config/parse.ts'
import { unhurried } from '../../src/practice/account/scan-in-test.ts'
import type { Practice } from '../../src/practice/account/server.ts'
import { accounts } from '../../src/practice/organization.ts'
import { noPaint } from '../../src/report/paint.ts'
import { responsibilityOf } from '../../src/root/measures.ts'
import { controls } from '../../src/services/controls.gen.ts'
import { scanOf } from '../scan/in-test.ts'
import { auditBy, statesOf } from './in-test.ts'

let practice: Practice
beforeAll(async () => {
  practice = await startPracticeAccount()
})
afterAll(() => practice.close())

const ROOT = 'Demarc::IAM::RootUser'
const ofRoot = {
  controls: controls.filter(({ on }) => on === ROOT).map(({ id }) => id),
  services: [],
  frameworks: [],
  severities: [],
}
const signed = parseConfig(
  `attestations:
  - responsibility: root-password
    scope: { type: '${ROOT}', account: '111122223333' }
    statement: It is strong.
    by: a.lindqvist
    evidence: OPS-1
    date: ${new Date().toISOString().slice(0, 10)}
    expires: ${new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10)}
`,
  'demarc.yaml',
)

/** What both say of the root user of an account: the measures of `demarc root`, and the responsibilities of `demarc scan`. */
async function bothSay(account: string, config = parseConfig('', 'demarc.yaml')) {
  const inside =
    account === practice.account
      ? {}
      : {
          credentials: practice.principals.admin,
          roleArn: `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`,
        }
  const measures = statesOf(await auditBy(practice, 'auditor', { ...inside, config }))
  const { ledger } = await scanOf(practice, { ...inside, select: ofRoot, config })
  const responsibilities: Record<string, string> = {}
  const verdicts: Record<string, string> = {}
  for (const { resource, layers } of ledger)
    if (resource.type === ROOT)
      for (const one of layers.flatMap((layer) => layer.responsibilities)) {
        responsibilities[one.responsibility] = one.state
        for (const { control, verdict } of one.judged) verdicts[control.id] = verdict.is
      }
  const disagree = Object.entries(responsibilityOf).filter(
    ([measure, responsibility]) =>
      responsibilities[responsibility] !== measures[measure] && responsibilities[responsibility] !== 'unknown',
  )
  return { measures, responsibilities, verdicts, disagree }
}

describe('the responsibilities of demarc scan agree with the measures of demarc root', () => {
  const open = accounts.filter(({ status }) => status === 'ACTIVE')
  test.each(open.map(({ name, id }) => [name, id]))('%s', async (_name, id) => {
    const { disagree, responsibilities } = await bothSay(id)
    expect(disagree).toEqual([])
    expect(Object.keys(responsibilities)).toEqual(expect.arrayContaining(Object.values(responsibilityOf)))
  })

  test('a member without root credentials: all four are met, and so are the MFA controls of AWS', async () => {
    const { measures, responsibilities, verdicts } = await bothSay('333344445555')
    expect(Object.values(measures)).toEqual(['met', 'met', 'met', 'met'])
    expect(responsibilities).toMatchObject(
      Object.fromEntries(Object.values(responsibilityOf).map((responsibility) => [responsibility, 'met'])),
    )
    expect(verdicts).toMatchObject({ 'IAM.6': 'met', 'IAM.9': 'met' })
  })

  test('the management account, before and after the rehearsal', async () => {
    expect(await bothSay(practice.account)).toMatchObject({
      disagree: [],
      responsibilities: { 'root-mfa': 'unmet', 'root-access-keys': 'unmet', 'root-password': 'unknown' },
    })
    const look = { paint: noPaint, width: 100, unicode: true }
    const io = { clock: Date.now, time: unhurried, userAgent: 'test', env: {}, random: systemRandom, look }
    await withStage(
      { endpoint: practice.endpoint, keys: practice.principals, days: 7 },
      playedAlone(() => {}),
      io,
      (stage) => rehearse(stage, 7),
    )
    const after = await bothSay(practice.account, signed)
    // a security key and a virtual device: MFA is on, and IAM.6 asks for more
    expect(after).toMatchObject({
      disagree: [],
      measures: { mfa: 'met', 'no-access-keys': 'met', 'strong-password': 'attested' },
      responsibilities: {
        'root-mfa': 'met',
        'root-access-keys': 'met',
        'root-password': 'attested',
        'root-limited-use': 'unknown',
        'root-hardware-mfa': 'unmet',
      },
      verdicts: { 'IAM.6': 'unmet', 'IAM.9': 'met' },
    })
  })
})
