import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EC2 } from '@aws-sdk/client-ec2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readLessons } from '../../src/app/learn/lessons.ts'
import { LearnProgress } from '../../src/app/learn/progress.ts'
import { drawQuestions } from '../../src/app/learn/questions.ts'
import type { Lesson } from '../../src/app/learn/schema.ts'
import { notedKeys } from '../../src/app/practice/keys-note.ts'
import { SWEEP, sample } from '../sample.ts'
import { demarc } from './in-test.ts'
import { CTRL_C, DOWN } from './screen.ts'
import { TestTerminal } from './terminal.ts'

let folder: string
let env: NodeJS.ProcessEnv
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarc-learn-'))
  env = { TMPDIR: folder, XDG_STATE_HOME: join(folder, 'state') }
})
afterEach(() => rmSync(folder, { recursive: true }))

const lessons: readonly Lesson[] = await readLessons()
const kept = (): string => join(folder, 'state', 'demarc', 'learn')
const learn = (args: string) => demarc(`learn${args}`, env, folder)
const terminal = (args: string) => new TestTerminal(`learn ${args}`, env, { cwd: folder })

/** The number of presses of the down key for each answer. */
const at = { aws: 0, customer: 1, shared: 2 } as const
const keysFor = (party: keyof typeof at): readonly string[] => Array.from({ length: at[party] }, () => DOWN)

/** A teacher's own short quiz. */
const QUIZ = `schema: demarc.lesson/1
id: short
title: A short quiz
kind: quiz
minutes: 1
about: [Two questions.]
pass: 2
draw: {infrastructure: 1, container: 0, abstracted: 0, configured: 1}
pool:
  - {type: 'AWS::EC2::Instance', called: an EC2 instance, layers: [guest-os]}
  - {type: 'AWS::ECS::Service', called: an ECS service on AWS Fargate, given: [LaunchType=FARGATE], layers: [guest-os]}
`
const own = (text = QUIZ, name = 'short.yaml'): string => {
  writeFileSync(join(folder, name), text)
  return ` --lessons ${folder}`
}

/** Marks lessons as passed, as if they had been played. */
async function passed(...some: readonly Lesson[]): Promise<void> {
  const progress = await LearnProgress.open(env)
  for (const lesson of some) {
    const items = [{ id: 'one', title: 'One <question>', right: true, answer: 'aws' }]
    const result = { lesson: lesson.digest, passed: true, at: '2026-11-30T10:00:00.000Z', hints: 0, items }
    await progress.keep(lesson, result, false)
  }
}

test('without a lesson: all of them, and nothing is written', async () => {
  const { code, out, err } = await learn('')
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain('1  The line         quiz        10 min  not begun\n')
  expect(out).toContain('0 of 5 lessons are passed.\n  demarc learn 1\n')
  expect(readdirSync(folder)).toEqual([])
})

test('a quiz by hand: a wrong answer is told why, Ctrl-C keeps what was answered, and it goes on', async () => {
  const line = lessons[0]
  if (line?.kind !== 'quiz') throw new Error('the first lesson is no quiz')
  const questions = drawQuestions(line, 'class-7')
  const [first, second] = questions
  const first_ = terminal('1 --seed class-7')
  await first_.until('Question 1 of 13')
  const wrong = first?.right === 'aws' ? 'customer' : 'aws'
  await first_.answer('Who is responsible?', ...keysFor(wrong))
  expect(await first_.until('Question 2 of 13')).toMatch(/✗ Wrong: .*responsible\.[\s\S]*https:\/\/docs\.aws/)
  await first_.answer('Who is responsible?', ...keysFor(second?.right ?? 'aws'))
  expect(await first_.until('Question 3 of 13')).toContain('✓ Right: ')
  await first_.until(/Question 3 of 13[\s\S]*Enter: confirm/)
  first_.write(CTRL_C)
  expect(await first_.exited).toBe(130)
  expect(first_.text).toContain('interrupted: what you did is kept. Go on: demarc learn 1')
  expect(statSync(join(kept(), 'progress.json')).mode & 0o777).toBe(0o600)
  expect((await learn('')).out).toContain('The line         quiz        10 min  begun')

  // the seed is kept with the answers
  const again = terminal('1')
  expect(await again.until('Question 3 of 13')).toContain('You answered 2 of 13.')
  for (const { right } of questions.slice(2)) await again.answer('Who is responsible?', ...keysFor(right))
  expect(await again.exited).toBe(0)
  expect(again.text).toContain('12 of 13 answers are right; 10 pass.')
  expect((await learn('')).out).toMatch(/✓ +1 {2}The line .*passed on \d{4}-\d\d-\d\d, 12 of 13\n/)
})

