import { spawnSync } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Said } from '../../test/cli/streams.ts'
import { drawingOn, leadOut, shownOptions, type Voices, wayOut } from './way-out.ts'

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$|\.gen\.ts$/.test(file))
  .map((file) => ({ file: join('src', file), text: readFileSync(join('src', file), 'utf8') }))
/** Any of the forms. */
const anyOf = (...forms: readonly RegExp[]): RegExp => new RegExp(forms.map(({ source }) => source).join('|'), 'm')

const STREAMS = anyOf(
  /\bprocess\s*(?:\?\.|\.)\s*(?:stdout|stderr)\b/,
  // a member by a computed name, another name for the whole, some of it, and its module
  /\bprocess\s*(?:\?\.)?\[/,
  /[=:(,]\s*(?:globalThis\s*\.\s*)?process\s*(?:[;,)}\]]|$)/,
  /['"](?:node:)?process['"]/,
  /\bconsole\s*(?:\?\.)?(?:\.\s*(?:log|error|warn|info|debug|table|trace|dir\w*|group\w*|assert|count\w*|time\w*)\b|\[)/,
  // a remedy has texts that are called `console`
  /[\w}]\s*=\s*(?:globalThis\s*\.\s*)?console\s*(?:;|$)/,
)
const DESCRIPTORS = anyOf(
  /\b(?:stdout|stderr)\.fd\b/,
  /\b(?:write|writev|writeFile|appendFile)(?:Sync)?\(\s*[12]\b/,
  /\bfd:\s*[12]\b/,
  /['"]\/(?:dev|proc\/self)\/(?:stdout|stderr|fd\/[12]\b)/,
)

const filesWith = (pattern: RegExp): readonly string[] =>
  sources.flatMap(({ file, text }) => (pattern.test(text) ? [file] : [])).sort()

/** Each file that may, by what it may do; a new one needs a reason as good. */
const ways: readonly (readonly [what: string, pattern: RegExp, files: readonly string[]])[] = [
  [
    "the process's streams",
    STREAMS,
    // main.ts writes texts of ours before anything else is loaded; start.ts gives the streams to the way out
    ['src/cli/main.ts', 'src/cli/start.ts'],
  ],
  [
    'a descriptor of standard output or standard error',
    DESCRIPTORS,
    // the program that a session is for has the streams to itself; the watch's lines are made harmless where they are written
    // the short way of sessions prints JSON of its own making; the command of --code-from says to the person what it wants
    ['src/cli/main.ts', 'src/cli/mfa/ask-code.ts', 'src/cli/mfa/session-command.ts', 'src/cli/root/watch.ts'],
  ],
  [
    'bytes that are not filtered',
    /\bwriteBytes\(/,
    // a picture, which is refused where standard output is a terminal
    ['src/cli/output.ts'],
  ],
  [
    'a moving cursor',
    /\bdrawingOn\(/,
    [
      'src/cli/answers.ts',
      'src/cli/mfa/prompts.ts',
      'src/cli/progress.ts',
      'src/cli/root/fix-stopping.ts',
      'src/cli/signing-questions.ts',
    ],
  ],
]

test.each(ways)('%s: only the files that must have it do', (_what, pattern, files) => {
  expect(filesWith(pattern)).toEqual([...files].sort())
})

test.each([
  "process.stdout.write('x')",
  "process?.stderr.write('x')",
  "process['stdout'].write('x')",
  'process[name].write(text)',
  'const { stderr } = process',
  'const { stdout }: Streams = globalThis.process;',
  'const node = process',
  'say(process, text)',
  "import { stdout } from 'node:process'",
  "import { stdout } from 'process'",
  "globalThis.process.stderr.write('x')",
  "console.dir('x')",
  "console['log']('x')",
  'const { log } = console',
])('a stream of the process is found in: %s', (line) => {
  expect(line).toMatch(STREAMS)
})

test.each([
  "writeSync(1, 'x')",
  "fs.writeSync(2, 'x')",
  "fs.write(1, 'x', done)",
  "writeFileSync(1, 'x')",
  "appendFileSync(2, 'x')",
  'new WriteStream({ fd: 1 })',
  "writeFileSync('/dev/stdout', 'x')",
  "createWriteStream('/proc/self/fd/2')",
  'writeSync(io.stdout.fd, text)',
])('a descriptor is found in: %s', (line) => {
  expect(line).toMatch(DESCRIPTORS)
})

test.each([
  "import { Console } from 'node:console'",
  'if (process.platform === "win32") return',
  "'sign in to the console (https://console.aws.amazon.com/)'",
  'for (let at = 0; at < text.length; ) at += writeSync(file, text, at)',
])('neither is in: %s', (line) => {
  expect(line).not.toMatch(STREAMS)
  expect(line).not.toMatch(DESCRIPTORS)
})

const written = (write: (stream: Said) => void): string => {
  let out = ''
  write(
    new Said((text) => {
      out += text
    }),
  )
  return out
}

test('what is written loses its controls, whatever wrote it and in whatever form', () => {
  const out = written((stream) => {
    const way = wayOut(stream, {})
    way.write('a\u001b]0;t\u0007\n')
    way.write(Buffer.from('b\u202e\n'))
  })
  expect(out).toBe('a?]0;t?\nb?\n')
})

test('our colours pass where colours are wanted, and what draws may move the cursor', () => {
  const text = '\u001b[31mred\u001b[39m\u001b[2K'
  expect(written((stream) => void wayOut(stream, { FORCE_COLOR: '1' }).write(text))).toBe('\u001b[31mred\u001b[39m?[2K')
  expect(written((stream) => void drawingOn(wayOut(stream, {})).write('\r\u001b[2K\u001b]0;t\u0007'))).toBe(
    '\r\u001b[2K?]0;t?',
  )
})

test('the options of a question are harmless, their values as they were', () => {
  expect(shownOptions([{ value: 'a\u202e', label: 'a\u202e', hint: 'b\u0007' }])).toEqual([
    { value: 'a\u202e', label: 'a?', hint: 'b?' },
  ])
})

describe('the other voices of the process', () => {
  const heard = (say: (voices: { console: Console; process: EventEmitter }) => void, warns = true): string =>
    written((stream) => {
      const voices = { console, process: new EventEmitter() }
      if (warns) voices.process.on('warning', () => stream.write('as Node writes it\n'))
      leadOut(voices as unknown as Voices, stream, {}) // safe: an emitter has what is used of a process
      say(voices)
    })

  test('what the SDK says to the console loses its controls, and goes to standard error', () => {
    const out = heard(({ console: other }) => {
      other.warn('a\u001b]0;t\u0007')
      other.log('b %s', '\u001b[2J')
    })
    expect(out).toBe('warning: a?]0;t?\nwarning: b ?[2J\n')
  })

  test('an error that it says there has one line, without its stack and its parts', () => {
    const error = Object.assign(new TypeError('Invalid URL'), { input: 'http://1.127.0.0.1/' })
    expect(heard(({ console: other }) => other.error('Failed with', error))).toBe(
      'warning: Failed with TypeError: Invalid URL\n',
    )
  })

  test('so does a warning of Node, in one form', () => {
    const out = heard(({ process: node }) => node.emit('warning', new Error('c\u001b[2J')))
    expect(out).toBe('warning: c?[2J\n')
  })

  test("the SDK's notice about Node versions is not: the package says which it takes", () => {
    const notice = 'NodeVersionSupportWarning: The AWS SDK for JavaScript (v3)'
    expect(heard(({ process: node }) => node.emit('warning', new Error(notice)))).toBe('')
  })

  test('where Node warns of nothing, nothing is warned of', () => {
    expect(heard(({ process: node }) => node.emit('warning', new Error('d')), false)).toBe('')
  })

  test('are led out before a command runs', () => {
    const preload = `process.on('exit', () => {
      console.log('\\u001b[2Jlog')
      process.emit('warning', new Error('\\u001b[2Jwarning'))
    })`
    const args = ['--import', `data:text/javascript,${encodeURIComponent(preload)}`]
    const env = { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '' }
    const ended = spawnSync(process.execPath, [...args, 'src/cli/main.ts', 'completion', 'bash'], {
      encoding: 'utf8',
      env,
    })
    expect(ended.stderr).toBe('warning: ?[2Jlog\nwarning: ?[2Jwarning\n')
    expect(ended.stdout).not.toContain('log\n')
  })
})
