import { Command, Option } from 'commander'
import { DemarcError } from '../core/errors.ts'
import { showsUnicode, styled, widthOf } from './terminal.ts'

/** `demarc model`: who answers for what. */
export function modelCommand(): Command {
  return new Command('model')
    .description('who answers for each layer of a service, a resource type or a category')
    .argument('[names...]', 'services (ec2), resource types (AWS::S3::Bucket) or categories (container)')
    .option('--compare', 'side by side, with the line between AWS and you')
    .option('--all', 'every resource type')
    .addOption(
      new Option('-f, --format <format>', 'how to print it').choices(['table', 'json', 'markdown']).default('table'),
    )
    .addHelpText(
      'after',
      `
Examples:
  demarc model ec2                       the 17 layers of EC2, with the duties in each
  demarc model AWS::RDS::DBInstance      one resource type, and what moves the line
  demarc model --compare ec2 rds s3      the staircase
  demarc model --all --format markdown   every resource type, as a table for a document`,
    )
    .action(async (names: string[], options: { compare?: true; all?: true; format: 'table' | 'json' | 'markdown' }) => {
      const { compareModels, showAllTypes, showModel } = await import('../app/model.ts')
      const look = {
        paint: styled(process.stdout),
        width: widthOf(process.stdout, process.env),
        unicode: showsUnicode(process.env),
      }
      if (names.length === 0 && !options.all)
        throw new DemarcError('NO_NAME', 'demarc model needs a name, or --all', { hint: 'Try: demarc model ec2' })
      if (options.all) process.stdout.write(showAllTypes(options.format, look))
      else if (options.compare) process.stdout.write(compareModels(names, options.format, look))
      else process.stdout.write(showModel(names, options.format, look))
    })
}
