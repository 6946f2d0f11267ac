import { expect, test } from 'vitest'
import { codeGiver } from './codes.ts'

/** Prompts that are answered by these codes. */
const answered = (codes: string[], interactive: boolean) => {
  const said: string[] = []
  const say = (text: string): void => void said.push(text)
  return { said, prompts: { interactive, say, warn: say, code: async () => codes.shift() } }
}

test('at a terminal the same code twice is asked for again, and costs no try', async () => {
  const { said, prompts } = answered(['111111', '111111', '222222'], true)
  expect(await codeGiver(prompts, () => 0).codes()).toEqual(['111111', '222222'])
  expect(said).toEqual(['That is the first code again. Wait until the device shows another one.'])
})

test('a pipe gives the two lines that it has', async () => {
  const { said, prompts } = answered(['111111', '111111', '222222'], false)
  expect(await codeGiver(prompts, () => 0).codes()).toEqual(['111111', '111111'])
  expect(said).toEqual([])
})
