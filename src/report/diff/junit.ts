import type { DiffControl, RunDiff } from '../../ledger/diff.ts'
import type { RunResource } from '../../ledger/run.ts'
import { attributes, xml } from '../formats/xml.ts'
import { resourcesById, sentenceOf } from '../views/diff.ts'
import { accountName } from '../views/words.ts'

/**
 * The difference of two runs as JUnit XML, one case per changed control: new findings fail, controls no longer read or accepted
 * are skipped, fixed ones pass. A separate suite lists resources that are no longer read.
 */
export function* diffJunit(diff: RunDiff): Generator<string, void, undefined> {
  const resources = resourcesById(diff)
  const shown = diff.controls.filter(({ change }) => change !== 'gone')
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield `<testsuites${attributes({ name: `demarc diff ${accountName(diff.after)}` })}>\n`
  yield suiteOpen('What changed', shown.length, shown.filter(isFailure).length, shown.filter(isSkipped).length)
  for (const one of shown) yield testcase(one, resources.get(one.resource))
  yield '</testsuite>\n'
  const hidden = diff.resources.filter(({ change }) => change === 'unseen')
  if (hidden.length > 0) {
    yield suiteOpen('Resources no longer seen', hidden.length, 0, hidden.length)
    for (const { resource } of hidden)
      yield `<testcase${attributes({ classname: resource.type.replaceAll('::', '.'), name: resource.id })}><skipped message="no longer seen"/></testcase>\n`
    yield '</testsuite>\n'
  }
  yield '</testsuites>\n'
}

const suiteOpen = (name: string, tests: number, failures: number, skipped: number): string =>
  `<testsuite${attributes({ name, tests, failures, errors: 0, skipped })}>\n`

const isFailure = ({ broke, accepted }: DiffControl): boolean => broke && !accepted
const isSkipped = (one: DiffControl): boolean =>
  !isFailure(one) && (one.accepted || one.after === 'unknown' || one.change === 'unseen' || one.after === 'unmet')

function testcase(one: DiffControl, resource: RunResource | undefined): string {
  const classname = (resource?.type ?? '').replaceAll('::', '.')
  const open = `<testcase${attributes({ classname, name: `${one.control} on ${one.resource}` })}`
  if (isFailure(one))
    return `${open}><failure${attributes({ type: one.severity, message: sentenceOf(one) })}>${xml(one.fix ?? '')}</failure></testcase>\n`
  return isSkipped(one) ? `${open}><skipped${attributes({ message: whySkipped(one) })}/></testcase>\n` : `${open}/>\n`
}

function whySkipped({ accepted, after, missing }: DiffControl): string {
  if (accepted) return 'unmet, and accepted by an exception'
  if (after === 'unmet') return 'unmet, and not asked by the run before'
  return `no longer seen${missing.length > 0 ? `: ${missing.join('; ')}` : ''}`
}
