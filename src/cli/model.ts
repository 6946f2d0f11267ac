import { Command, Option } from 'commander'
import { DemarcError } from '../core/errors.ts'
import type { Io } from './io.ts'
import { modelHelp } from './model.help.ts'
import { terminalLook } from './terminal.ts'

/** `demarc model`: who answers for what. */
export function modelCommand(io: Io): Command {
  return new Command('model')
    .description('who answers for each layer of a service, a resource type or a category')
    .argument('[names...]', 'services (ec2), resource types (AWS::S3::Bucket) or categories (container)')
    .option('--compare', 'side by side, with the line between AWS and you')
    .option('--all', 'every resource type')
    .addOption(
      new Option('-f, --format <format>', 'how to print it').choices(['table', 'json', 'markdown']).default('table'),
    )
    .addHelpText('after', modelHelp)
    .action(async (names: string[], options: { compare?: true; all?: true; format: 'table' | 'json' | 'markdown' }) => {
      const { compareModels, showAllTypes, showModel } = await import('../app/model.ts')
      const look = terminalLook(io)
      if (names.length === 0 && !options.all)
        throw new DemarcError('NO_NAME', 'demarc model needs a name, or --all', { hint: 'Try: demarc model ec2' })
      if (options.all) io.stdout.write(showAllTypes(options.format, look))
      else if (options.compare) io.stdout.write(compareModels(names, options.format, look))
      else io.stdout.write(showModel(names, options.format, look))
    })
}
