import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, slowest first. At the end of a run no core then waits for one of them. */
const slow: readonly string[] = [
  'test/faults/faults.test.ts',
  'test/readme.test.ts',
  'test/cli/scan.test.ts',
  'test/practice/rehearsal.test.ts',
  'test/cli/process.test.ts',
  'test/mfa/disable-faults.test.ts',
  'test/mfa/session.test.ts',
  'test/evidence/run-file.test.ts',
  'test/mfa/session-profiles.test.ts',
  'test/mfa/killed.test.ts',
  'test/cli/learn.test.ts',
  'test/root/watch-kill.test.ts',
  'test/root/partitions.test.ts',
  'test/evidence/recording.test.ts',
  'test/wire/persistence.test.ts',
  'test/mfa/faults.test.ts',
  'test/evidence/kill.test.ts',
  'src/core/lock.test.ts',
  'test/scan/practice.test.ts',
  'test/practice/storage-needs.test.ts',
  'test/root/fix-killed.test.ts',
  'test/root/watch-history-faults.test.ts',
  'test/scan/narrowing.test.ts',
  'test/wire/roundtrip.test.ts',
  'test/cli/screens.test.ts',
  'test/remedies/remedies.test.ts',
  'test/cli/rehearse.test.ts',
  'test/cli/large-files.test.ts',
  'src/services/s3/practice.test.ts',
  'test/root/organization-kill.test.ts',
  'test/root/organization-faults.test.ts',
  'test/cli/root-watch.test.ts',
  'test/root/alarms.test.ts',
  'test/cli/hostile.test.ts',
  'test/scan/properties.test.ts',
  'test/remedies/proof.test.ts',
  'test/root/fix.test.ts',
  'src/services/cloudcontrol/compared.test.ts',
  'test/cli/root-watch-stop.test.ts',
  'test/root/fix-org-killed.test.ts',
  'test/root/fix-left.test.ts',
  'src/app/config.test.ts',
  'test/cli/attest.test.ts',
  'test/root/fix-faults.test.ts',
  'src/report/formats/markdown-size.test.ts',
  'test/practice/names.test.ts',
  'src/root/fix/journal.test.ts',
  'test/scan/auditor.test.ts',
  'test/cli/start-up.test.ts',
  'test/mfa/waiting-faults.test.ts',
  'test/mfa/session-faults.test.ts',
  'test/cli/diff.test.ts',
  'test/words.test.ts',
  'test/cli/policy.test.ts',
  'test/root/scan-agrees.test.ts',
  'src/services/logs/controls/metric-filters.test.ts',
  'test/evidence/basis.test.ts',
  'test/faults/long-tail.test.ts',
  'test/cli/recording.test.ts',
  'test/root/watch-queue-faults.test.ts',
  'test/root/fix-org.test.ts',
  'test/mfa/terminal.test.ts',
  'test/cli/credentials.test.ts',
  'test/mfa/commands.test.ts',
  'test/evidence/fuzz.test.ts',
  'test/scan/incomplete.test.ts',
  'src/services/backup/practice.test.ts',
  'test/pipelines/github.test.ts',
  'test/mfa/list-faults.test.ts',
  'src/services/cloudtrail/practice.test.ts',
  'test/root/organization-trail.test.ts',
  'src/cli/way-out.test.ts',
]

/** The same order on every machine: project by project, its slow files first, the others by their names. */
export default class SlowFirst extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config
    const gone = slow.filter((file) => !existsSync(`${root}/${file}`))
    if (gone.length > 0) throw new TypeError(`test/order.ts names files that are not there: ${gone.join(', ')}`)
    const keyed = specifications.map((one) => {
      const file = relative(root, one.moduleId)
      const rank = slow.indexOf(file)
      return { one, file, project: one.project.name, rank: rank < 0 ? slow.length : rank }
    })
    const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
    return keyed
      .sort((a, b) => text(a.project, b.project) || a.rank - b.rank || text(a.file, b.file))
      .map(({ one }) => one)
  }
}
