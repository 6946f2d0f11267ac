import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isoTime } from '../../core/clock.ts'
import { makeFolder } from '../../core/files.ts'
import { families } from '../../core/mfa-device.ts'
import { assignSteps, stepLines } from '../../report/mfa/console-steps.ts'
import { wrapped } from '../../report/terminal/look.ts'
import { titles } from '../../report/views/root-words.ts'
import { type Kept, withStage } from '../practice/rehearsal/open.ts'
import { rehearse } from '../practice/rehearsal/rehearse.ts'
import type { LearnIo, Place, Played } from './playing.ts'
import type { Begun } from './progress.ts'
import type { LessonOf } from './schema.ts'

/** The window for limited use in days; short, so that a learner sees it end. */
const DAYS = 7

const familyTitles = {
  virtual: 'An authenticator app (virtual MFA device)',
  'hardware-token': 'A hardware TOTP token',
  'security-key': 'A passkey or security key',
} as const

/**
 * Shows the console steps for each kind of device, then plays the rehearsal, graded by the audit of the root user. Until it is
 * passed, its account and devices are kept in `folder` so that it can be continued.
 */
export async function playRehearsal(
  lesson: LessonOf<'rehearsal'>,
  begun: Begun | undefined,
  { again, folder }: Place,
  with_: LearnIo,
): Promise<Played> {
  const { person, keepBegun } = with_
  if (person.alone) return played(lesson, undefined, with_)
  const kept = { folder: join(folder, `${lesson.id}.account`), begun: begun !== undefined && !again }
  // an account whose start is not recorded belongs to another version of the lesson
  if (!kept.begun) await rm(kept.folder, { recursive: true, force: true })
  await makeFolder(kept.folder)
  if (kept.begun)
    person.say('\nThe account, its devices and your attestation are as you left them. --again starts a new account.')
  await keepBegun({ answers: [], hints: {} })
  const end = await played(lesson, kept, with_)
  if (!end.open) await rm(kept.folder, { recursive: true, force: true })
  return end
}

async function played(lesson: LessonOf<'rehearsal'>, kept: Kept | undefined, { person, io }: LearnIo): Promise<Played> {
  for (const family of [...families].reverse()) {
    person.say(`\n${io.look.paint('bold', familyTitles[family])}: the steps in AWS's console`)
    for (const line of stepLines(assignSteps({ is: 'root' }, family, 'aws')))
      person.say(wrapped(line, io.look, '  ', line.startsWith('http') ? 2 : 5).join('\n'))
  }
  return withStage({ days: DAYS, kept }, person, io, async (stage) => {
    const { after, whole } = await rehearse(stage, DAYS)
    return {
      open: !whole,
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
