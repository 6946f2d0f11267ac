import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { bucket, reported } from '../report/examples.ts'
import { runJson } from '../report/json.ts'
import { openIn } from './attest.ts'

const unseen = { VersioningConfiguration: { call: 's3:GetBucketVersioning', why: 'access denied' } }

test('what only a person can attest is offered first, then what could not be read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarc-open-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { head, model, ledger } = reported([bucket('one', {}, { unseen }), bucket('two', {}, { unseen })])
  const path = join(folder, 'run.json')
  writeFileSync(path, [...runJson(head, model, ledger)].join(''))
  const open = (await openIn(path, 'attestations', '0')).map(({ id }) => id)
  expect(open[0]).not.toBe('access-logs')
  // each is open on both buckets: by name alone, these two would come first
  expect(open.slice(-2).sort()).toEqual(['access-logs', 'backups'])
})
