export interface Choice<T extends string> {
  readonly value: T
  readonly label: string
  readonly hint?: string
}

/** Whoever rehearses: what is said to them, and what they answer. `alone`: the answer where nobody is asked. */
export interface Person {
  say(text: string): void
  choose<T extends string>(question: string, choices: readonly Choice<T>[], alone: T): Promise<T>
  line(question: string, alone: string): Promise<string>
  /** Not shown while it is typed. */
  secret(question: string, alone: string): Promise<string>
  /** Shows something secret, which nobody but the person needs to see. */
  show(secret: string): void
  qr(uri: string, seed: string): void
  /** True where nobody is asked: what goes wrong then ends the rehearsal, since nobody can try again. */
  readonly alone: boolean
}

/** A line that will do: asked for again, with what is wrong about it, until nothing is. */
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

/** Nobody is asked: every question is answered at once, and shown with its answer. */
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
