import { Argument, Command, InvalidArgumentError, Option } from 'commander'
import type { GivenTokens } from '../app/practice/token-file.ts'
import { isAtUsualPort, USUAL_PORT } from '../app/practice/where.ts'
import { DemarcError } from '../core/errors.ts'
import { practicePartitions } from '../core/partition.ts'
import { visible, visibleJson } from '../core/visible.ts'
import { practiceSizes } from './connection.ts'
import { type Done, type Io, tell } from './io.ts'
import { codeCommand } from './practice/code.ts'
import { consoleStepCommand } from './practice/console-step.ts'
import { envCommand } from './practice/env.ts'
import { noteItsKeys, stopped } from './practice/keep.ts'
import { profileCommand } from './practice/profile.ts'
import { rehearseCommand } from './practice/rehearse.ts'
import { practiceHelp } from './practice.help.ts'
import { showsUnicode, styled } from './terminal.ts'
import { namesOf, unknownCommand } from './unknown-command.ts'

const KEY = 'DEMARC_TOKENS_KEY'

interface Options {
  readonly port?: number
  readonly state?: string
  readonly partition: string
  readonly tokens?: string
  readonly tokensKeyFile?: string
  readonly format: 'text' | 'json'
}

/** `demarc practice`: the simulated account, until it is stopped. */
export function practiceCommand(io: Io, done: Done): Command {
  return new Command('practice')
    .enablePositionalOptions()
    .addCommand(envCommand(io))
    .addCommand(profileCommand(io))
    .addCommand(codeCommand(io))
    .addCommand(consoleStepCommand(io))
    .addCommand(rehearseCommand(io, done))
    .description('start a simulated AWS account on this machine, to try every command')
    .addArgument(
      new Argument('[size]', "a small account to learn with, or a company's with its organization")
        .choices(practiceSizes)
        .default('small')
        // a misspelt command ends up here, too
        .argParser((given: string) => practiceSizes.find((one) => one === given) ?? given),
    )
    .addOption(
      new Option(
        '-p, --port <port>',
        `where to listen; 0 picks a free port (default: ${USUAL_PORT}, or a free one)`,
      ).argParser(portOf),
    )
    .addOption(
      new Option('--partition <name>', 'of AWS, with its ARNs, regions and what its root user can do')
        .choices(practicePartitions)
        .default('aws'),
    )
    .option('--state <file>', 'keep its state in a file across restarts')
    .option('--tokens <file>', "hardware tokens it shall know: their maker's file of seeds (OATH CSV, PSKC)")
    .option('--tokens-key-file <file>', `the key or passphrase of an encrypted PSKC file; or in ${KEY}`)
    .addOption(
      new Option('-f, --format <format>', 'how to say where it listens').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', practiceHelp)
    .action(async (word: string, options: Options, command: Command) => {
      const size = practiceSizes.find((one) => one === word)
      if (size === undefined)
        unknownCommand(command, word, `There are ${[...practiceSizes, ...namesOf(command)].join(', ')}.`)
      const { startAtUsualPort, startPracticeAccount } = await import('../app/practice.ts')
      const given = await tokensOf(options, io)
      // listen from here on, since a reader of its output may stop it at once
      const stop = stopped(io)
      const wanted = {
        clock: io.clock,
        partition: options.partition,
        size,
        ...(options.state === undefined ? {} : { stateFile: options.state }),
        ...(given ? { tokens: given.seeds } : {}),
      }
      const { port } = options
      const practice = await (port === undefined ? startAtUsualPort(wanted) : startPracticeAccount({ ...wanted, port }))
      for (const note of given?.notes ?? []) tell(io, visible(note))
      const forget = await noteItsKeys(practice, io)
      for (const serial of practice.tokens.withoutSeed)
        tell(io, `the token ${visible(serial)} takes no code: its seed is given by --tokens, and was not`)
      if (options.format === 'json') {
        const { endpoint, region, partition, account, principals, learner, tokens } = practice
        io.stdout.write(
          `${visibleJson({ endpoint, region, partition, account, principals, learner, tokens: tokens.known })}\n`,
        )
      } else {
        const { practiceText } = await import('../report/practice-text.ts')
        io.stdout.write(
          practiceText(practice, isAtUsualPort(practice), styled(io.stdout, io.env), showsUnicode(io.env)),
        )
      }
      await stop
      await forget()
      await practice.close()
    })
}

async function tokensOf(
  { tokens: file, tokensKeyFile: keyFile }: Options,
  { env }: Pick<Io, 'env'>,
): Promise<GivenTokens | undefined> {
  if (file === undefined && keyFile === undefined) return undefined
  if (file === undefined)
    throw new DemarcError('FLAGS_MISSING', '--tokens-key-file opens the file of --tokens, which is not given', {
      hint: 'Name that file too: --tokens <file>.',
    })
  const { readTokenFile } = await import('../app/practice/token-file.ts')
  return readTokenFile({ file, keyFile, key: env[KEY] })
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
}
