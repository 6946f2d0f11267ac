import type { KnownType } from '../model/resource.ts'
import { type Control, control, type Path } from './control.ts'
import { anchorOf } from './page.ts'
import type { NotHere } from './remedy.ts'
import { type TemplateResource, template } from './template.ts'
import { listed } from './wording.ts'

/** The tag used in remedies, in CloudFormation's form. */
export const TAG = { Key: 'KEY', Value: 'VALUE' }

/** A type whose resources should have tags by the AWS Resource Tagging Standard. */
interface Tagged<T extends KnownType> {
  /** The AWS Security Hub id. */
  readonly id: string
  readonly on: T
  /** The service's page in the Security Hub user guide. */
  readonly page: string
  /** AWS's name for the resources, at the start of a title: `SQS queues`. */
  readonly title: string
  /** The singular, within a sentence: `queue`. */
  readonly one: string
  /** The AWS Config rule, if AWS Config has it; most are Security Hub's own. These rules also name the parameter differently. */
  readonly configRule?: string
  /** The resource with the tag, in the reader's template. */
  readonly cloudformation: TemplateResource | NotHere
  /** The resource for Terraform's AWS provider. */
  readonly terraform: string | NotHere
  /** When the Resource Groups Tagging API does not support the type: the service's own console steps, command and HCL block. */
  readonly own?: { readonly console?: string; readonly cli: string; readonly hcl?: string }
  /** For a type that AWS still lists while, or some time after, it deletes a resource: where it says so. */
  readonly leaves?: {
    readonly at: Extract<Path<T>, `state.${string}`>
    readonly when: (status: string | null) => boolean
  }
}

/** The tag keys that customers may define (tag-editor/latest/userguide/tagging.html, tag conventions). */
export const tagKeys = {
  value: null,
  many: true,
  atMost: 6,
  matching: /^(?!aws:)[\p{L}\p{N}\p{Z}_.:/=+\-@]{1,128}$/iu,
  like: 'a tag key that does not begin with aws:',
} as const

type Tags = Readonly<Record<string, string>>
type Keys = readonly string[] | null

/** Tags set by AWS itself begin with `aws:` and do not count. */
const ownKeys = (tags: Tags): readonly string[] => Object.keys(tags).filter((key) => !key.startsWith('aws:'))

/** Without required keys any tag is enough; keys are case-sensitive. */
export const isTagged = (tags: Tags, required: Keys): boolean =>
  required === null ? ownKeys(tags).length > 0 : required.every((key) => Object.hasOwn(tags, key))

const statusIn = (state: unknown, at: string): string | null =>
  (state as Readonly<Record<string, string | null>>)[at.slice('state.'.length)] ?? null

/** The finding of an unmet tag control. */
export function whatIsMissing(one: string, tags: Tags, required: Keys): string {
  const lacking = (required ?? []).filter((key) => !Object.hasOwn(tags, key))
  if (ownKeys(tags).length > 0) return `The ${one} has no tag ${listed(lacking)}`
  return lacking.length > 0 ? `The ${one} has no tags (required: ${listed(lacking)})` : `The ${one} has no tags`
}

/**
 * A control of the AWS Resource Tagging Standard: the resource has a tag, or those listed in `requiredTagKeys`. It is opt-in,
 * since people have to turn the standard on (securityhub/latest/userguide/standards-tagging.html).
 */
export function areTagged<T extends KnownType>(row: Tagged<T>): Control {
  const { id, on, page, title, one, configRule, cloudformation, terraform, own, leaves } = row
  const name = configRule === undefined ? 'requiredTagKeys' : 'requiredKeyTags'
  return control({
    id,
    compared: '2026-11-30',
    onRequest: true,
    parameters: { [name]: tagKeys },
    ...(configRule === undefined ? {} : { configRule }),
    on,
    responsibility: 'inventory',
    severity: 'low',
    title: `${title} should have tags (required keys: {${name}})`,
    finding: (_, { tags, parameters }) => whatIsMissing(one, tags, parameters[name] ?? null),
    reads: ['tags', ...(leaves === undefined ? [] : [leaves.at])],
    ...(leaves === undefined
      ? {}
      : { applies: (_: unknown, { state }: { readonly state: unknown }) => !leaves.when(statusIn(state, leaves.at)) }),
    holds: (_, { tags, parameters }) => isTagged(tags, parameters[name] ?? null),
    fix: `Add tags to the ${one} (required keys: {${name}}). Never put confidential data into tags: many services show them.`,
    remedy: () => ({
      console: [own?.console ?? tagEditor(one)],
      cli: own?.cli ?? 'aws resourcegroupstaggingapi tag-resources --resource-arn-list ARN --tags KEY=VALUE',
      cloudformation: 'not' in cloudformation ? cloudformation : template({ Tagged: cloudformation }),
      terraform:
        typeof terraform === 'string'
          ? `resource "${terraform}" "this" {\n${own?.hcl ?? '  tags = {\n    KEY = "VALUE"\n  }'}\n}`
          : terraform,
    }),
    source: anchorOf(page, id),
  })
}

const tagEditor = (one: string): string =>
  `In AWS Resource Groups, choose Tag Editor, search for the ${one}, choose Manage tags of selected resources, and add the keys with their values.`
