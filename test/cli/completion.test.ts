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

test('bash, fish and zsh know services, frameworks, Regions and the profiles of the AWS files', async () => {
  const config = join(folder, 'config')
  writeFileSync(
    config,
    '[default]\nregion = eu-west-1\n[profile audit]\n[sso-session corp]\n[services local]\n[profile build]\n',
  )
  const credentials = join(folder, 'credentials')
  writeFileSync(credentials, '[old]\naws_access_key_id = x\n')
  const env = { ...process.env, AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials }
  const ask = async (program: string, args: readonly string[]): Promise<readonly string[]> => {
    const child = spawn(program, [...args], { stdio: ['ignore', 'pipe', 'inherit'], env })
    let answer = ''
    child.stdout.on('data', (text) => {
      answer += text
    })
    await once(child, 'close')
    return answer.trim().split(/\s+/)
  }
  const bash = join(folder, 'values.bash')
  writeFileSync(bash, (await demarc('completion bash')).out)
  const inBash = (...words: readonly string[]) =>
    ask('bash', [
      '--norc',
      '-c',
      `source ${bash}; COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _demarc; echo "\${COMPREPLY[*]}"`,
      'bash',
      ...words,
    ])
  expect(await inBash('demarc', 'scan', '--profile', '')).toEqual(['default', 'audit', 'build', 'old'])
  expect(await inBash('demarc', 'scan', '--service', 'redsh')).toEqual(['redshift'])
  expect(await inBash('demarc', 'controls', '--framework', 'cis')).toEqual(['cis-3.0', 'cis-5.0'])
  expect(await inBash('demarc', 'root', 'watch', '--region', 'eu-central')).toEqual(['eu-central-1', 'eu-central-2'])
  const { out: zsh } = await demarc('completion zsh')
  expect(zsh).toMatch(/--profile\[[^\]]*\]:profile:_demarc_profiles/)
  const { out: fish } = await demarc('completion fish')
  expect(fish).toMatch(/-l profile -x -a '\(__demarc_profiles\)'/)
})

test('PowerShell gets commands, values and files of its own', async () => {
  const { code, out } = await demarc('completion powershell')
  expect(code).toBe(0)
  expect(out).toContain('Register-ArgumentCompleter -Native -CommandName demarc')
  expect(out).toMatch(/'scan:--fail-on' = @\('low', 'medium', 'high', 'critical'\)/)
  expect(out).toMatch(/\$files = @\(.*'scan:--out'/)
  expect(out).toMatch(/\$profiles = @\(.*'mfa list:--profile'/)
  // what is quoted is closed: quotes within are doubled
  for (const line of out.split('\n').filter((one) => /^ {4}'.* = @\('/.test(one))) expect(line).toMatch(/'\)$/)
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
