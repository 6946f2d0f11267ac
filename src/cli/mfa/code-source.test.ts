import { expect, test } from 'vitest'
import { codeFrom, LONGEST_WAIT, SOON } from './code-source.ts'

const never = new Promise<never>(() => {})
const after = (turns: number, said: string | undefined): Promise<string | undefined> =>
  turns === 0 ? Promise.resolve(said) : Promise.resolve().then(() => after(turns - 1, said))

interface Case {
  readonly line?: Promise<string | undefined>
  readonly terminal?: Promise<string | undefined>
  /** Whether time passes before anything is said. */
  readonly late?: boolean
}

async function codeOf({ line = never, terminal, late = true }: Case) {
  const slept: number[] = []
  let asked = 0
  const code = await codeFrom({
    line,
    terminal: () => {
      asked++
      return terminal
    },
    sleep: async (ms) => {
      slept.push(ms)
      if (!late) await never
    },
  })
  return { code, slept, asked }
}

test('a line that is there is taken, and nobody is asked; so is an end of the input', async () => {
  const [line, end] = await Promise.all([
    codeOf({ line: after(3, '123456'), terminal: never, late: false }),
    codeOf({ line: after(3, undefined), terminal: never, late: false }),
  ])
  expect(line).toEqual({ code: '123456', slept: [SOON], asked: 0 })
  expect(end).toEqual({ code: undefined, slept: [SOON], asked: 0 })
})

test('none after a while: the terminal is asked, for as long as it takes; a line that is late is taken all the same', async () => {
  expect(await codeOf({ terminal: after(9, '654321') })).toEqual({ code: '654321', slept: [SOON], asked: 1 })
  expect(await codeOf({ line: after(9, '123456'), terminal: never })).toMatchObject({ code: '123456', asked: 1 })
})

test('no terminal: it is waited for a minute, and no longer', async () => {
  expect(await codeOf({})).toEqual({ code: undefined, slept: [SOON, LONGEST_WAIT - SOON], asked: 1 })
})
