import { Command, InvalidArgumentError, Option } from 'commander'
import type { GivenTokens } from '../app/practice/token-file.ts'
import { DemarcError } from '../core/errors.ts'
import { consoleStepCommand } from './practice/console-step.ts'
import { rehearseCommand } from './practice/rehearse.ts'
import { showsUnicode, styled } from './terminal.ts'
import { namesOf, unknownCommand } from './unknown-command.ts'

const KEY = 'DEMARC_TOKENS_KEY'

interface Options {
  readonly port: number
  readonly state?: string
  readonly tokens?: string
  readonly tokensKeyFile?: string
  readonly format: 'text' | 'json'
}

/** `demarc practice`: the simulated account, until it is stopped. */
export function practiceCommand(done: (code: number) => void): Command {
  return new Command('practice')
    .enablePositionalOptions()
    .addCommand(consoleStepCommand())
    .addCommand(rehearseCommand(done))
    .description('start a simulated AWS account on this machine, to try everything on')
    .addOption(new Option('-p, --port <port>', 'where to listen; 0 picks a free port').argParser(portOf).default(0))
    .option('--state <file>', 'keep its state in a file across restarts')
    .option('--tokens <file>', "hardware tokens it shall know: their maker's file of seeds (OATH CSV, PSKC)")
    .option('--tokens-key-file <file>', `the key or passphrase of an encrypted PSKC file; or in ${KEY}`)
    .addOption(
      new Option('-f, --format <format>', 'how to say where it listens').choices(['text', 'json']).default('text'),
    )
    .addHelpText(
      'after',
      `
A token of --tokens is known to the account as AWS knows the tokens that are sold for it. The seeds are never written to the
state file: give --tokens again with it. Yubico's CSV is read too, but has only tokens with a counter, which AWS does not take.

Examples:
  demarc practice                           a fresh account; Ctrl-C ends it
  demarc practice --port 4566 --state practice.json
  demarc practice --tokens tokens.csv       then: demarc mfa enable --family hardware-token
  demarc practice --tokens tokens.xml --tokens-key-file key.txt
  demarc practice --format json             its first line is JSON, for scripts
  demarc practice console-step sign-in      the console's part, for its root user
  demarc practice rehearse                  protect its root user, step by step`,
    )
    .allowExcessArguments()
    .action(async (options: Options, command: Command) => {
      const [unknown] = command.args
      if (unknown !== undefined) unknownCommand(command, unknown, `There are ${namesOf(command).join(' and ')}.`)
      const { startPracticeAccount } = await import('../app/practice.ts')
      const given = await tokensOf(options)
      // listened for from here on: who reads that it runs may stop it at once
      const stop = stopped()
      const practice = await startPracticeAccount({
        port: options.port,
        ...(options.state === undefined ? {} : { stateFile: options.state }),
        ...(given ? { tokens: given.seeds } : {}),
      })
      for (const note of given?.notes ?? []) process.stderr.write(`${note}\n`)
      for (const serial of practice.tokens.withoutSeed)
        process.stderr.write(`the token ${serial} takes no code: its seed is given by --tokens, and was not\n`)
      if (options.format === 'json') {
        const { endpoint, region, account, principals, tokens } = practice
        process.stdout.write(`${JSON.stringify({ endpoint, region, account, principals, tokens: tokens.known })}\n`)
      } else {
        const { practiceText } = await import('../report/practice-text.ts')
        process.stdout.write(practiceText(practice, styled(process.stdout), showsUnicode(process.env)))
      }
      await stop
      await practice.close()
    })
}

async function tokensOf({ tokens: file, tokensKeyFile: keyFile }: Options): Promise<GivenTokens | undefined> {
  if (file === undefined && keyFile === undefined) return undefined
  if (file === undefined)
    throw new DemarcError('FLAGS_MISSING', '--tokens-key-file opens the file of --tokens, which is not given', {
      hint: 'Name that file too: --tokens <file>.',
    })
  const { readTokenFile } = await import('../app/practice/token-file.ts')
  return readTokenFile({ file, keyFile, key: process.env[KEY] })
}

/** Waits for Ctrl-C or SIGTERM. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.')
}
