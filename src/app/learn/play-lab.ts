import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isoTime } from '../../core/clock.ts'
import { makeFolder } from '../../core/files.ts'
import type { Practice } from '../../practice/account/server.ts'
import { goalsText, hintText, reachText } from '../../report/learn/goals.ts'
import { type AccountReach, withAws } from '../collect-account.ts'
import { noteKeys } from '../practice/keys-note.ts'
import { USUAL_PORT } from '../practice/where.ts'
import { startAtUsualPort, startPracticeAccount } from '../practice.ts'
import { makeCalls } from './calls.ts'
import { demandOpen, lookAtGoals, type SeenGoal } from './look-at-goals.ts'
import type { LearnIo, Place, Played } from './playing.ts'
import type { Begun } from './progress.ts'
import type { LessonOf } from './schema.ts'

/** Plays a lab on a small practice account of its own; a scan grades it. */
export async function playLab(
  lesson: LessonOf<'lab'>,
  begun: Begun | undefined,
  { again, folder }: Place,
  with_: LearnIo,
): Promise<Played> {
  const { person, io } = with_
  if (person.alone) {
    const practice = await startPracticeAccount({ clock: io.clock, size: 'small' })
    return closing(practice, () => playedAlone(lesson, practice, with_))
  }
  const stateFile = join(folder, `${lesson.id}.account.json`)
  await makeFolder(folder)
  // an account whose start is not recorded belongs to another version of the lesson
  if (again || begun === undefined) await rm(stateFile, { force: true })
  const practice = await startAtUsualPort({ clock: io.clock, size: 'small', stateFile })
  const played = await closing(practice, async () => {
    const forget = await noteKeys(io.env, practice)
    try {
      return await playedByHand(lesson, practice, begun, with_)
    } finally {
      await forget()
    }
  })
  if (!played.open) await rm(stateFile, { force: true })
  return played
}

async function closing<T>(practice: Practice, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } finally {
    await practice.close()
  }
}

const reachOf = (
  { endpoint, requestHandler, region, principals }: Practice,
  who: 'admin' | 'auditor',
): AccountReach => ({
  endpointUrl: endpoint,
  requestHandler,
  defaultRegion: region,
  credentials: principals[who],
})

/** Plays without a person: makes the calls of each goal, then scans. */
async function playedAlone(lesson: LessonOf<'lab'>, practice: Practice, { person, io }: LearnIo): Promise<Played> {
  const look = () => lookAtGoals(lesson.goals, reachOf(practice, 'auditor'), io)
  const before = await look()
  demandOpen(before)
  person.say(goalsText(before, io.look))
  await withAws(reachOf(practice, 'admin'), io, async (aws) => {
    for (const goal of lesson.goals) {
      person.say(`> ${goal.goal} ${goal.calls.map(({ call }) => call).join(', ')}`)
      await makeCalls(goal, aws, practice.region)
    }
  })
  const seen = await look()
  person.say(goalsText(seen, io.look))
  return played(lesson, seen, {}, io.clock())
}

async function playedByHand(
  lesson: LessonOf<'lab'>,
  practice: Practice,
  begun: Begun | undefined,
  { person, io, keepBegun }: LearnIo,
): Promise<Played> {
  const hints = new Map(Object.entries(begun?.hints ?? {}))
  const keep = () => keepBegun({ answers: [], hints: Object.fromEntries(hints) })
  const look = () => lookAtGoals(lesson.goals, reachOf(practice, 'auditor'), io)
  if (begun) person.say('\nYour account is as you left it. --again starts a new one.')
  person.say(reachText(practice.endpoint, new URL(practice.endpoint).port === String(USUAL_PORT), io.look))
  let seen = await look()
  if (!begun) demandOpen(seen)
  await keep()
  let isNew = true
  for (;;) {
    const open = seen.filter(({ met }) => !met)
    if (isNew) {
      person.say(goalsText(seen, io.look))
      person.say(`  Goals met: ${seen.length - open.length} of ${seen.length}.`)
    }
    if (open.length === 0) break
    const next = await person.choose(
      'What next?',
      [
        { value: 'check', label: 'Check again', hint: 'scan the account' },
        { value: 'hint', label: 'Show a hint' },
        { value: 'leave', label: 'Leave', hint: 'continue later' },
      ],
      'check',
    )
    if (next === 'leave') break
    // a hint stays the last text on the screen
    isNew = next === 'check'
    if (next === 'check') seen = await look()
    else {
      await showHint(open, hints, { person, io })
      await keep()
    }
  }
  return played(lesson, seen, Object.fromEntries(hints), io.clock())
}

async function showHint(
  open: readonly SeenGoal[],
  hints: Map<string, number>,
  { person, io }: Pick<LearnIo, 'person' | 'io'>,
): Promise<void> {
  const [first] = open
  if (!first) return
  const id =
    open.length === 1
      ? first.goal.id
      : await person.choose(
          'A hint for which goal?',
          open.map(({ goal }) => ({ value: goal.id, label: goal.goal })),
          first.goal.id,
        )
  const goal = open.find((one) => one.goal.id === id)?.goal ?? first.goal
  const nth = Math.min((hints.get(id) ?? 0) + 1, goal.hints.length)
  hints.set(id, nth)
  for (const [index, hint] of goal.hints.slice(0, nth).entries())
    person.say(hintText(hint, `Hint ${index + 1} of ${goal.hints.length}:`, io.look))
}

function played(
  lesson: LessonOf<'lab'>,
  seen: readonly SeenGoal[],
  hints: Readonly<Record<string, number>>,
  now: number,
): Played {
  const passed = seen.every(({ met }) => met)
  return {
    open: !passed,
    result: {
      lesson: lesson.digest,
      passed,
      at: isoTime(now),
      hints: Object.values(hints).reduce((sum, n) => sum + n, 0),
      items: seen.map(({ goal, met, why }) => ({
        id: goal.id,
        title: goal.goal,
        right: met,
        answer: met ? 'met' : why.join(' '),
      })),
    },
  }
}
