/** What a trail records, as CloudFormation shapes it: basic selectors, or advanced ones, never both. */
export interface Selectors {
  readonly basic: readonly BasicSelector[] | null
  readonly advanced: readonly AdvancedSelector[] | null
}
interface BasicSelector {
  readonly IncludeManagementEvents?: boolean | undefined
  readonly ReadWriteType?: string | undefined
  readonly DataResources?:
    | readonly { readonly Type?: string | undefined; readonly Values?: readonly string[] | undefined }[]
    | undefined
}
interface AdvancedSelector {
  readonly FieldSelectors?: readonly FieldSelector[] | undefined
}
interface FieldSelector {
  readonly Field?: string | undefined
  readonly Equals?: readonly string[] | undefined
  readonly StartsWith?: readonly string[] | undefined
}

export type Kind = 'read' | 'write'

/** Does it record all management events of the kind? Events of single sources may be left out (eventSource NotEquals), as of KMS. */
export function recordsManagement(kind: Kind, { basic, advanced }: Selectors): boolean {
  return (
    (basic ?? []).some((one) => one.IncludeManagementEvents !== false && isOf(kind, one.ReadWriteType)) ||
    (advanced ?? []).some(
      ({ FieldSelectors: fields = [] }) =>
        says(fields, 'eventCategory', 'Management') &&
        admits(kind, fields) &&
        fields.every(
          (one) =>
            one.Field === 'eventCategory' ||
            one.Field === 'readOnly' ||
            (one.Field === 'eventSource' && one.Equals === undefined && one.StartsWith === undefined),
        ),
    )
  )
}

/**
 * Does it record the data events of the kind for every object in every bucket, present and future?
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
            (one.Field === 'resources.ARN' && one.Equals === undefined && (one.StartsWith ?? []).some(isAllBuckets)),
        ),
    )
  )
}

// without ReadWriteType it is All (awscloudtrail/latest/APIReference/API_EventSelector.html)
const isOf = (kind: Kind, type: string | undefined): boolean =>
  type === undefined || type === 'All' || type === (kind === 'read' ? 'ReadOnly' : 'WriteOnly')

/** `arn:aws:s3` or `arn:aws:s3:::`, of any partition. */
function isAllBuckets(arn: string): boolean {
  const [prefix, , service, ...rest] = arn.split(':')
  return prefix === 'arn' && service === 's3' && rest.every((part) => part === '')
}

const says = (fields: readonly FieldSelector[], field: string, value: string): boolean =>
  fields.some((one) => one.Field === field && one.Equals?.length === 1 && one.Equals[0] === value)

/** `readOnly` says which of the two are recorded; without it both are. */
function admits(kind: Kind, fields: readonly FieldSelector[]): boolean {
  const wanted = kind === 'read' ? 'true' : 'false'
  return fields.every((one) => one.Field !== 'readOnly' || (one.Equals ?? []).includes(wanted))
}
