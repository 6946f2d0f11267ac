/** What a trail records, in CloudFormation's shape: basic or advanced selectors, never both. */
export interface Selectors {
  readonly basic: readonly BasicSelector[] | null
  readonly advanced: readonly AdvancedSelector[] | null
}
interface BasicSelector {
  readonly IncludeManagementEvents?: boolean | undefined
  readonly ReadWriteType?: string | undefined
  readonly ExcludeManagementEventSources?: readonly string[] | undefined
  readonly DataResources?:
    | readonly { readonly Type?: string | undefined; readonly Values?: readonly string[] | undefined }[]
    | undefined
}
interface AdvancedSelector {
  readonly FieldSelectors?: readonly FieldSelector[] | undefined
}
const operators = ['Equals', 'NotEquals', 'StartsWith', 'NotStartsWith', 'EndsWith', 'NotEndsWith'] as const
type Operator = (typeof operators)[number]
type FieldSelector = { readonly Field?: string | undefined } & {
  readonly [O in Operator]?: readonly string[] | undefined
}

export type Kind = 'read' | 'write'

/**
 * Whether all management events of the kind are recorded. Events of a source may be missing if `mayMiss` allows it: a
 * basic selector can exclude KMS and the RDS Data API (ExcludeManagementEventSources), an advanced one some sources
 * (eventSource NotEquals). awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
 */
export function recordsManagement(
  kind: Kind,
  { basic, advanced }: Selectors,
  mayMiss: (source: string) => boolean = () => false,
): boolean {
  return (
    (basic ?? []).some(
      (one) =>
        one.IncludeManagementEvents !== false &&
        isOf(kind, one.ReadWriteType) &&
        (one.ExcludeManagementEventSources ?? []).every(mayMiss),
    ) ||
    (advanced ?? []).some(
      ({ FieldSelectors: fields = [] }) =>
        says(fields, 'eventCategory', 'Management') &&
        admits(kind, fields) &&
        fields.every(
          (one) =>
            one.Field === 'eventCategory' ||
            one.Field === 'readOnly' ||
            (one.Field === 'eventSource' && isBy('NotEquals', one) && (one.NotEquals ?? []).every(mayMiss)),
        ),
    )
  )
}

/** The high-volume sources that a basic selector may exclude. */
const BUSY: ReadonlySet<string> = new Set(['kms.amazonaws.com', 'rdsdata.amazonaws.com'])
export const isBusy = (source: string): boolean => BUSY.has(source)

/**
 * Whether the data events of the kind are recorded for every object in every bucket, present and future.
 * awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export function recordsObjects(kind: Kind, { basic, advanced }: Selectors): boolean {
  return (
    (basic ?? []).some(
      (one) =>
        isOf(kind, one.ReadWriteType) &&
        (one.DataResources ?? []).some(
          ({ Type, Values = [] }) => Type === 'AWS::S3::Object' && Values.some(isAllBuckets),
        ),
    ) ||
    (advanced ?? []).some(
      ({ FieldSelectors: fields = [] }) =>
        says(fields, 'eventCategory', 'Data') &&
        says(fields, 'resources.type', 'AWS::S3::Object') &&
        admits(kind, fields) &&
        fields.every(
          (one) =>
            one.Field === 'eventCategory' ||
            one.Field === 'resources.type' ||
            one.Field === 'readOnly' ||
            (one.Field === 'resources.ARN' && isBy('StartsWith', one) && (one.StartsWith ?? []).some(isAllBuckets)),
        ),
    )
  )
}

// the default of ReadWriteType is All (awscloudtrail/latest/APIReference/API_EventSelector.html)
const isOf = (kind: Kind, type: string | null | undefined): boolean =>
  (type ?? 'All') === 'All' || type === (kind === 'read' ? 'ReadOnly' : 'WriteOnly')

/** `arn:aws:s3` or `arn:aws:s3:::`, in any partition. */
function isAllBuckets(arn: string): boolean {
  const [prefix, , service, ...rest] = arn.split(':')
  return prefix === 'arn' && service === 's3' && rest.every((part) => part === '')
}

/** Whether a field selector uses only one operator. */
const isBy = (operator: Operator, one: FieldSelector): boolean =>
  operators.every((other) => (other === operator) === Boolean(one[other]?.length))

const says = (fields: readonly FieldSelector[], field: string, value: string): boolean =>
  fields.some((one) => one.Field === field && isBy('Equals', one) && one.Equals?.every((own) => own === value))

/** `readOnly` says which kind is recorded; without it both are. */
function admits(kind: Kind, fields: readonly FieldSelector[]): boolean {
  const wanted = kind === 'read' ? 'true' : 'false'
  return fields.every(
    (one) =>
      one.Field !== 'readOnly' ||
      (isBy('Equals', one) && one.Equals?.includes(wanted)) ||
      (isBy('NotEquals', one) && one.NotEquals?.includes(wanted) === false),
  )
}
