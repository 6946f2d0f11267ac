import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, slowest first. At the end of a run no core then waits for one of them. */
const slow: readonly string[] = [
  'test/evidence/run-file.test.ts',
  'test/readme.test.ts',
  'test/faults/faults.test.ts',
  'test/cli/scan.test.ts',
  'test/root/watch-kill.test.ts',
  'test/cli/learn.test.ts',
  'test/practice/rehearsal.test.ts',
  'test/root/partitions.test.ts',
  'test/scan/practice.test.ts',
  'test/mfa/killed.test.ts',
  'test/cli/process.test.ts',
  'test/evidence/recording.test.ts',
  'test/mfa/session.test.ts',
  'test/mfa/disable-faults.test.ts',
  'test/mfa/faults.test.ts',
  'test/cli/large-files.test.ts',
  'test/remedies/proof.test.ts',
  'test/wire/persistence.test.ts',
  'src/services/s3/practice.test.ts',
  'test/root/alarms.test.ts',
  'test/scan/hostile.test.ts',
  'src/core/lock.test.ts',
  'test/practice/storage-needs.test.ts',
  'test/mfa/session-profiles.test.ts',
  'test/evidence/markers.test.ts',
  'test/root/organization-kill.test.ts',
  'test/cli/screens.test.ts',
  'test/scan/narrowing.test.ts',
  'test/remedies/remedies.test.ts',
  'test/cli/recording.test.ts',
  'test/root/watch-history-faults.test.ts',
  'test/scan/properties.test.ts',
  'test/wire/roundtrip.test.ts',
  'test/cli/policy.test.ts',
  'test/root/fix-faults.test.ts',
  'test/pipelines/github.test.ts',
  'test/practice/names.test.ts',
  'test/cli/rehearse.test.ts',
  'test/root/fix-killed.test.ts',
  'test/root/fix-left.test.ts',
  'test/evidence/fuzz.test.ts',
  'test/cli/root-watch-stop.test.ts',
  'test/calls.test.ts',
  'test/mfa/commands.test.ts',
  'test/evidence/kill.test.ts',
  'test/mfa/session-faults.test.ts',
  'test/root/organization-faults.test.ts',
  'src/root/fix/journal.test.ts',
  'test/evidence/basis.test.ts',
  'test/root/organization-trail.test.ts',
  'src/services/cloudcontrol/compared.test.ts',
  'src/app/config.test.ts',
  'test/cli/attest.test.ts',
  'test/words.test.ts',
  'test/root/fix-org-killed.test.ts',
  'test/root/scan-agrees.test.ts',
  'src/core/policy/parse.test.ts',
  'test/root/fix.test.ts',
  'test/root/watch-topic-faults.test.ts',
  'test/mfa/list-faults.test.ts',
  'test/faults/long-tail.test.ts',
  'src/catalog/moves.test.ts',
  'test/cli/start-up.test.ts',
  'test/evidence/members.test.ts',
  'src/services/backup/practice.test.ts',
  'test/mfa/enable-refused.test.ts',
  'test/cli/diff.test.ts',
  'test/scan/incomplete.test.ts',
  'test/mfa/resync-faults.test.ts',
  'test/cli/hostile.test.ts',
  'src/catalog/catalog.test.ts',
  'test/mfa/terminal.test.ts',
  'src/app/mfa/keychain.test.ts',
  'test/cli/credentials.test.ts',
  'src/root/watch/journal.test.ts',
  'src/report/hostile.test.ts',
  'test/root/fix-org.test.ts',
  'src/services/rds/practice-instances.test.ts',
  'src/services/cloudwatch/controls.test.ts',
  'src/services/cloudcontrol/collect/secrets.test.ts',
  'test/root/key-use.test.ts',
  'test/root/faults.test.ts',
  'src/collect/bounded.test.ts',
  'test/faults/proxy.test.ts',
  'test/cli/root-watch.test.ts',
  'test/scan/long-tail.test.ts',
  'test/cli/completion.test.ts',
  'src/services/cloudtrail/practice.test.ts',
  'test/faults/shapes.test.ts',
  'test/scan/auditor.test.ts',
  'src/services/elasticloadbalancing/practice.test.ts',
  'test/root/watch-queue-faults.test.ts',
  'test/root/practice-commands.test.ts',
  'src/ledger/config/parse.test.ts',
  'test/scan/organization.test.ts',
  'src/services/rds/practice.test.ts',
  'test/cli/root-guide.test.ts',
  'src/cli/way-out.test.ts',
  'test/scan/selection.test.ts',
  'test/pipelines/templates.test.ts',
  'src/collect/redact.test.ts',
  'test/root/audit.test.ts',
  'src/core/gzip-blocks.test.ts',
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
