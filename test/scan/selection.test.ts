import { expect, test } from 'vitest'
import { runSchema } from '../../src/ledger/run.ts'
import { asItBegins, jsonOf, scanOf, withPractice } from './in-test.ts'
import { rowsOf } from './rows-in-test.ts'

const nothing = { controls: [], services: [], frameworks: [], severities: [] }

test('a selection reads what its controls rest on, judges that alike, and leaves the rest unknown', {
  timeout: 30_000,
}, async () => {
  await withPractice(async (practice) => {
    const begun = await asItBegins()
    const whole = runSchema.parse(JSON.parse(begun.json))
    const part = runSchema.parse(
      JSON.parse(jsonOf(await scanOf(practice, { select: { ...nothing, controls: ['S3.*', 'EC2.8'] } }))),
    )
    expect(practice.requests.length).toBeLessThan(begun.requests.length / 2)
    expect(new Set(practice.requests.map(({ service }) => service))).not.toContain('rds')
    const verdicts = (run: typeof whole) =>
      new Map(
        rowsOf(run).flatMap(({ resource, responsibilities }) =>
          responsibilities.flatMap(({ controls }) =>
            controls.map(({ id, verdict }) => [`${resource} ${id}`, verdict] as const),
          ),
        ),
      )
    const [all, some] = [verdicts(whole), verdicts(part)]
    const selected = new Set(part.run.selection?.controls)
    const idOf = (key: string): string => key.split(' ').at(-1) ?? ''
    for (const [key, verdict] of some)
      expect([key, verdict]).toEqual([key, selected.has(idOf(key)) ? all.get(key) : 'unknown'])
    // every verdict of theirs is there, and every other of the resources that were read
    const read = new Set(part.resources.map(({ id }) => id))
    for (const key of all.keys())
      expect([key, some.has(key)]).toEqual([key, selected.has(idOf(key)) || read.has(key.split(' ')[0] ?? '')])
    const types = new Set(part.resources.map(({ type }) => type))
    expect(part.run.selection?.notRead.filter((type) => types.has(type))).toEqual([])
    expect(whole.run.selection).toBeNull()
  })
})

test('what no collector reads is listed by the inventory and read by Cloud Control, and nothing else is', async () => {
  await withPractice(async (practice) => {
    const { model, head } = await scanOf(practice, { select: { ...nothing, controls: ['Demarc.Shape.3'] } })
    const found = model.resources.filter(({ type }) => type.startsWith('AWS::'))
    expect(found.map(({ type, name }) => `${type} ${name}`).sort()).toEqual([
      'AWS::MemoryDB::Cluster shop-prices',
      'AWS::MemoryDB::Cluster shop-sessions',
    ])
    expect(practice.requests.map(({ operation }) => operation)).not.toContain('GetDiscoveredResourceCounts')
    expect(head.inventory).toBeUndefined()
  })
})

test('tags that the Tagging API tells are judged without a call of Cloud Control', async () => {
  await withPractice(async (practice) => {
    const select = { ...nothing, controls: ['AppSync.4'] }
    const rows = rowsOf(runSchema.parse(JSON.parse(jsonOf(await scanOf(practice, { select })))))
    const judged = rows.flatMap(({ resource, responsibilities }) =>
      responsibilities.flatMap(({ controls }) =>
        controls.flatMap(({ id, verdict }) =>
          select.controls.includes(id) ? [`${id} ${verdict} ${resource.split(/[:/]/).at(-1)}`] : [],
        ),
      ),
    )
    expect(judged.sort()).toEqual([
      'AppSync.4 met 272d9e79b95005167e19764fc6',
      'AppSync.4 met 5574a0eaa75ad16cc96e06cad5',
    ])
    expect(practice.requests.map(({ operation }) => operation)).not.toContain('GetResource')
  })
})

test('a name that nothing has is refused before any call', async () => {
  await withPractice(async (practice) => {
    await expect(scanOf(practice, { select: { ...nothing, controls: ['S3.99'] } })).rejects.toMatchObject({
      code: 'UNKNOWN_NAME',
    })
    expect(practice.requests).toEqual([])
  })
})
