import type { Collector, Narrowed } from '../collect/collector.ts'
import { actionsNeeded, cloudControlActions, narrowedBy } from '../collect/needs.ts'
import type { Control } from '../controls/control.ts'
import { DemarcError } from '../core/errors.ts'
import { compareText } from '../core/json.ts'
import { suggest } from '../core/suggest.ts'
import type { SelectionQuery } from '../evaluate/selection.ts'
import { auditActions } from '../root/needs.ts'
import { handlerNeeds } from '../services/cloudcontrol/collect/permissions.ts'
import { collectors } from '../services/collectors.gen.ts'
import { controls } from '../services/controls.gen.ts'
import { inventoryActions } from './inventory-needs.ts'
import { typesWanted } from './long-tail.ts'
import { scanScope } from './select.ts'

/** What a policy is for. */
export interface PolicyRequest {
  /** The words of the command, without `demarc`; empty for `scan`. */
  readonly command: readonly string[]
  readonly select: SelectionQuery
  /** `scan`: only list what the account contains. */
  readonly inventory?: boolean
  /** `scan`: only these types, by Cloud Control. */
  readonly longTail?: readonly string[]
  /** `root`: for a whole organization. */
  readonly org?: boolean
  /** `root watch`: the ARNs of its queue and topic. */
  readonly queue?: string
  readonly sns?: string
}

/** The IAM actions of a command, sorted, and the resources of those that are limited. */
export interface CommandNeeds {
  /** `demarc mfa enable` */
  readonly command: string
  readonly writes: boolean
  readonly actions: readonly string[]
  readonly narrowed: Narrowed
}

const whoAmI = 'sts:GetCallerIdentity'
const users = ['arn:{partition}:iam::{account}:user/*']
const devices = ['arn:{partition}:iam::{account}:mfa/*']
const roots = ['arn:{partition}:iam::*:root']

/** What `mfa enable`, `disable` and `resync` need for users. For the root user only policies of the organization count. */
const mfaNeeds: Readonly<Record<string, Pick<CommandNeeds, 'writes' | 'actions' | 'narrowed'>>> = {
  list: {
    writes: false,
    actions: [
      'iam:GenerateCredentialReport',
      'iam:GetAccountSummary',
      'iam:GetCredentialReport',
      'iam:ListMFADevices',
      'iam:ListUsers',
      'iam:ListVirtualMFADevices',
    ],
    narrowed: {},
  },
  enable: {
    writes: true,
    actions: [
      'iam:CreateVirtualMFADevice',
      'iam:DeleteVirtualMFADevice',
      'iam:EnableMFADevice',
      'iam:ListAccountAliases',
      'iam:ListMFADevices',
      'iam:ListVirtualMFADevices',
    ],
    narrowed: {
      'iam:CreateVirtualMFADevice': devices,
      'iam:DeleteVirtualMFADevice': devices,
      'iam:EnableMFADevice': users,
      'iam:ListMFADevices': users,
    },
  },
  disable: {
    writes: true,
    actions: [
      'iam:DeactivateMFADevice',
      'iam:DeleteVirtualMFADevice',
      'iam:ListMFADevices',
      'iam:ListVirtualMFADevices',
    ],
    narrowed: {
      'iam:DeactivateMFADevice': users,
      'iam:DeleteVirtualMFADevice': devices,
      'iam:ListMFADevices': users,
    },
  },
  resync: {
    writes: true,
    actions: ['iam:ListMFADevices', 'iam:ResyncMFADevice'],
    narrowed: { 'iam:ListMFADevices': users, 'iam:ResyncMFADevice': users },
  },
}

/** The actions that an organization's audit needs in addition to those of an account. */
const organizationActions = [
  'account:GetAlternateContact',
  'account:GetContactInformation',
  'organizations:ListAccounts',
  'organizations:ListCreateAccountStatus',
  'sts:AssumeRoot',
]

const commands = ['scan', 'root', 'root watch', 'mfa list', 'mfa enable', 'mfa disable', 'mfa resync'] as const

