import { visible, visibleJson } from '../../core/visible.ts'
import type { StepResult } from '../../root/fix/apply.ts'
import type { Fix } from '../../root/fix/carry-out.ts'
import type { FixDocument } from '../../root/fix/document.ts'
import type { LeftOver } from '../../root/fix/left-over.ts'
import type { Plan } from '../../root/fix/plan.ts'
import { sayStep } from '../../root/fix/steps.ts'
import { type Look, wrapped } from '../terminal/look.ts'

const became = { done: 'it was done', 'not-done': 'it was not done', unknown: 'what became of it could not be read' }

/** A step left by an earlier run, in words. */
export const leftText = ({ step, ended, is, why }: LeftOver): string =>
  ended
    ? `An earlier run was cut off. Before that it ${is === 'done' ? 'did, and read back' : 'failed to, and nothing changed'}: ${sayStep(step)}.`
    : `An earlier run was cut off while it was to: ${sayStep(step)}. Read back now: ${became[is]}${why === null ? '' : ` (${why})`}.`

/** The plan for people: what an earlier run left, what will be done, what is already done, and what will not be done. */
export function planText(
  { account, steps, already, refused }: Plan,
  leftOver: readonly LeftOver[],
  look: Look,
): string {
  const lines: string[] = []
  const item = (text: string, mark: string): string[] => wrapped(text, look, `  ${mark} `, 4)
  for (const one of leftOver) lines.push(...wrapped(leftText(one), look, '', 0))
  lines.push(look.paint('bold', `The plan for account ${visible(account)}`))
  for (const [index, step] of steps.entries()) lines.push(...item(sayStep(step), `${index + 1}.`))
  if (steps.length === 0) lines.push(refused.length > 0 ? '  Nothing can be done.' : '  Nothing is to be done.')
  for (const step of already) lines.push(...item(`Done already: ${sayStep(step)}`, look.unicode ? '✓' : '+'))
  for (const { title, why } of refused) lines.push(...item(`Not done: ${title}: ${why}`, look.unicode ? '✗' : 'x'))
  return `${lines.join('\n')}\n`
}

export const ends: Readonly<Record<StepResult['is'], readonly [unicode: string, ascii: string, says: string]>> = {
  done: ['✓', '+', 'done, and read back'],
  failed: ['✗', 'x', 'failed, and nothing changed'],
  unverified: ['?', '?', 'not known to be done'],
  'not-begun': ['·', '-', 'not begun'],
}

/** The result of a step. */
export function resultText({ step, is, why }: StepResult, look: Look): string {
  const [unicode, ascii, says] = ends[is]
  const text = `${sayStep(step)}: ${says}${why === null ? '' : ` (${why})`}`
  return `${wrapped(text, look, `${look.unicode ? unicode : ascii} `, 2).join('\n')}\n`
}

/** What to do when the outcome of a step is unknown; empty when all are known. */
export const afterText = ({ results }: Fix): string =>
  results?.some(({ is }) => is === 'unverified')
    ? 'What is not known to be done was written down: run it again, and it is looked into first.\n'
    : ''

/** The plan as a document of `demarc.root-fix/2` (schema/root-fix.schema.json). */
const fixDocument = ({ plan, leftOver, results }: Fix): FixDocument => ({
  schema: 'demarc.root-fix/2',
  account: plan.account,
  plan: { steps: [...plan.steps], already: [...plan.already], refused: [...plan.refused] },
  leftOver: [...leftOver],
  results: results === null ? null : [...results],
})

export const fixJson = (fix: Fix): string => `${visibleJson(fixDocument(fix), 2)}\n`
