import { Command, InvalidArgumentError, Option } from 'commander'
import { DemarcError, EXIT } from '../../core/errors.ts'
import { visible, visibleJson } from '../../core/visible.ts'
import type { PasswordJudgement } from '../../root/password/judge.ts'
import { CHARACTERS, type MadePassword, WORDS } from '../../root/password/make.ts'
import type { Answers } from '../answers.ts'
import { type Done, type Io, tell } from '../io.ts'
import { terminalLook } from '../terminal.ts'
import { version } from '../version.ts'
import { passwordHelp } from './password.help.ts'

interface Flags {
  readonly make?: 'passphrase' | 'random'
  readonly judge?: true
  readonly words: number
  readonly length: number
  readonly account?: string
  readonly alias?: string
  readonly email?: string
  readonly attest?: true
  readonly by?: string
  readonly expires?: string
  readonly config?: string
  readonly format: 'text' | 'json'
}

/** `demarc root password`: generates a strong password, or judges one, and attests it. */
export function passwordCommand(io: Io, done: Done): Command {
  return new Command('password')
    .description('make a strong password for the root user, or rate one; sign that it is strong')
    .addOption(new Option('--make <form>', 'make one').choices(['passphrase', 'random']).conflicts('judge'))
    .option('--judge', 'rate a password: typed without being shown, or the first line of standard input')
    .addOption(
      new Option('--words <n>', 'how many words a passphrase has')
        .argParser(between(WORDS.least, WORDS.most))
        .default(WORDS.usual),
    )
    .addOption(
      new Option('--length <n>', 'how many characters a random one has')
        .argParser(between(CHARACTERS.least, CHARACTERS.most))
        .default(CHARACTERS.usual),
    )
    .option('--account <id>', 'its account, for the rating and the attestation')
    .option('--alias <name>', 'its alias or name, for the rating')
    .option('--email <address>', "the root user's e-mail address, for the rating")
    .option('--attest', 'sign in demarc.yaml that the root user has this password now; needs --account')
    .option('--by <name>', 'who signs it')
    .option('--expires <date>', 'the last day on which it counts (default: in a year)')
    .option('--config <file>', 'the file to sign in (default: the nearest demarc.yaml upwards, or a new one here)')
    .addOption(new Option('-f, --format <format>', 'the output format').choices(['text', 'json']).default('text'))
    .addHelpText('after', passwordHelp)
    .action(async (flags: Flags) => {
      const personal = io.stdin.isTTY === true && io.stderr.isTTY === true
      if (!personal && flags.make === undefined && !flags.judge)
        throw new DemarcError('FLAGS_MISSING', '--make or --judge is missing', {
          hint: 'Without a terminal nothing can be asked: say it by flags. See demarc root password --help.',
        })
      if (flags.attest && !personal) {
        if (flags.make !== undefined)
          throw new DemarcError('FLAGS_CONFLICT', "a password that is just being made is not the root user's yet", {
            hint: 'Give it to the root user first, then sign for it: --judge --attest.',
          })
        if (flags.by === undefined) throw new DemarcError('FLAGS_MISSING', '--by is missing: who signs it?')
        if (flags.account === undefined)
          throw new DemarcError('FLAGS_MISSING', '--account is missing: whose root user has it?', {
            hint: 'A password that is used nowhere else is that of one account.',
          })
      }
      const { answersFrom } = await import('../answers.ts')
      const answers = answersFrom(io)
      const means = { flags, answers, personal, io }
      try {
        const task = flags.judge ? 'judge' : (flags.make ?? (await answers.choose('What do you want?', tasks)))
        done(task === 'judge' ? await judged(means) : await made(task, means))
      } finally {
        answers.end()
      }
    })
}

const tasks = [
  { value: 'passphrase', label: 'A passphrase', hint: 'words, easy to type and to read out' },
  { value: 'random', label: 'Random characters', hint: 'for a password manager' },
  { value: 'judge', label: 'To know how strong mine is' },
] as const

