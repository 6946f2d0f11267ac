import { Command, InvalidArgumentError, Option } from 'commander'
import { consoleStepCommand } from './practice/console-step.ts'
import { rehearseCommand } from './practice/rehearse.ts'
import { showsUnicode, styled } from './terminal.ts'

/** `demarc practice`: the simulated account, until it is stopped. */
export function practiceCommand(done: (code: number) => void): Command {
  return new Command('practice')
    .enablePositionalOptions()
    .addCommand(consoleStepCommand())
    .addCommand(rehearseCommand(done))
    .description('start a simulated AWS account on this machine, to try everything on')
    .addOption(new Option('-p, --port <port>', 'where to listen; 0 picks a free port').argParser(portOf).default(0))
    .option('--state <file>', 'keep its state in a file across restarts')
    .addOption(
      new Option('-f, --format <format>', 'how to say where it listens').choices(['text', 'json']).default('text'),
    )
    .addHelpText(
      'after',
      `
Examples:
  demarc practice                           a fresh account; Ctrl-C ends it
  demarc practice --port 4566 --state practice.json
  demarc practice --format json             its first line is JSON, for scripts
  demarc practice console-step sign-in      the console's part, for its root user
  demarc practice rehearse                  protect its root user, step by step`,
    )
    .action(async (options: { port: number; state?: string; format: 'text' | 'json' }) => {
      const { startPracticeAccount } = await import('../app/practice.ts')
      // listened for from here on: who reads that it runs may stop it at once
      const stop = stopped()
      const practice = await startPracticeAccount({
        port: options.port,
        ...(options.state === undefined ? {} : { stateFile: options.state }),
      })
      if (options.format === 'json') {
        const { endpoint, region, account, principals } = practice
        process.stdout.write(`${JSON.stringify({ endpoint, region, account, principals })}\n`)
      } else {
        const { practiceText } = await import('../report/practice-text.ts')
        process.stdout.write(practiceText(practice, styled(process.stdout), showsUnicode(process.env)))
      }
      await stop
      await practice.close()
    })
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
