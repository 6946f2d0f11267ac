import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openIn } from '../../src/app/attest.ts'
import type { RunBlindSpot, RunControl, RunEntry, RunLayer, RunResource } from '../../src/ledger/run.ts'
import type { FirstFinding } from '../../src/ledger/run-1.ts'
import { readRun } from '../../src/ledger/run-file.ts'
import { findingIn, snapshotOfFile } from '../../src/ledger/snapshot.ts'

/** A run that Demarc wrote before `demarc.run/2`: five resources of the practice account, one attestation, one exception. */
const FILE = 'test/evidence/demarc-run-1.json'

/** All that a reader gets from the file. */
async function heard() {
  const all = {
    resources: [] as RunResource[],
    entries: [] as RunEntry[],
    layers: [] as RunLayer[],
    findings: [] as FirstFinding[],
    blindSpots: [] as RunBlindSpot[],
    controls: {} as Readonly<Record<string, RunControl>>,
    coverage: 0,
  }
  await readRun(FILE, {
    resource: (one) => all.resources.push(one),
    entry: (one) => all.entries.push(one),
    layer: (one, place) => {
      all.layers[place] = one
    },
    finding: (one) => all.findings.push(one),
    blindSpot: (one) => all.blindSpots.push(one),
    controls: (given) => {
      all.controls = given
    },
    coverage: (share) => {
      all.coverage = share
    },
  })
  return all
}

const merged = (pieces: RunEntry['evidence'] = []): object => Object.assign({}, ...pieces)

interface Counted {
  readonly state: string
  readonly controls: readonly unknown[]
}

test('nothing of an older run is lost: its rows can be written again from what is read', async () => {
  const { resources, entries, layers, findings, blindSpots, controls, coverage } = await heard()
  const again = entries.map(({ resource, layers: named, answers = [], controls: ofVerdicts = {} }) => {
    const [place = -1] = [named].flat()
    const own = typeof ofVerdicts === 'number' ? expect.fail('no table') : ofVerdicts
    const { party, responsibilities, ...layer } = layers[place] ?? expect.fail(`no layer ${place}`)
    return {
      resource,
      ...layer,
      owner: party === 'none' ? 'nobody' : party,
      duties: responsibilities.map(({ responsibility, controls: told, ...rest }) => ({
        duty: responsibility,
        ...rest,
        controls: told.map(({ id, verdict, answers: places }) => {
          const found = findings.find((one) => one.control === id && one.resource === resource)
          const text = controls[id] ?? expect.fail(`no text of ${id}`)
          return {
            id,
            verdict,
            severity: text.severity,
            says: text.title,
            evidence: merged(found?.evidence ?? own[id]?.evidence),
            answers: places.map((at) => answers[at]),
            missing: own[id]?.missing ?? [],
            fix: verdict === 'unmet' ? text.fix : null,
            exception: found?.exception ?? null,
          }
        }),
      })),
    }
  })
  const first = JSON.parse(await readFile(FILE, 'utf8'))
  expect(again).toEqual(first.ledger)
  expect([resources, blindSpots]).toEqual([first.resources, first.gaps])
  // its summary counted what only a person can attest among the rest; the share of what an API shows follows from its rows
  const rows: readonly { readonly duties: readonly Counted[] }[] = first.ledger
  const asked = rows
    .flatMap(({ duties }) => duties)
    .filter(({ state, controls }) => state !== 'not-applicable' && (state !== 'unknown' || controls.length > 0))
  const assessed = asked.filter(({ state }) => state !== 'unknown')
  expect(coverage).toBeCloseTo(assessed.length / asked.length, 4)
})

test('it is compared and signed as any other run', async () => {
  const { resources } = await snapshotOfFile(FILE)
  const bucket = [...resources.values()].find(({ resource }) => resource.type === 'AWS::S3::Bucket')
  expect(bucket?.layers.size).toBe(17)
  expect(bucket?.controls.get('S3.11')).toMatchObject({ verdict: 'unmet', accepted: true })
  expect(bucket && findingIn(bucket, 'S3.11')).toBe('Not so: The bucket tells of what happens to its objects.')
  const open = (await openIn(FILE, 'exceptions', '0')).map(({ id }) => id)
  expect(open).toContain('S3.9')
  expect(open).not.toContain('S3.11')
  expect((await openIn(FILE, 'attestations', '0')).map(({ id }) => id)).not.toContain('data-classification')
})
