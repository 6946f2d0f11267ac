import { type Control, type ControlSpec, control, type Path } from '../../../controls/control.ts'
import { not, type Remedy } from '../../../controls/remedy.ts'
import type { KnownType } from '../../../model/resource.ts'

/** What the controls of one shape share: one question for every type that has the property. */
interface Shape
  extends Pick<
    ControlSpec<KnownType, never, unknown, unknown, unknown>,
    'id' | 'responsibility' | 'severity' | 'title'
  > {}

/** One type of the shape: the property, when it is right, and what to set. */
type Row<T extends KnownType, R extends string> = Pick<
  ControlSpec<T, R, Record<never, never>, Record<never, never>, Record<never, never>>,
  'on' | 'reads' | 'applies' | 'holds' | 'finding' | 'fix'
>

/**
 * Makes the controls of one shape, for types that Cloud Control reads. `reads` names properties in CloudFormation's
 * shape; the source is the type's page in the CloudFormation template reference.
 */
export const shape =
  (common: Shape) =>
  <T extends KnownType, const R extends Path<T>>(row: Row<T, R>): Control =>
    control<T, R>({ ...common, ...row, remedy: setByCloudControl, source: pageOf(row.on) })

/** The page of a type: for `AWS::AmazonMQ::Broker` it is `aws-resource-amazonmq-broker.html`. */
function pageOf(type: string): string {
  const name = type.split('::').slice(1).join('-').toLowerCase()
  return `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-${name}.html`
}

/** The remedy for all types: each control's fix names the property and its value. */
const setByCloudControl = (): Remedy => ({
  console: [
    'Open the resource in the console of its service, and change the setting that the fix names.',
    'A setting that is fixed at creation needs a new resource: create it with the setting, move the data, and delete the old one.',
  ],
  cli: `aws cloudcontrol update-resource --type-name TYPE --identifier IDENTIFIER \\
  --patch-document '[{"op": "add", "path": "/PROPERTY", "value": "VALUE"}]'`,
  cloudformation: not('each type has a property of its own, which the fix names with its value'),
  terraform: not("each type has an argument of its own; the fix names CloudFormation's property with its value"),
})