/** What a command needs. Throws UNKNOWN_NAME for a command without a policy, FLAGS_CONFLICT for a flag of another command. */
export async function needsOf({
  command: words,
  select,
  inventory,
  longTail,
  org,
  queue,
  sns,
}: PolicyRequest): Promise<CommandNeeds> {
  const given = words.join(' ')
  const command = given === '' ? 'scan' : given === 'mfa' ? 'mfa list' : given === 'watch' ? 'root watch' : given
  if (!isCommand(command)) throw unknown(given)
  const selected = Object.values(select).some((one) => one.length > 0)
  refuse(selected && command !== 'scan', '--controls, --service, --framework and --severity', 'scan')
  refuse(inventory === true && command !== 'scan', '--inventory', 'scan')
  refuse(longTail !== undefined && command !== 'scan', '--long-tail', 'scan')
  refuse(org === true && command !== 'root', '--org', 'root')
  refuse((queue !== undefined || sns !== undefined) && command !== 'root watch', '--queue and --sns', 'root watch')
  if (longTail !== undefined && inventory === true)
    throw new DemarcError('FLAGS_CONFLICT', '--long-tail and --inventory are policies of their own', {
      hint: 'Ask for one after the other.',
    })
  const whole = longTail ? '--long-tail' : inventory ? '--inventory' : undefined
  if (whole !== undefined && selected)
    throw new DemarcError(
      'FLAGS_CONFLICT',
      `${whole} is of a whole account: it has no --controls, --service and the like`,
    )
  const needs = longTail
    ? { writes: false, ...(await handlerNeeds(longTail)) }
    : inventory
      ? { writes: false, actions: [...actionsNeeded([]), ...inventoryActions], narrowed: {} }
      : await partsOf(command, { select, org, queue, sns })
  const actions = [...new Set([...needs.actions, whoAmI])].sort(compareText)
  const flags = org ? ' --org' : longTail ? ' --depth deep' : ''
  return { ...needs, actions, command: `demarc ${command}${flags}` }
}

const isCommand = (text: string): text is (typeof commands)[number] => commands.some((one) => one === text)

async function partsOf(
  command: (typeof commands)[number],
  {
    select,
    org,
    queue,
    sns,
  }: Pick<PolicyRequest, 'select'> & { readonly [Key in 'org' | 'queue' | 'sns']: PolicyRequest[Key] | undefined },
): Promise<Omit<CommandNeeds, 'command'>> {
  switch (command) {
    case 'scan': {
      const { selection, selected, collectors: asked } = await scanScope(select, controls, collectors)
      const tail = longTailActions(selected, asked)
      // selected types are read by their own services, if known
      const listing = selection === null || tail.length > 0 ? [...inventoryActions, ...tail] : []
      const actions = [...new Set([...actionsNeeded(asked), ...listing])].sort(compareText)
      return { writes: false, actions, narrowed: narrowedBy(asked) }
    }
    case 'root':
      return org
        ? { writes: false, actions: [...auditActions, ...organizationActions], narrowed: { 'sts:AssumeRoot': roots } }
        : { writes: false, actions: auditActions, narrowed: {} }
    case 'root watch':
      return watchNeeds(queue, sns)
    default:
      // safe: the other commands are the keys of the table, prefixed by `mfa`
      return mfaNeeds[command.slice('mfa '.length)] as (typeof mfaNeeds)[string]
  }
}

/**
 * Cloud Control's own actions, if a control needs types without a collector; those of its handlers are in the policy of
 * `--long-tail`.
 */
const longTailActions = (selected: readonly Control[], asked: readonly Collector[]): readonly string[] =>
  typesWanted(selected, new Set<string>(asked.flatMap(({ types }) => types))).size > 0 ? cloudControlActions : []

/** CloudTrail's history or a queue, and where to send messages. */
function watchNeeds(queue: string | undefined, sns: string | undefined): Omit<CommandNeeds, 'command'> {
  const polled = ['cloudtrail:LookupEvents', 'ec2:DescribeRegions']
  const queued = ['organizations:ListAccounts', 'sqs:DeleteMessage', 'sqs:ReceiveMessage']
  return {
    writes: queue !== undefined || sns !== undefined,
    actions: [...(queue === undefined ? polled : queued), ...(sns === undefined ? [] : ['sns:Publish'])],
    narrowed: {
      ...(queue === undefined ? {} : { 'sqs:DeleteMessage': [queue], 'sqs:ReceiveMessage': [queue] }),
      ...(sns === undefined ? {} : { 'sns:Publish': [sns] }),
    },
  }
}

function refuse(isWrong: boolean, flags: string, command: string): void {
  if (!isWrong) return
  throw new DemarcError('FLAGS_CONFLICT', `${flags} belong to demarc policy ${command}`, {
    hint: `Leave them out, or ask for demarc policy ${command}.`,
  })
}

const unknown = (given: string): DemarcError => {
  const near = suggest(given, commands)
  return new DemarcError('UNKNOWN_NAME', `there is no policy for "${given}"`, {
    hint: near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are ${commands.join(', ')}.`,
  })
}
