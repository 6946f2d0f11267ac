import { Command, InvalidArgumentError, Option } from 'commander'
import type { LearnProgress } from '../app/learn/progress.ts'
import type { Lesson } from '../app/learn/schema.ts'
import { DemarcError, EXIT } from '../core/errors.ts'
import { visible } from '../core/visible.ts'
import type { Grades } from '../report/learn/grades.ts'
import { abortedBy, isInterrupt } from './interruption.ts'
import { atTerminal, type Done, type Io, tell } from './io.ts'
import { learnHelp } from './learn.help.ts'
import { terminalLook } from './terminal.ts'

const gradeFormats = ['table', 'json', 'junit'] as const

interface Options {
  readonly auto?: true
  readonly again?: true
  readonly seed?: string
  readonly lessons?: string
  readonly grade?: true
  readonly format?: (typeof gradeFormats)[number]
  readonly certificate?: string
  readonly name?: string
}

/** `demarc learn`: lessons on the shared responsibility model, graded by Demarc itself. */
export function learnCommand(io: Io, done: Done): Command {
  return new Command('learn')
    .description('learn the shared responsibility model, in lessons with a quiz, a rehearsal and labs')
    .argument('[lesson]', 'the number or the id of a lesson; without one: the lessons and your progress')
    .option('--auto', 'play the lesson with the right answers, without questions or a grade')
    .option('--again', 'start the lesson again from its beginning')
    .addOption(
      new Option('--seed <text>', 'choose the questions of a quiz by this text (default: at random)').argParser(seedOf),
    )
    .option('--lessons <folder>', 'a folder with lesson files of your own, shown after the others')
    .option('--grade', 'print the grades of the lesson, or of all')
    .addOption(new Option('-f, --format <format>', 'of the grades').choices(gradeFormats))
    .option('--certificate <file>', 'write a card for all lessons passed: .svg or .png')
    .option('--name <name>', 'the name on the card')
    .addHelpText('after', learnHelp)
    .action(async (name: string | undefined, options: Options) => {
      demandCompany(name, options)
      const [{ findLesson, readLessons }, { LearnProgress }] = await Promise.all([
        import('../app/learn/lessons.ts'),
        import('../app/learn/progress.ts'),
      ])
      const lessons = await readLessons(options.lessons)
      const progress = await LearnProgress.open(io.env)
      const lesson = name === undefined ? undefined : findLesson(lessons, name)
      const { gradesOf } = await import('../app/learn/grades.ts')
      const grades = gradesOf(lesson ? [lesson] : lessons, progress)
      if (options.certificate !== undefined) return writeCard(options.certificate, grades, options.name, io)
      if (options.grade) return done(await printGrades(grades, options.format ?? 'table', io))
      if (lesson) return done(await play(lesson, lessons.indexOf(lesson) + 1, options, progress, io))
      await printGrades(grades, 'table', io)
    })
}

function seedOf(text: string): string {
  if (text !== '' && text.length <= 100 && visible(text) === text) return text
  throw new InvalidArgumentError('A seed is 1 to 100 characters that can be seen.')
}

/** Throws BAD_OPTION for an option that needs another one. */
function demandCompany(
  lesson: string | undefined,
  { auto, again, seed, grade, format, certificate, name }: Options,
): void {
  const plays = auto || again || seed !== undefined
  const says =
    plays && (lesson === undefined || grade || certificate !== undefined)
      ? [
          '--auto, --again and --seed say how a lesson is played',
          'Name the lesson, without --grade and --certificate: demarc learn 1.',
        ]
      : format !== undefined && !grade
        ? ['--format is the format of the grades', 'Add --grade.']
        : name !== undefined && certificate === undefined
          ? ['--name is the name on the card', 'Add --certificate FILE.']
          : certificate !== undefined && (lesson !== undefined || grade)
            ? ['--certificate is for all lessons together', 'Name no lesson, and leave --grade out.']
            : undefined
  if (says) throw new DemarcError('BAD_OPTION', says[0] ?? '', { hint: says[1] ?? '' })
}

async function printGrades(grades: Grades, format: (typeof gradeFormats)[number], io: Io): Promise<number> {
  const { gradesJson, gradesJunit, gradesText, isPassed } = await import('../report/learn/grades.ts')
  const texts = { json: gradesJson, junit: gradesJunit, table: (all: Grades) => gradesText(all, terminalLook(io)) }
  io.stdout.write(texts[format](grades))
  return grades.lessons.every(isPassed) ? EXIT.ok : EXIT.unmet
}

async function writeCard(path: string, grades: Grades, name: string | undefined, io: Io): Promise<void> {
  const { fileFormatOf: formatOf } = await import('../report/formats/names.ts')
  const format = formatOf(path)
  if (format !== 'svg' && format !== 'png')
    throw new DemarcError('UNKNOWN_EXTENSION', `the extension of ${path} names no picture`, {
      hint: 'Use .svg or .png.',
    })
  const { certificateOf } = await import('../app/learn/grades.ts')
  const { writeFileAtomic } = await import('../core/files.ts')
  await writeFileAtomic(path, await certificateOf(grades, name, format === 'png'))
  tell(io, `wrote ${visible(path)}`)
}

async function play(lesson: Lesson, nth: number, options: Options, progress: LearnProgress, io: Io): Promise<number> {
  const { auto, again = false, seed } = options
  if (!auto && !atTerminal(io))
    throw new DemarcError('NO_TERMINAL', 'Without a terminal nothing can be asked', {
      hint: '--auto plays the lesson without questions; --grade prints the grades.',
    })
  const [{ playLesson }, { playedAlone }, { rootIo }, { answersFrom }, { personAt, sayTo }, { newRunId }, { version }] =
    await Promise.all([
      import('../app/learn/play.ts'),
      import('../app/practice/rehearsal/person.ts'),
      import('./connection.ts'),
      import('./answers.ts'),
      import('./person.ts'),
      import('../core/ids.ts'),
      import('./version.ts'),
    ])
  const { signal, end } = abortedBy(io, 'SIGINT', 'SIGTERM', 'SIGHUP')
  const answers = auto ? undefined : answersFrom(io, signal)
  const more = `demarc learn ${nth}${options.lessons === undefined ? '' : ` --lessons ${options.lessons}`}`
  try {
    const person = answers ? await personAt(answers, signal, io) : playedAlone(sayTo(io))
    const calling = { ...rootIo(io), random: io.random, look: terminalLook(io), signal, runId: newRunId, version }
    const { passed } = await playLesson(lesson, { seed, again }, progress, { person, io: calling })
    person.say(
      passed
        ? `\nPassed: ${lesson.title}.${auto ? '' : ' The others: demarc learn'}`
        : `\nNot passed yet. Go on: ${more}`,
    )
    if (auto) person.say('It was played without questions: nothing is graded.')
    return passed ? EXIT.ok : EXIT.unmet
  } catch (error) {
    if (!isInterrupt(error)) throw error
    tell(io, auto ? 'interrupted' : `interrupted: what you did is kept. Go on: ${visible(more)}`)
    return 130
  } finally {
    end()
    answers?.end()
  }
}
