import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readLessons } from './lessons.ts'
import { LearnProgress, learnFolder } from './progress.ts'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'demarc-progress-'))
})
afterEach(() => rmSync(home, { recursive: true }))

/** Opens a progress file with one result that has this item. */
async function resultWith(item: Readonly<Record<string, unknown>>) {
  const env = { XDG_STATE_HOME: home }
  const [lesson] = await readLessons()
  if (!lesson) throw new Error('there are no lessons')
  const result = { lesson: lesson.digest, passed: true, at: '2026-11-30T06:00:00Z', hints: 0, items: [item] }
  mkdirSync(learnFolder(env), { recursive: true })
  writeFileSync(
    join(learnFolder(env), 'progress.json'),
    JSON.stringify({ schema: 'demarc.progress/1', results: { [lesson.id]: result }, begun: {} }),
  )
  return (await LearnProgress.open(env)).resultOf(lesson)
}

const item = { id: 'one', right: true, answer: 'aws' }

test.each([['title'], ['says']])('the progress of a file whose items have a %s is read', async (key) => {
  expect((await resultWith({ ...item, [key]: 'Who patches it?' }))?.items).toEqual([
    { ...item, title: 'Who patches it?' },
  ])
})

test('an item without a title is not read', async () => {
  await expect(resultWith(item)).rejects.toMatchObject({ code: 'PROGRESS_DAMAGED' })
})
