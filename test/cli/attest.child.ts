/** Adds attestations to a file until it is killed, and says so after each: for test/cli/process.test.ts. */
import { addEntry } from '../../src/app/attest.ts'

const [file = ''] = process.argv.slice(2)
for (let n = 0; ; n++) {
  await addEntry(file, '/', {
    list: 'attestations',
    responsibility: 'backups',
    scope: { resource: `arn:aws:s3:::bucket-${n}` },
    statement: 'x'.repeat(2_000),
    by: 'a',
    evidence: 'e',
    date: '2026-01-01',
    expires: '2027-01-01',
  })
  process.stdout.write('added\n')
}