test('too few right answers: 1, and the grades say which were wrong', async () => {
  const more = own()
  const played = terminal(`short${more}`)
  await played.answer('Who is responsible?', ...keysFor('aws'))
  expect(await played.until('Question 2 of 2')).toContain('AWS does nothing in this layer: it is left undone')
  await played.answer('Who is responsible?', ...keysFor('shared'))
  expect(await played.exited).toBe(1)
  expect(played.text).toContain('Wrong: AWS is responsible.\n    No part of this layer is yours.')
  expect(played.text).toContain('Why: it runs on AWS Fargate: AWS patches the hosts.')
  expect(played.text).toContain('Without this configuration: you are responsible.')
  expect(played.text).toContain(`Not passed yet. Go on: demarc learn 6${more}`)

  const json = await learn(` short --grade --format json${more}`)
  expect(json.code).toBe(1)
  expect(JSON.parse(json.out)).toMatchObject({
    schema: 'demarc.grades/2',
    passed: 0,
    of: 1,
    lessons: [{ id: 'short', state: 'not-passed', right: 0, of: 2, items: [{ right: false, answer: 'aws' }, {}] }],
  })
  const junit = await learn(` --grade --format junit${more}`)
  expect(junit.out).toContain('<testsuite name="A short quiz" tests="2" failures="2" errors="0" skipped="0"')
  expect(junit.out).toContain('<testcase classname="demarc.learn.line" name="The line"><skipped message="not ended"/>')
})

test('--auto plays without questions, in a pipe too, and grades nothing', async () => {
  const { code, out, err } = await learn(` short --auto${own()}`)
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain('> Who is responsible? You\n')
  expect(out).toContain('2 of 2 answers are right; 2 pass.')
  expect(readdirSync(folder)).toEqual(['short.yaml'])
})

test.each(sample(['workloads', 'network', 'data-protection'], [() => 'any']))(
  '--auto reaches each goal of the lab %s',
  SWEEP,
  async (id) => {
    const { code, out } = await learn(` ${id} --auto`)
    expect(out).toMatch(/ {2}✗ 1\. [\s\S]* {2}✓ 1\. /)
    expect(out).toMatch(/\nPassed: .*\nIt was played without questions: nothing is graded\.\n$/)
    expect([code, readdirSync(folder)]).toEqual([0, []])
  },
)

/** A lab with one goal. */
const LAB = `schema: demarc.lesson/1
id: small-lab
title: A small lab
kind: lab
minutes: 1
about: [One goal.]
goals:
  - id: encrypted
    goal: New volumes are encrypted.
    control: EC2.7
    resource: Demarc::EC2::EbsDefaultEncryption/*
    hints: [The first., The second., The third.]
    calls: [{call: 'ec2:EnableEbsEncryptionByDefault', input: '{}'}]
`

test('a lab by hand: hints, a scan with an open goal, a later run, and the change from another terminal', async () => {
  const more = own(LAB, 'lab.yaml')
  const first = terminal(`small-lab${more}`)
  expect(await first.until('◆  What next?')).toContain('EC2.7: EBS encryption by default is off')
  expect(first.text).toMatch(/eval "\$\(demarc practice env.*\)"/)
  await first.answer('What next?', DOWN)
  await first.until('Hint 1 of 3: The first.')
  await first.answer('What next?')
  // the hint is the last text above the question; the goals come back with a scan
  await first.until(/Hint 1 of 3: The first\.\n│\n◇ {2}What next\?[\s\S]*EBS encryption by default is off/)
  await first.answer('What next?', DOWN, DOWN)
  expect(await first.exited).toBe(1)
  expect(readdirSync(kept()).sort()).toEqual(['progress.json', 'small-lab.account.json'])
  expect(readdirSync(join(folder, 'state', 'demarc', 'practice'))).toEqual([])

  const second = terminal(`small-lab${more}`)
  expect(await second.until('◆  What next?')).toContain('Your account is as you left it.')
  await second.answer('What next?', DOWN)
  await second.until('Hint 2 of 3: The second.')
  const [note = ''] = readdirSync(join(folder, 'state', 'demarc', 'practice'))
  const endpoint = `http://127.0.0.1:${note.replace('.json', '')}`
  const { admin, region } = await notedKeys(env, endpoint)
  const ec2 = new EC2({ endpoint, region, credentials: admin })
  await ec2.enableEbsEncryptionByDefault({})
  ec2.destroy()
  await second.answer('What next?')
  expect(await second.exited).toBe(0)
  expect(second.text).toContain('✓ 1. New volumes are encrypted.')
  expect(readdirSync(kept())).toEqual(['progress.json'])
  const { out } = await learn(` small-lab --grade --format json${more}`)
  expect(JSON.parse(out).lessons).toMatchObject([{ state: 'passed', hints: 2, right: 1 }])
})

test.each([
  [
    'is met before the lesson begins',
    LAB.replace('EC2.7', 'S3.14').replace('Demarc::EC2::EbsDefaultEncryption/*', 'arn:aws:s3:::my-shop-logs'),
  ],
  ['can never be met', LAB.replace('Demarc::EC2::EbsDefaultEncryption/*', 'arn:aws:s3:::no-such-bucket')],
])('a goal that %s is refused', async (says, text) => {
  const { code, err } = await learn(` small-lab --auto${own(text, 'lab.yaml')}`)
  expect([code, err]).toEqual([2, expect.stringContaining(says)])
})

