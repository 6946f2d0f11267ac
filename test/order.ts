import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, slowest first. At the end of a run no core then waits for one of them. */
const slow: readonly string[] = [
  'test/faults/faults.test.ts',
  'test/cli/process.test.ts',
  'test/root/watch-kill.test.ts',
  'test/scaffold.test.ts',
  'test/readme.test.ts',
  'test/cli/scan.test.ts',
  'test/practice/rehearsal.test.ts',
  'test/evidence/recording.test.ts',
  'test/root/fix-killed.test.ts',
  'test/cli/start-up.test.ts',
  'test/cli/root-watch-stop.test.ts',
  'test/mfa/session.test.ts',
  'test/evidence/kill.test.ts',
  'test/mfa/killed.test.ts',
  'test/cli/diff.test.ts',
  'test/root/fix-faults.test.ts',
  'test/mfa/waiting-faults.test.ts',
  'test/root/alarms.test.ts',
  'test/evidence/markers.test.ts',
  'test/cli/recording.test.ts',
  'test/root/missing.test.ts',
  'test/scan/practice.test.ts',
  'src/services/rds/practice-instances.test.ts',
  'src/services/s3/practice.test.ts',
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
