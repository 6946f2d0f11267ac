import { DemarcError } from '../../core/errors.ts'
import { wrapped } from '../../report/terminal/look.ts'
import type { LearnIo, Played } from './playing.ts'
import { type Begun, type LearnProgress, learnFolder, type Result } from './progress.ts'
import type { Lesson } from './schema.ts'

export interface PlayOptions {
  /** The seed of a quiz; drawn at random if absent. */
  readonly seed: string | undefined
  /** Start again, even if it was started before. */
  readonly again: boolean
}

/** Plays a lesson until it ends or the person leaves. Stores a person's progress in `progress`, but not when played without questions. */
export async function playLesson(
  lesson: Lesson,
  { seed, again }: PlayOptions,
  progress: LearnProgress,
  { person, io }: Pick<LearnIo, 'person' | 'io'>,
): Promise<Result> {
  const kept = person.alone || again ? undefined : progress.begunOf(lesson)
  const begun = seed !== undefined && kept?.seed !== seed ? undefined : kept
  const keepBegun: LearnIo['keepBegun'] = async (state) => {
    if (!person.alone) await progress.begin(lesson, state)
  }
  person.say(io.look.paint('bold', lesson.title))
  for (const text of lesson.about) person.say(wrapped(text, io.look, '  ', 2).join('\n'))
  const with_: LearnIo = { person, io, keepBegun }
  const { result, open } = await playedOf(lesson, begun, { seed, again }, with_)
  if (!person.alone) await progress.keep(lesson, result, open)
  return result
}

async function playedOf(
  lesson: Lesson,
  begun: Begun | undefined,
  { seed, again }: PlayOptions,
  with_: LearnIo,
): Promise<Played> {
  if (lesson.kind === 'quiz') {
    const { playQuiz } = await import('./play-quiz.ts')
    return playQuiz(lesson, begun?.seed ?? seed ?? drawnSeed(with_), begun, with_)
  }
  if (seed !== undefined)
    throw new DemarcError('FLAGS_CONFLICT', `--seed draws the questions of a quiz, and "${lesson.title}" is none`)
  const place = { again, folder: learnFolder(with_.io.env) }
  if (lesson.kind === 'rehearsal') {
    const { playRehearsal } = await import('./play-rehearsal.ts')
    return playRehearsal(lesson, begun, place, with_)
  }
  const { playLab } = await import('./play-lab.ts')
  return playLab(lesson, begun, place, with_)
}

const drawnSeed = ({ io }: LearnIo): string => Buffer.from(io.random(4)).toString('hex')