test('the root user: the steps of the console for each family, then the rehearsal', async () => {
  const { code, out } = await learn(' root-user --auto')
  for (const label of ['choose Authenticator app', 'choose Hardware TOTP token', 'choose Passkey or Security Key'])
    expect(out).toContain(label)
  expect(out).toContain('Step 5 of 5: Limited use')
  expect(out).toContain('\nPassed: The root user.')
  expect([code, readdirSync(folder)]).toEqual([0, []])
})

test('the root user by hand: Ctrl-C loses no finished step, and --again starts a new account', async () => {
  const password = 'tin-Kettle-95-overture'
  const begun = terminal('2')
  await begun.answer('Ready?')
  await begun.until('Step 2 of 5')
  await begun.answer('Ready?')
  await begun.answer('Which password?', DOWN, DOWN)
  await begun.answer('The new password', password)
  await begun.answer('Who signs that it is strong', 'kim')
  await begun.until('Step 3 of 5')
  await begun.until('Ready?')
  begun.write(CTRL_C)
  expect(await begun.exited).toBe(130)
  expect(begun.text).toContain('interrupted: what you did is kept. Go on: demarc learn 2')

  const more = terminal('2')
  const said = await more.until('Step 3 of 5')
  expect(said).toContain('as you left them. --again starts a new account.')
  expect(said).toContain('✓ MET       No access keys')
  expect(said).toMatch(/◆ ATTESTED {2}Strong password\n +Attested by kim on/)
  // the learner chose the password, and it is not stored
  await more.answer('Ready?')
  await more.answer("The root user's current password", password)
  await more.until('The first device?')
  more.write(CTRL_C)
  expect(await more.exited).toBe(130)
  const files = readdirSync(kept(), { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  const whole = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('')
  expect(whole).not.toContain(password)

  const fresh = terminal('2 --again')
  expect(await fresh.until('Step 1 of 5')).toContain('✗ UNMET     No access keys')
  fresh.write(CTRL_C)
  await fresh.exited
})

test('a card once all lessons are passed, with the digest of the grades', async () => {
  const file = join(folder, 'card.svg')
  await passed(...lessons.slice(1))
  const early = await learn(` --certificate ${file}`)
  expect([early.code, early.err]).toEqual([
    1,
    expect.stringContaining('1 of 5 lessons are not passed: The line [LESSONS_LEFT]'),
  ])

  await passed(...lessons)
  const { code, err } = await demarc(['learn', '--certificate', file, '--name', 'Kim <Berg>'], env, folder)
  expect([code, err]).toEqual([0, `wrote ${file}\n`])
  const svg = readFileSync(file, 'utf8')
  expect(svg).toContain('Kim &lt;Berg&gt; passed all lessons.')
  const { digest } = JSON.parse((await learn(' --grade --format json')).out)
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect(svg).toContain(`>${digest}<`)

  const png = join(folder, 'card.png')
  await learn(` --certificate ${png}`)
  expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG')
})

test.each([
  [' 1', 'Without a terminal nothing can be asked [NO_TERMINAL]'],
  [' 9', 'there is no lesson "9" [UNKNOWN_LESSON]'],
  [' lime', 'Did you mean line?'],
  [' --auto', '[BAD_OPTION]'],
  [' --format json', '--format is the format of the grades [BAD_OPTION]'],
  [' --name Kim', '--name is the name on the card [BAD_OPTION]'],
  [' 1 --certificate a.svg', '--certificate is for all lessons together [BAD_OPTION]'],
  [' --certificate a.pdf', 'the extension of a.pdf names no picture [UNKNOWN_EXTENSION]'],
  [' network --auto --seed a', '"Network" is none [FLAGS_CONFLICT]'],
  [' --lessons nowhere', 'nowhere cannot be read: there is no such file [LESSONS_UNREADABLE]'],
])('learn%s is refused', async (args, says) => {
  const { code, out, err } = await learn(args)
  expect([code, err]).toEqual([2, expect.stringContaining(says)])
  expect(out === '' || args.includes('seed')).toBe(true)
})

test('a bad lesson file: its place, and no lesson is played', async () => {
  const { code, err } = await learn(own(QUIZ.replace('pass: 2', 'pass: many')))
  expect([code, err]).toEqual([2, expect.stringContaining('short.yaml:7:7: "pass" must be a whole number')])
})

test('progress that is damaged says what to do', async () => {
  await passed(...lessons)
  writeFileSync(join(kept(), 'progress.json'), '{"schema":"other"}')
  const { code, err } = await learn('')
  expect([code, err]).toEqual([2, expect.stringMatching(/\[PROGRESS_DAMAGED\]\nhint: Delete it/)])
})
