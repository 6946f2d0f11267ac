import { sha256 } from '../../core/digest.ts'
import { DemarcError, EXIT } from '../../core/errors.ts'
import { canonicalJson } from '../../core/json.ts'
import { certificate } from '../../report/learn/certificate.ts'
import { type Grades, isPassed } from '../../report/learn/grades.ts'
import { pngOf } from '../../report/picture/png.ts'
import type { LearnProgress } from './progress.ts'
import type { Lesson } from './schema.ts'

/** The learner's progress in some lessons. The digest covers what was played: lessons, answers, days. */
export function gradesOf(lessons: readonly Lesson[], progress: LearnProgress): Grades {
  const graded = lessons.map((lesson) => ({
    id: lesson.id,
    title: lesson.title,
    kind: lesson.kind,
    minutes: lesson.minutes,
    begun: progress.begunOf(lesson) !== undefined,
    result: progress.resultOf(lesson),
  }))
  const results = graded.map(({ id, result }) => ({ id, result: result ?? null }))
  return { lessons: graded, digest: sha256(canonicalJson(results)) }
}

/** The learner's certificate, once all lessons are passed. Throws LESSONS_LEFT before that. */
export async function certificateOf(
  grades: Grades,
  name: string | undefined,
  png: boolean,
): Promise<string | Uint8Array> {
  const left = grades.lessons.filter((one) => !isPassed(one))
  if (left.length > 0)
    throw new DemarcError(
      'LESSONS_LEFT',
      `${left.length} of ${grades.lessons.length} lessons are not passed: ${left.map(({ title }) => title).join(', ')}`,
      {
        hint: 'demarc learn shows how far you are.',
        exitCode: EXIT.unmet,
      },
    )
  return png ? pngOf(certificate(grades, name, 'light')) : certificate(grades, name, 'both')
}
