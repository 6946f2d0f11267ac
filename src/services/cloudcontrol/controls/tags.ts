import type { Control } from '../../../controls/control.ts'
import { not } from '../../../controls/remedy.ts'
import { areTagged, TAG } from '../../../controls/tags.ts'
import type { TemplateResource } from '../../../controls/template.ts'
import type { KnownType } from '../../../model/resource.ts'

/**
 * The property with the tags of a type, unless it is a list `Tags` of keys and values; null if CloudFormation has no
 * such property.
 */
const TAG_PROPERTIES: Partial<Readonly<Record<KnownType, 'map' | null>>> = {
  'AWS::Batch::ComputeEnvironment': 'map',
  'AWS::Batch::JobQueue': 'map',
  'AWS::Batch::SchedulingPolicy': 'map',
  'AWS::DMS::Certificate': null,
  'AWS::Glue::Job': 'map',
  'AWS::IoTTwinMaker::Entity': 'map',
  'AWS::IoTTwinMaker::Scene': 'map',
  'AWS::IoTTwinMaker::SyncJob': 'map',
  'AWS::IoTTwinMaker::Workspace': 'map',
}

/**
 * Makes a control of the AWS Resource Tagging Standard for a type that no collector reads; its tags come from the
 * Tagging API or Cloud Control. `title` and `one` as for `areTagged`; `terraform`: the AWS provider's resource with
 * tags, null without one; `configRule`: if AWS Config has the rule.
 */
export const row = <T extends KnownType>(
  id: string,
  on: T,
  title: string,
  one: string,
  terraform: string | null,
  configRule?: string,
): Control =>
  areTagged({
    id,
    on,
    page: `https://docs.aws.amazon.com/securityhub/latest/userguide/${id.split('.')[0]?.toLowerCase()}-controls.html`,
    title,
    one,
    ...(configRule === undefined ? {} : { configRule }),
    // as a call to the service itself, for all of its types
    ...(on.startsWith('AWS::EC2::')
      ? { own: { cli: 'aws ec2 create-tags --resources RESOURCE_ID --tags Key=KEY,Value=VALUE' } }
      : {}),
    cloudformation: tagged(on) ?? not(`${on} has no tags in CloudFormation`),
    terraform: terraform ?? not("Terraform's AWS provider has no such resource with tags"),
  })

/** The resource in the user's template, with a tag. */
function tagged(on: KnownType): TemplateResource | undefined {
  const form = TAG_PROPERTIES[on]
  if (form === null) return undefined
  const Tags = form === 'map' ? { [TAG.Key]: TAG.Value } : [TAG]
  return { Type: on, attributes: {}, Properties: { Tags }, existing: {} }
}
