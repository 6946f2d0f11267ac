import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demarc } from './in-test.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-completion-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test.each([['bash'], ['zsh'], ['fish']])('%s knows the commands, the options and their values', async (shell) => {
  const { code, out } = await demarc(`completion ${shell}`)
  expect(code).toBe(0)
  for (const word of ['scan', 'model', 'practice', 'fail-on', 'critical', 'ec2']) expect(out).toContain(word)
})

test('bash completes', async () => {
  const { out } = await demarc('completion bash')
  const file = join(folder, 'completion.bash')
  writeFileSync(file, out)
  const complete = async (words: readonly string[]) => {
    const script = `source ${file}; COMP_WORDS=("$@"); COMP_CWORD=$((\${#COMP_WORDS[@]}-1)); COMP_LINE="$*"; COMP_POINT=\${#COMP_LINE}; $(complete -p demarc | sed 's/.*-F \\([^ ]*\\).*/\\1/') demarc "\${COMP_WORDS[COMP_CWORD]}" "\${COMP_WORDS[COMP_CWORD-1]}"; echo "\${COMPREPLY[*]}"`
    const child = spawn('bash', ['--norc', '-c', script, 'bash', ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
    let answer = ''
    child.stdout.on('data', (text) => {
      answer += text
    })
    await once(child, 'close')
    return answer.trim().split(/\s+/).sort()
  }
  expect(await complete(['demarc', 'sc'])).toEqual(['scan'])
  expect(await complete(['demarc', 'scan', '--fail-on', ''])).toEqual(['critical', 'high', 'low', 'medium'])
  expect(await complete(['demarc', 'scan', '--fo'])).toEqual(['--format'])
  // a group offers its commands and its own options; in it, those of the command
  expect(await complete(['demarc', 'practice', '--p'])).toEqual(['--partition', '--port'])
  expect(await complete(['demarc', 'root', '--fail'])).toEqual(['--fail-on-unmet'])
  expect(await complete(['demarc', 'root', 'password', '--make', ''])).toEqual(['passphrase', 'random'])
  // a file, also where there may be several
  expect(await complete(['demarc', 'scan', '--out', `${folder}/completion.b`])).toEqual([file])
  rmSync(file)
})

test('zsh takes several files and regions; fish offers a command of a group what is its own', async () => {
  const [zsh, fish] = await Promise.all(['zsh', 'fish'].map((shell) => demarc(`completion ${shell}`)))
  expect(zsh?.out).toMatch(/'\*--out\[[^\]]*\]:file:_files'/)
  expect(zsh?.out).toMatch(/'\*--region\[/)
  expect(zsh?.out).toMatch(/'--fail-on\[/)
  const lines = fish?.out.split('\n') ?? []
  const ofRoot =
    "'__fish_seen_subcommand_from root; and not __fish_seen_subcommand_from audit fix guide password watch'"
  expect(lines).toContainEqual(expect.stringContaining(`-n ${ofRoot} -l out -r -F`))
  expect(lines.filter((line) => line.includes("-n '__fish_seen_subcommand_from root'"))).toEqual([])
  const ofFix = "'__fish_seen_subcommand_from root; and __fish_seen_subcommand_from fix'"
  expect(lines).toContainEqual(expect.stringContaining(`-n ${ofFix} -l apply`))
})
