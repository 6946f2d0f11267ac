import { assumptionOf } from '../../core/assumption.ts'
import { visible, visibleJson } from '../../core/visible.ts'
import type { RootAudit } from '../../root/audit.ts'
import type { GuideState, GuideStep } from '../../root/guide.ts'
import type { GuideDocument } from '../../root/guide-document.ts'
import { type Look, painted, sign, wrapped } from '../terminal/look.ts'

/** For each state of a step: a state with a sign and a colour, and its words. */
const shown = {
  done: ['met', 'done'],
  'to-do': ['unmet', 'to do'],
  'not-needed': ['not-applicable', 'not needed'],
  unseen: ['unknown', 'not seen'],
} as const satisfies Record<GuideState, readonly [string, string]>

/** One step in a line, with the reason for its state. */
export function guideLine({ title, state, reason }: GuideStep, nth: number, look: Look): string {
  const [as, words] = shown[state]
  const head = painted(as, `${`${nth}.`.padStart(3)} ${sign(as, look)} ${words.padEnd(10)} ${title}`, look)
  return [head, ...wrapped(reason, look, ' '.repeat(17), 17)].join('\n')
}

/** What to do in a step, and the AWS page that it follows. */
export const howText = ({ title, how, source }: GuideStep, look: Look): string =>
  [
    look.paint('bold', title),
    ...how.flatMap((one, index) => wrapped(one, look, `  ${index + 1}. `, 5)),
    `  ${look.paint('dim', source)}`,
  ].join('\n')

/** All steps, and how many of them are left. */
export function guideText({ account, at }: RootAudit, steps: readonly GuideStep[], look: Look): string {
  const left = steps.filter(({ state }) => state === 'to-do').length
  const unseen = steps.filter(({ state }) => state === 'unseen').length
  return [
    `${look.paint('bold', 'The protection of the root user')} of account ${visible(account)}, ${at.slice(0, 16).replace('T', ' ')} UTC`,
    '',
    ...steps.map((one, index) => guideLine(one, index + 1, look)),
    '',
    `${left === 0 ? 'Nothing is left to do' : `${left} to do`}${unseen === 0 ? '' : `, ${unseen} not seen`}.`,
  ].join('\n')
}

/** The steps as a document of `demarc.root-guide/2` (schema/root-guide.schema.json). */
const guideDocument = ({ account, at, partition }: RootAudit, steps: readonly GuideStep[]): GuideDocument => ({
  schema: 'demarc.root-guide/2',
  account,
  at,
  assumed: assumptionOf(partition) ?? null,
  steps: steps.map(({ how, ...step }) => ({ ...step, how: [...how] })),
})

export const guideJson = (audit: RootAudit, steps: readonly GuideStep[]): string =>
  `${visibleJson(guideDocument(audit, steps), 2)}\n`
