import { responsibilityIds } from '../../catalog/responsibilities.ts'
import { sha256 } from '../../core/digest.ts'
import { DemarcError } from '../../core/errors.ts'
import { didYouMean } from '../../core/suggest.ts'
import { type Misplaced, offsetOf, readYaml, tellMisplaced } from '../../ledger/config/document.ts'
import { type KeyPath, type ShapeProblem, shapeProblems } from '../../ledger/config/problems.ts'
import { controls } from '../../services/controls.gen.ts'
import { allTypes } from '../../services/subject.ts'
import { serviceOfCall } from './calls.ts'
import { drawFaults, partyFault } from './questions.ts'
import { type LabText, type Lesson, lessonSchema, type QuizText } from './schema.ts'

/**
 * Parses a lesson file: YAML, which includes JSON. Throws LESSON_INVALID with every problem and its place (`file:line:column`):
 * keys, names of types, layers, controls and calls, and questions that the catalog cannot answer.
 */
export function parseLesson(text: string, file: string): Lesson {
  const { document, value, problems, place } = readYaml(text)
  if (!document) throw invalid(file, problems, place)
  const at = ({ path, key, message }: ShapeProblem): Misplaced => ({ at: offsetOf(document, path, key), message })
  const parsed = lessonSchema.safeParse(value, { reportInput: true })
  if (!parsed.success)
    throw invalid(file, parsed.error.issues.flatMap((issue) => shapeProblems(issue, unknownKey)).map(at), place)
  const wrong = [...problemsOf(parsed.data)]
  if (wrong.length > 0) throw invalid(file, wrong.map(at), place)
  return { ...parsed.data, digest: sha256(text) }
}

function invalid(file: string, problems: readonly Misplaced[], place: (offset: number) => string): DemarcError {
  return new DemarcError('LESSON_INVALID', tellMisplaced(file, problems, place), {
    hint: 'docs/learn.md shows what a lesson file holds.',
  })
}

const unknownKey = (key: string): string => `unknown key "${key}"`

function* problemsOf(lesson: QuizText | LabText | { readonly kind: 'rehearsal' }): Generator<ShapeProblem> {
  if (lesson.kind === 'quiz') yield* quizProblems(lesson)
  if (lesson.kind === 'lab') yield* labProblems(lesson)
}

function* quizProblems(quiz: QuizText): Generator<ShapeProblem> {
  const types = allTypes()
  let known = true
  for (const [index, entry] of quiz.pool.entries()) {
    const path: KeyPath = ['pool', index]
    if (!types.includes(entry.type)) {
      known = false
      yield {
        path: [...path, 'type'],
        message: `there is no resource type "${entry.type}"${didYouMean(entry.type, types)}`,
      }
      continue
    }
    for (const [at, layer] of entry.layers.entries()) {
      const message = partyFault(entry, layer)
      if (message !== undefined) yield { path: [...path, 'layers', at], message }
    }
  }
  if (known) for (const { from, message } of drawFaults(quiz)) yield { path: ['draw', from], message }
  const asked = Object.values(quiz.draw).reduce((sum, n) => sum + n, 0)
  if (asked === 0) yield { path: ['draw'], message: 'no question is drawn' }
  if (quiz.pass > asked) yield { path: ['pass'], message: `"pass" is ${quiz.pass}, and ${asked} questions are asked` }
}

function* labProblems({ goals }: LabText): Generator<ShapeProblem> {
  const ids = controls.map((one) => one.id)
  for (const [index, { id, control, responsibility, calls }] of goals.entries()) {
    const path: KeyPath = ['goals', index]
    if (goals.findIndex((one) => one.id === id) < index)
      yield { path: [...path, 'id'], message: `the id "${id}" is there twice` }
    if ((control === undefined) === (responsibility === undefined))
      yield { path, message: 'a goal names a control or a responsibility, and one of them only' }
    if (control !== undefined && !ids.includes(control))
      yield { path: [...path, 'control'], message: `there is no control "${control}"${didYouMean(control, ids)}` }
    // safe: it is only searched for
    if (responsibility !== undefined && !(responsibilityIds as readonly string[]).includes(responsibility))
      yield {
        path: [...path, 'responsibility'],
        message: `there is no responsibility "${responsibility}"${didYouMean(responsibility, responsibilityIds)}`,
      }
    for (const [at, { call }] of calls.entries())
      if (serviceOfCall(call) === undefined)
        yield {
          path: [...path, 'calls', at, 'call'],
          message: `"${call}" is not a call: write a client and an operation, such as s3:PutBucketVersioning`,
        }
  }
}
