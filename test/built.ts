import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { inject } from 'vitest'

// before each file of tests of whole commands: only the first of a run finds the build under way
const built = inject('built')
while (!existsSync(built)) await sleep(20)
const wrong = readFileSync(built, 'utf8')
if (wrong !== '') throw new Error(wrong)
