import { describe, expect, test } from 'vitest'
import { narrow } from '../collect/narrow.ts'
import { type Control, control } from '../controls/control.ts'
import { frameworksOf } from '../controls/frameworks.ts'
import { ledger } from '../ledger/ledger.ts'
import { place } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { collectors } from '../services/collectors.gen.ts'
import { controls } from '../services/controls.gen.ts'
import { NOT_SELECTED, type SelectionQuery, selectControls, withOthersUnknown } from './selection.ts'

const select = async (query: Partial<SelectionQuery>): Promise<readonly string[]> =>
  (await selectControls(controls, { controls: [], services: [], frameworks: [], severities: [], ...query })).map(
    ({ id }) => id,
  )

describe('a selection', () => {
  test('by id, in any case, and by pattern', async () => {
    expect(await select({ controls: ['s3.5'] })).toEqual(['S3.5'])
    const s3 = await select({ controls: ['S3.*'] })
    expect(s3).toContain('S3.8')
    expect(s3.every((id) => id.startsWith('S3.'))).toBe(true)
    expect(new Set(await select({ controls: ['S3.*', 'KMS.4'] }))).toEqual(new Set([...s3, 'KMS.4']))
  })

  test('by service, framework and severity: one name of each kind, and all kinds', async () => {
    const ids = await select({
      services: ['s3', 'kms'],
      frameworks: ['cis-5.0'],
      severities: ['high', 'critical', 'medium'],
    })
    for (const id of ['S3.5', 'S3.8', 'KMS.4']) expect(ids).toContain(id)
    for (const id of ids) expect(frameworksOf(id).get('cis-5.0')?.join()).toMatch(/^[\d.]+$/)
  })

  test.each<[Partial<SelectionQuery>, string, string]>([
    [{ controls: ['S3.88'] }, 'there is no control "S3.88"', 'Did you mean S3.8'],
    [{ controls: ['Nothing*'] }, 'there is no control "Nothing*"', 'demarc controls lists them.'],
    [{ services: ['s4'] }, 'there is no service "s4"', 'Did you mean s3'],
    [{ frameworks: ['cis'] }, 'there is no framework "cis"', 'Did you mean cis-3.0 or cis-5.0?'],
    [{ severities: ['bad'] }, 'there is no severity "bad"', 'There are critical, high, medium, low.'],
    [{ controls: ['S3.5'], services: ['kms'] }, 'no control is all of what was asked for', 'demarc controls'],
  ])('%j is refused', async (query, message, hint) => {
    await expect(select(query)).rejects.toMatchObject({ message, hint: expect.stringContaining(hint) })
  })
})

test('the frameworks of a control, with its items', () => {
  expect([...frameworksOf('S3.8')].slice(0, 3)).toEqual([
    ['fsbp', []],
    ['cis-3.0', ['2.1.4']],
    ['cis-5.0', ['2.1.4']],
  ])
  expect(frameworksOf('S3.8').get('nist-800-53-r5')).toContain('AC-3')
  for (const id of ['Demarc.KMS.1', 'constructor', '']) expect([...frameworksOf(id)]).toEqual([])
})

describe('what was not selected', () => {
  const resource = (type: string, id: string, properties: Record<string, unknown> = {}): Resource => ({
    id,
    type,
    account: '111122223333',
    region: 'global',
    name: id,
    tags: {},
    properties,
    state: {},
    unseen: {},
  })
  const model = place(
    [
      resource('AWS::KMS::Key', 'a-key', { KeyPolicy: '{"Statement":[]}' }),
      resource('Demarc::Account::Account', 'the-account'),
    ],
    [],
  )
  /** `resource responsibility` -> state, and the verdict of each control. */
  function told(selected: readonly string[]) {
    const some = controls.filter(({ id }) => selected.includes(id))
    const states = new Map<string, string>()
    const verdicts = new Map<string, string>()
    for (const { resource: one, layers } of ledger(
      model,
      withOthersUnknown(controls, some),
      [],
      '2026-11-24T00:00:00Z',
    ))
      for (const { responsibility, state, judged } of layers.flatMap(({ responsibilities }) => responsibilities)) {
        states.set(`${one.id} ${responsibility}`, state)
        for (const { control, verdict } of judged)
          verdicts.set(control.id, verdict.is === 'unknown' ? verdict.missing.join() : verdict.is)
      }
    return { states, verdicts }
  }

  test('is unknown, and says that it was not selected: never met, never unmet, never gone', () => {
    const selected = ['KMS.5', 'Demarc.KMS.3']
    const { states, verdicts } = told(selected)
    for (const id of selected) expect(verdicts.get(id)).toBe('met')
    for (const [id, verdict] of verdicts) if (!selected.includes(id)) expect([id, verdict]).toEqual([id, NOT_SELECTED])
    // one over the account stands on the account all the same, though nothing that it looks at was read
    expect(verdicts.get('CloudTrail.1')).toBe(NOT_SELECTED)
    expect(states.get('a-key no-public-sharing')).toBe('met')
    expect([...verdicts.keys()].sort()).toEqual([...told([]).verdicts.keys()].sort())
  })

  test('keeps a responsibility from turning to met by a part of its controls alone', () => {
    const one = (id: string, holds: boolean) =>
      control({
        id,
        on: 'AWS::KMS::Key',
        responsibility: 'least-privilege',
        severity: 'low',
        title: 's',
        reads: ['KeyPolicy'],
        holds: () => holds,
        fix: 'f',
        source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
      })
    const [good, bad] = [one('Test.1', true), one('Test.2', false)]
    const stateOf = (selected: readonly Control[]) => {
      const rows = ledger(model, withOthersUnknown([good, bad], selected), [], '2026-11-24T00:00:00Z')
      const responsibilities = [...rows].flatMap(({ resource: { id }, layers }) =>
        id === 'a-key' ? layers.flatMap((layer) => layer.responsibilities) : [],
      )
      return responsibilities.find(({ responsibility }) => responsibility === 'least-privilege')?.state
    }
    expect([stateOf([good]), stateOf([bad]), stateOf([good, bad])]).toEqual(['unknown', 'unmet', 'unmet'])
  })
})

describe('the collectors of a selection', () => {
  test('are those of its types and neighbours, and the account', () => {
    const selected = controls.filter(({ id }) => id === 'S3.22')
    const { collectors: kept, notRead } = narrow(collectors, selected, () => [])
    const read = new Set<string>(kept.flatMap(({ types }) => types))
    for (const { on, neighbours } of selected)
      for (const type of [on, ...neighbours.map(([, { of }]) => of)]) expect(read).toContain(type)
    expect(read).toContain('Demarc::Account::Account')
    expect(notRead).toContain('AWS::EC2::Instance')
    expect(notRead.filter((type) => read.has(type))).toEqual([])
  })
})
