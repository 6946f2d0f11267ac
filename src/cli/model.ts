import { Command, Option } from 'commander'
import { DemarcError } from '../core/errors.ts'
import { visible } from '../core/visible.ts'
import type { Io } from './io.ts'
import { modelHelp } from './model.help.ts'
import { terminalLook } from './terminal.ts'

interface ModelOptions {
  readonly compare?: true
  readonly all?: true
  readonly given: readonly string[]
  readonly moves?: true
  readonly unsure?: true
  readonly format: 'table' | 'json' | 'markdown'
}

const collected = (value: string, before: readonly string[]): readonly string[] => [...before, value]

/** `demarc model`: the responsible party of each layer; without a name, the model in one screen. */
export function modelCommand(io: Io): Command {
  return new Command('model')
    .description('the responsible party for each layer of a service, a resource type or a category; alone, a primer')
    .argument('[names...]', 'services (ec2), resource types (AWS::S3::Bucket) or categories (container)')
    .option('--compare', 'side by side, with the line between AWS and you')
    .addOption(new Option('--all', 'every resource type').conflicts(['compare', 'unsure']))
    .addOption(
      new Option('--given <property=value>', 'a setting of the type (repeatable; the value may be JSON)')
        .argParser(collected)
        .default([], '')
        .conflicts(['all', 'moves', 'unsure']),
    )
    .addOption(
      new Option('--moves', 'what moves the line, with the AWS page of each').conflicts(['unsure', 'all', 'compare']),
    )
    .option('--unsure', 'the layers for which no AWS page names the responsible party')
    .addOption(
      new Option('-f, --format <format>', 'how to print it').choices(['table', 'json', 'markdown']).default('table'),
    )
    .addHelpText('after', modelHelp)
    .action(async (names: string[], options: ModelOptions) => {
      const { compareModels, showAllTypes, showModel, showMoves, showPrimer, showUnsure } = await import(
        '../app/model.ts'
      )
      const look = terminalLook(io)
      if (options.all && names.length > 0)
        throw new DemarcError('BAD_FLAGS', '--all lists every resource type, and takes no names', {
          hint: `Try: demarc model ${names.map(visible).join(' ')}`,
        })
      if (options.moves) {
        io.stdout.write(showMoves(names, options.format, look))
        return
      }
      if (options.unsure) {
        io.stdout.write(showUnsure(names, options.format, look))
        return
      }
      if (names.length === 0 && options.compare)
        throw new DemarcError('NO_NAME', '--compare needs names', { hint: 'Try: demarc model --compare ec2 rds s3' })
      if (names.length === 0 && !options.all) {
        if (options.given.length > 0)
          throw new DemarcError('NO_NAME', '--given needs a resource type', {
            hint: 'Try: demarc model AWS::RDS::DBInstance --given Engine=custom-oracle-ee',
          })
        io.stdout.write(showPrimer(options.format, look))
      } else if (options.all) io.stdout.write(showAllTypes(options.format, look))
      else if (options.compare) io.stdout.write(compareModels(names, options.format, look, options.given))
      else io.stdout.write(showModel(names, options.format, look, options.given))
    })
}
