import { isoTime } from '../../core/clock.ts'
import { families } from '../../core/mfa-device.ts'
import { assignSteps, stepLines } from '../../report/mfa/console-steps.ts'
import { wrapped } from '../../report/terminal/look.ts'
import { titles } from '../../report/views/root-words.ts'
import { withStage } from '../practice/rehearsal/open.ts'
import { rehearse } from '../practice/rehearsal/rehearse.ts'
import type { LearnIo, Played } from './playing.ts'
import type { LessonOf } from './schema.ts'

/** So far back limited use is judged: a learner sees the end of it. */
const DAYS = 7

const familyTitles = {
  virtual: 'An authenticator app (virtual MFA device)',
  'hardware-token': 'A hardware TOTP token',
  'security-key': 'A passkey or security key',
} as const

/** Shows the steps of AWS's console for each family of device, then leads through the rehearsal. The audit of the root user grades it. */
export async function playRehearsal(lesson: LessonOf<'rehearsal'>, { person, io }: LearnIo): Promise<Played> {
  for (const family of [...families].reverse()) {
    person.say(`\n${io.look.paint('bold', familyTitles[family])}: the steps in AWS's console`)
    for (const line of stepLines(assignSteps({ is: 'root' }, family, 'aws')))
      person.say(wrapped(line, io.look, '  ', 5).join('\n'))
  }
  return withStage({ days: DAYS }, person, io, async (stage) => {
    const { after, whole } = await rehearse(stage, DAYS)
    return {
      open: false,
      result: {
        lesson: lesson.digest,
        passed: whole,
        at: isoTime(io.clock()),
        hints: 0,
        items: after.measures.map(({ measure, state }) => ({
          id: measure,
          title: titles[measure],
          right: state === 'met' || state === 'attested',
          answer: state,
        })),
      },
    }
  })
}
