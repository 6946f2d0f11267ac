import { Command, Option } from 'commander'
import { notOfAws } from '../../app/endpoint.ts'
import { partitionNames, partitionOf } from '../../core/partition.ts'
import { accessOf, regionInUse } from '../connection.ts'
import type { Io } from '../io.ts'
import { terminalLook } from '../terminal.ts'
import { lostHelpText } from './lost.help.ts'

interface Flags {
  readonly root?: true
  readonly user?: true
  readonly identityCenter?: true
  readonly partition?: string
  readonly profile?: string
  readonly format: 'text' | 'json'
}

/** `demarc mfa lost`: what to do when a device is lost. */
export function lostCommand(io: Io): Command {
  return new Command('lost')
    .description(
      'what to do when a device is lost, broken or stolen: for the root user, an IAM user, an Identity Center user',
    )
    .option('--root', 'for the root user alone')
    .option('--user', 'for an IAM user alone')
    .option('--identity-center', 'for a user of IAM Identity Center alone')
    .addOption(new Option('--partition <name>', 'of AWS (default: that of the region in use)').choices(partitionNames))
    .option('--profile <name>', 'the profile of ~/.aws/config whose region is in use')
    .addOption(new Option('-f, --format <format>', 'the output format').choices(['text', 'json']).default('text'))
    .addHelpText('after', lostHelpText)
    .action((flags: Flags) => tellLost(flags, io))
}

/** Prints the steps without calling AWS. */
async function tellLost(flags: Flags, io: Io): Promise<void> {
  const [{ holders, lostHelp }, report] = await Promise.all([
    import('../../mfa/lost.ts'),
    import('../../report/mfa/lost.ts'),
  ])
  const region = await regionInUse(flags, io)
  const partition = flags.partition ?? partitionOf(region)
  // if other commands would call a custom endpoint, AWS's console would show another account
  const practice = notOfAws((await accessOf(flags, undefined, 'auditor', io)).endpointUrl)
  const asked = holders.filter(
    (one) => ({ root: flags.root, user: flags.user, 'identity-center': flags.identityCenter })[one],
  )
  const found = (asked.length === 0 ? holders : asked).map((one) => lostHelp(one, partition, practice))
  io.stdout.write(
    flags.format === 'json' ? report.lostJson(found, partition) : report.lostText(found, partition, terminalLook(io)),
  )
}
