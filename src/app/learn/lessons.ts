import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DemarcError } from '../../core/errors.ts'
import { compareText } from '../../core/json.ts'
import { whyUnreadable } from '../../core/reading.ts'
import { suggest } from '../../core/suggest.ts'
import { LARGEST, readFound } from '../../core/whole-file.ts'
import { parseLesson } from './read-lesson.ts'
import type { Lesson } from './schema.ts'

// written out, so that the build finds the files and copies them next to dist/main.js
const own = [
  new URL('./lessons/line.yaml', import.meta.url),
  new URL('./lessons/root-user.yaml', import.meta.url),
  new URL('./lessons/workloads.yaml', import.meta.url),
  new URL('./lessons/network.yaml', import.meta.url),
  new URL('./lessons/data-protection.yaml', import.meta.url),
]

/** The ids of Demarc's own lessons, which are also their file names. */
export const ownLessonIds = own.map((file) => basename(file.pathname, '.yaml'))

const LESSON_FILE = /\.(?:ya?ml|json)$/

/** Demarc's own lessons, then those of a folder by file name. Throws LESSONS_UNREADABLE, LESSON_INVALID. */
export async function readLessons(folder?: string): Promise<readonly Lesson[]> {
  const ours = await Promise.all(own.map((file) => lessonOf(fileURLToPath(file))))
  if (folder === undefined) return ours
  const names = await readdir(folder).catch((error: unknown) => {
    throw unreadable(folder, error)
  })
  const files = names.filter((name) => LESSON_FILE.test(name)).sort(compareText)
  if (files.length === 0)
    throw new DemarcError('LESSONS_UNREADABLE', `${folder} holds no lesson`, {
      hint: 'A lesson is a file of YAML or JSON: docs/learn.md shows one.',
    })
  const all = [...ours]
  for (const name of files) {
    const file = join(folder, name)
    const lesson = await lessonOf(file)
    const twice = all.find(({ id }) => id === lesson.id)
    if (twice)
      throw new DemarcError(
        'LESSON_INVALID',
        `${file}: there is another lesson with the id "${lesson.id}": ${twice.title}`,
        {
          hint: 'Give each lesson an id of its own.',
        },
      )
    all.push(lesson)
  }
  return all
}

async function lessonOf(file: string): Promise<Lesson> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFound(file, LARGEST.yaml))
  } catch (error) {
    throw unreadable(file, error)
  }
  return parseLesson(text, file)
}

const unreadable = (path: string, error: unknown): DemarcError =>
  new DemarcError(
    'LESSONS_UNREADABLE',
    `${path} cannot be read: ${error instanceof TypeError ? 'it is not UTF-8' : (whyUnreadable(error) ?? String(error))}`,
    { hint: '--lessons takes a folder of lesson files.', cause: error },
  )

/** A lesson by its number in the list or by id. Throws UNKNOWN_LESSON. */
export function findLesson(lessons: readonly Lesson[], name: string): Lesson {
  const found = /^\d+$/.test(name) ? lessons[Number(name) - 1] : lessons.find(({ id }) => id === name)
  if (found) return found
  const near = suggest(
    name,
    lessons.map(({ id }) => id),
  )
  throw new DemarcError('UNKNOWN_LESSON', `there is no lesson "${name}"`, {
    hint:
      near.length > 0
        ? `Did you mean ${near.join(' or ')}?`
        : `There are 1 to ${lessons.length}: demarc learn lists them.`,
  })
}
