import { isoTime } from '../../core/clock.ts'
import { answerText, partyAnswers, questionText } from '../../report/learn/question.ts'
import type { LearnIo, Played } from './playing.ts'
import type { Begun, Item } from './progress.ts'
import { type AskedParty, askedParties, drawQuestions, type QuizQuestion } from './questions.ts'
import type { LessonOf } from './schema.ts'

const choices = askedParties.map((value) => ({ value, ...partyAnswers[value] }))

/** Asks the questions drawn by a seed, starting at the first unanswered one, and explains each answer. */
export async function playQuiz(
  lesson: LessonOf<'quiz'>,
  seed: string,
  begun: Begun | undefined,
  { person, io, keepBegun }: LearnIo,
): Promise<Played> {
  const questions = drawQuestions(lesson, seed)
  const answers: AskedParty[] = [...(begun?.answers ?? [])].slice(0, questions.length)
  person.say(`\nThe questions are drawn with --seed ${seed}.`)
  if (answers.length > 0) person.say(`You answered ${answers.length} of ${questions.length}. Here are the others.`)
  for (const [index, question] of questions.entries()) {
    if (index < answers.length) continue
    person.say(questionText(question, [index + 1, questions.length], io.look))
    const answer = await person.choose('Who is responsible?', choices, question.right)
    answers.push(answer)
    await keepBegun({ seed, answers, hints: {} })
    person.say(answerText(question, answer, io.look))
  }
  const items = questions.map((question, index) => itemOf(question, answers[index]))
  const right = items.filter((one) => one.right).length
  person.say(`\n${right} of ${questions.length} answers are right; ${lesson.pass} pass.`)
  return {
    open: false,
    result: {
      lesson: lesson.digest,
      passed: right >= lesson.pass,
      at: isoTime(io.clock()),
      seed,
      hints: 0,
      items,
    },
  }
}

const itemOf = ({ id, right }: QuizQuestion, answer: AskedParty | undefined): Item => ({
  id,
  title: `Who is responsible? ${id}`,
  right: answer === right,
  answer: answer ?? '',
})
