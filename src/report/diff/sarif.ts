import type { DiffControl, RunDiff } from '../../ledger/diff.ts'
import type { RunResource } from '../../ledger/run.ts'
import { sarifLog, sarifResult, sarifText, severityIn } from '../formats/sarif.ts'
import { resourcesById, sentenceOf } from '../views/diff.ts'
import { asSentence } from '../views/words.ts'

/**
 * The difference of two runs as SARIF 2.1.0. The results are the changes in the second run: `new` for new findings, `absent` for
 * findings that are gone. What is no longer read becomes a notification.
 */
export function* diffSarif(diff: RunDiff): Generator<string, void, undefined> {
  const resources = resourcesById(diff)
  const shown = diff.controls.filter(({ before, after }) => after === 'unmet' || before === 'unmet')
  const ids = new Map<string, number>()
  const rules: object[] = []
  for (const { control, title, severity } of shown) {
    if (ids.has(control)) continue
    ids.set(control, rules.length)
    const { level, score } = severityIn[severity]
    rules.push({
      id: control,
      shortDescription: { text: sarifText(title) },
      help: { text: sarifText(title) },
      defaultConfiguration: { level },
      properties: { tags: ['security'], 'security-severity': score, precision: 'high' },
    })
  }
  const notifications = diff.controls
    .filter(({ change }) => change === 'unseen')
    .map(({ control, resource, missing }) => ({
      level: 'warning',
      message: {
        text: sarifText(
          `${control} on ${resource} is no longer seen${missing.length > 0 ? `: ${missing.join('; ')}` : ''}`,
        ),
      },
    }))
  yield* sarifLog(diff.after, rules, notifications, results(shown, resources, ids))
}

function* results(
  controls: readonly DiffControl[],
  resources: ReadonlyMap<string, RunResource>,
  ids: ReadonlyMap<string, number>,
): Generator<object, void, undefined> {
  for (const one of controls) {
    const resource = resources.get(one.resource)
    // absent means gone or fixed; what is no longer read may still exist
    if (!resource || (one.after !== 'unmet' && one.change === 'unseen')) continue
    const absent = one.after !== 'unmet'
    yield {
      ...sarifResult(
        one,
        ids.get(one.control) ?? -1,
        resource,
        absent ? `no longer unmet: ${one.title}` : `${asSentence(sentenceOf(one))} ${one.fix ?? ''}`,
      ),
      baselineState: absent ? 'absent' : 'new',
      ...(one.accepted ? { suppressions: [{ kind: 'external', status: 'accepted' }] } : {}),
    }
  }
}
