export interface Choice<T extends string> {
  readonly value: T
  readonly label: string
  readonly hint?: string
}

/** The person who rehearses: what they see and answer. `alone`: the answer when no person is asked. */
export interface Person {
  say(text: string): void
  choose<T extends string>(question: string, choices: readonly Choice<T>[], alone: T): Promise<T>
  line(question: string, alone: string): Promise<string>
  /** Hidden while typed. */
  secret(question: string, alone: string): Promise<string>
  /** Shows a secret only to the person. */
  show(secret: string): void
  qr(uri: string, seed: string): void
  /** True when no person is asked: an error then ends the rehearsal, since there is no one to try again. */
  readonly alone: boolean
}

/** Asks for a line until it is acceptable, each time with what is wrong. */
export async function lineThat(
  person: Person,
  question: string,
  alone: string,
  wrong: (answer: string) => string | undefined,
): Promise<string> {
  for (;;) {
    const answer = await person.line(question, alone)
    const why = wrong(answer)
    if (why === undefined) return answer
    person.say(`  ${why}`)
  }
}

/** Answers every question at once, and shows it with its answer. */
export function playedAlone(say: (text: string) => void): Person {
  const answered = (question: string, answer: string): void => say(`> ${question} ${answer}`)
  return {
    alone: true,
    say,
    choose: async (question, choices, alone) => {
      answered(question, choices.find(({ value }) => value === alone)?.label ?? alone)
      return alone
    },
    line: async (question, alone) => {
      answered(question, alone)
      return alone
    },
    secret: async (question, alone) => {
      answered(question, '(typed, not shown)')
      return alone
    },
    show: () => say('  (shown because this is a rehearsal)'),
    qr: () => say('  (a QR code)'),
  }
}
