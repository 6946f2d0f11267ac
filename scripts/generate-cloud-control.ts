/**
 * Checks the tables of Cloud Control's handlers against the digests in their headers: they are generated from a file
 * that is not in the repository.
 */
import { readFileSync } from 'node:fs'
import { sha256 } from '../src/core/digest.ts'

for (const name of ['types', 'permissions']) {
  const path = `src/services/cloudcontrol/collect/${name}.gen.ts`
  const text = readFileSync(path, 'utf8')
  const [, digest, body] = /^\/\*\n(?: \* .*\n)* \* This file: sha256:([0-9a-f]{64})\n \*\/\n(.*)$/s.exec(text) ?? []
  if (body !== undefined && sha256(body) === digest) continue
  console.error(`${path} was changed by hand: run tsx scripts/cloud-control.ts WHEEL`)
  process.exitCode = 1
}
