import { findingOf } from '../../ledger/finding.ts'
import type { ResourceEntry } from '../../ledger/ledger.ts'
import type { LedgerVerdict } from '../../ledger/ledger-verdict.ts'
import type { Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import type { Reported } from '../reported.ts'
import { blindSpotViews } from '../views/unseen.ts'
import { attributes, xml } from './xml.ts'

/**
 * A run as JUnit XML for CI systems: a suite per resource, a case per control. Unmet fails, or is skipped when accepted by an
 * exception. Unknown is skipped with what was not seen, since not being able to look is not a failure. Controls that do not apply
 * are left out. A separate suite has the blind spots.
 */
export function* runJunit({ head, model, ledger }: Reported): Generator<string, void, undefined> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield `<testsuites${attributes({ name: `demarc ${head.source.name}` })}>\n`
  for (const entry of ledger) yield suite(entry, model, head.startedAt)
  const blindSpots = blindSpotViews(model.blindSpots)
  if (blindSpots.length > 0) {
    const counts = { tests: blindSpots.length, failures: 0, errors: 0, skipped: blindSpots.length }
    yield `<testsuite${attributes({ name: 'What could not be read', ...counts })}>\n`
    for (const { what, regions } of blindSpots)
      yield `<testcase${attributes({ classname: 'demarc.blindSpot', name: what })}><skipped${attributes({ message: `not seen in ${regions.join(', ')}` })}/></testcase>\n`
    yield '</testsuite>\n'
  }
  yield '</testsuites>\n'
}

function suite({ resource, layers }: ResourceEntry, model: Model, startedAt: string): string {
  const judged = layers
    .flatMap(({ responsibilities }) => responsibilities.flatMap((responsibility) => responsibility.judged))
    .filter(({ verdict }) => verdict.is !== 'not-applicable')
  if (judged.length === 0) return ''
  const head = attributes({
    name: resource.id,
    tests: judged.length,
    failures: judged.filter(isFailure).length,
    errors: 0,
    skipped: judged.filter((one) => one.verdict.is !== 'met' && !isFailure(one)).length,
    timestamp: startedAt.replace(/\.\d+Z$|Z$/, ''),
    hostname: `${resource.account}/${resource.region}`,
  })
  return `<testsuite${head}>\n${judged.map((one) => testcase(one, resource, model)).join('')}</testsuite>\n`
}

const isFailure = ({ verdict, exception }: LedgerVerdict): boolean => verdict.is === 'unmet' && !exception

function testcase(told: LedgerVerdict, resource: Resource, model: Model): string {
  const { control, verdict, exception } = told
  const open = `<testcase${attributes({ classname: resource.type.replaceAll('::', '.'), name: `${control.id} ${control.title}` })}`
  if (exception)
    return `${open}><skipped${attributes({ message: `unmet, and accepted by ${exception.by} until ${exception.expires}: ${exception.reason}` })}/></testcase>\n`
  if (verdict.is === 'unmet')
    return `${open}><failure${attributes({ type: control.severity, message: findingOf(told, resource, model) })}>${xml(`${control.fix}\n${control.source}`)}</failure></testcase>\n`
  if (verdict.is === 'unknown')
    return `${open}><skipped${attributes({ message: `unknown, not seen: ${verdict.missing.join('; ')}` })}/></testcase>\n`
  return `${open}/>\n`
}