/** What the tasks need. `personal`: a person uses the terminal. */
interface Means {
  readonly flags: Flags
  readonly answers: Answers
  readonly personal: boolean
  readonly io: Io
}

async function made(form: 'passphrase' | 'random', means: Means): Promise<number> {
  const { flags, io } = means
  const [{ makePassphrase, makeRandom }, { passphraseWords }, { madeText }] = await Promise.all([
    import('../../root/password/make.ts'),
    import('../../root/password/words.ts'),
    import('../../report/root/password.ts'),
  ])
  const one: MadePassword =
    form === 'random'
      ? makeRandom(flags.length, io.random)
      : makePassphrase(await passphraseWords(), flags.words, io.random)
  const said = madeText(one)
  if (flags.format === 'json') io.stdout.write(`${visibleJson(one)}\n`)
  else if (io.stdout.isTTY) io.stdout.write(`\n  ${one.password}\n\n${said}\n`)
  else {
    io.stdout.write(`${one.password}\n`)
    tell(io, said)
  }
  await signed(means, `made by demarc ${version}: ${said}`)
  return EXIT.ok
}

async function judged(means: Means): Promise<number> {
  const { flags, answers, personal, io } = means
  const [{ judge, STRONG_FROM }, { judgementText }] = await Promise.all([
    import('../../root/password/judge.ts'),
    import('../../report/root/password.ts'),
  ])
  const { account } = flags
  const known = async (flag: string | undefined, question: string): Promise<string | undefined> =>
    flag ?? (personal ? await answers.line(question) : undefined)
  const email = await known(flags.email, "The root user's e-mail address, to judge against (empty: none)")
  const alias = await known(flags.alias, "The account's alias or name (empty: none)")
  const judgement: PasswordJudgement = await judge(await answers.secret('The password'), { account, alias, email })
  const json = flags.format === 'json'
  io.stdout.write(json ? `${visibleJson(judgement)}\n` : judgementText(judgement, terminalLook(io)))
  if (!judgement.strong) {
    if (flags.attest) tell(io, 'nothing was signed: only a strong password is')
    return EXIT.unmet
  }
  // neither its length nor the number of guesses, which would help a reader of the file to guess it
  await signed(means, `judged by demarc ${version}: it takes more than 10^${STRONG_FROM} guesses`)
  return EXIT.ok
}

/** Attests the password if requested by a flag, or by a person at the terminal. */
async function signed({ flags, answers, personal, io }: Means, evidence: string): Promise<void> {
  // always ask about a password just generated, which the root user may not have yet
  const asked = personal && !(flags.attest && flags.judge)
  if (!flags.attest && (!asked || flags.format === 'json')) return
  if (asked) {
    const question = 'Does the root user have this password now, and do you sign for it in demarc.yaml?'
    if ((await answers.choose(question, yesOrNo)) === 'no') return
  }
  const [{ attestPassword }, { isoTime }] = await Promise.all([
    import('../../app/root-attest.ts'),
    import('../../core/clock.ts'),
  ])
  const account = flags.account ?? (await answers.line('Which account? Its twelve digits'))
  const by = flags.by ?? (await answers.line('Who signs it?'))
  const file = await attestPassword(
    { evidence, by, account, expires: flags.expires },
    isoTime(io.clock()).slice(0, 10),
    { file: flags.config, cwd: io.cwd },
  )
  tell(io, `signed in ${visible(file)}`)
}

const yesOrNo = [
  { value: 'no', label: 'Not yet', hint: 'demarc attest --responsibility root-password does it later' },
  { value: 'yes', label: 'Yes' },
] as const

const between =
  (least: number, most: number) =>
  (text: string): number => {
    const n = Number(text)
    if (/^\d+$/.test(text) && n >= least && n <= most) return n
    throw new InvalidArgumentError(`A whole number from ${least} to ${most}.`)
  }
