import { visibleJson } from '../../core/visible.ts'
import { attributes, xml } from '../formats/xml.ts'
import { type Look, painted, sign } from '../terminal/look.ts'

/** A question, a goal or a measure of a lesson. */
interface GradedItem {
  readonly id: string
  readonly title: string
  readonly right: boolean
  readonly answer: string
}

/** The result of a lesson. */
interface GradedResult {
  readonly passed: boolean
  readonly at: string
  readonly seed?: string | undefined
  readonly hints: number
  readonly items: readonly GradedItem[]
}

/** A lesson with the learner's progress. */
export interface Grade {
  readonly id: string
  readonly title: string
  readonly kind: 'quiz' | 'rehearsal' | 'lab'
  readonly minutes: number
  /** It was started and can be continued. */
  readonly begun: boolean
  readonly result: GradedResult | undefined
}

export interface Grades {
  readonly lessons: readonly Grade[]
  /** SHA-256 of all results. */
  readonly digest: string
}

export const isPassed = ({ result }: Grade): boolean => result?.passed === true

/** How many items of a result are right: `12 of 13`. */
export const scoreOf = ({ items }: GradedResult): string =>
  `${items.filter(({ right }) => right).length} of ${items.length}`

const kinds = { quiz: 'quiz', rehearsal: 'rehearsal', lab: 'lab' } as const

function progressText({ result, begun }: Grade): string {
  if (!result) return begun ? 'begun' : 'not begun'
  const day = result.at.slice(0, 10)
  return result.passed ? `passed on ${day}, ${scoreOf(result)}` : `not passed yet, ${scoreOf(result)}`
}

/** The lessons for people, each with its number and the learner's progress. */
export function gradesText({ lessons }: Grades, look: Look): string {
  const wide = Math.max(...lessons.map(({ title }) => title.length))
  const next = lessons.findIndex((one) => !isPassed(one))
  const rows = lessons.map((one, index) => {
    const state = isPassed(one) ? 'met' : one.result ? 'unmet' : 'not-applicable'
    const head = `${sign(state, look)} ${String(index + 1).padStart(2)}  ${one.title.padEnd(wide)}`
    return `  ${painted(state, head, look)}  ${kinds[one.kind].padEnd(9)}  ${`${one.minutes} min`.padStart(7)}  ${progressText(one)}`
  })
  const passed = lessons.filter(isPassed).length
  return `${[
    look.paint('bold', 'The lessons'),
    ...rows,
    '',
    `${passed} of ${lessons.length} lessons are passed.`,
    next < 0 ? '  demarc learn --certificate card.svg' : `  demarc learn ${next + 1}`,
  ].join('\n')}\n`
}

/** The grades as JSON, `demarc.grades/2`. */
export const gradesJson = ({ lessons, digest }: Grades): string =>
  `${visibleJson(
    {
      schema: 'demarc.grades/2',
      passed: lessons.filter(isPassed).length,
      of: lessons.length,
      digest: `sha256:${digest}`,
      lessons: lessons.map(({ id, title, kind, begun, result }) => ({
        id,
        title,
        kind,
        state: result ? (result.passed ? 'passed' : 'not-passed') : begun ? 'begun' : 'not-begun',
        ...(result
          ? {
              at: result.at,
              right: result.items.filter(({ right }) => right).length,
              of: result.items.length,
              hints: result.hints,
              ...(result.seed === undefined ? {} : { seed: result.seed }),
              items: result.items,
            }
          : {}),
      })),
    },
    2,
  )}\n`

/** The grades as JUnit XML: a suite per lesson, a case per question, goal or measure. */
export const gradesJunit = ({ lessons }: Grades): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="demarc learn">\n${lessons.map(suite).join('')}</testsuites>\n`

function suite({ id, title, result }: Grade): string {
  const items = result?.items ?? []
  const wrong = items.filter(({ right }) => !right).length
  const head = attributes({
    name: title,
    tests: result ? items.length : 1,
    failures: wrong,
    errors: 0,
    skipped: result ? 0 : 1,
    timestamp: result?.at.replace(/\.\d+Z$|Z$/, ''),
  })
  const cases = result
    ? items.map((item) => testcase(id, item))
    : [
        `<testcase${attributes({ classname: `demarc.learn.${id}`, name: title })}><skipped message="not ended"/></testcase>\n`,
      ]
  return `<testsuite${head}>\n${cases.join('')}</testsuite>\n`
}

function testcase(lesson: string, { title, right, answer }: GradedItem): string {
  const open = `<testcase${attributes({ classname: `demarc.learn.${lesson}`, name: title })}`
  return right
    ? `${open}/>\n`
    : `${open}><failure${attributes({ message: answer })}>${xml(answer)}</failure></testcase>\n`
}
