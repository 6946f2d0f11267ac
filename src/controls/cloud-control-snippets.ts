/** Remedy commands for types that Cloud Control can change without the service's own command. */

/** Sets properties of a resource, by JSON pointer: `{ '/EnhancedMonitoring': 'PER_TOPIC_PER_BROKER' }`. */
export function updatedByCloudControl(
  type: string,
  identifier: string,
  values: Readonly<Record<string, unknown>>,
): string {
  const patch = Object.entries(values).map(([path, value]) => ({ op: 'add', path, value }))
  return `aws cloudcontrol update-resource --type-name ${type} --identifier ${identifier} \\
  --patch-document '${JSON.stringify(patch)}'`
}

/** Creates a copy of a resource with a setting that is fixed at creation. `set` says which: "set StorageEncrypted to true". */
export const copiedByCloudControl = (type: string, identifier: string, set: string): string =>
  `aws cloudcontrol get-resource --type-name ${type} --identifier ${identifier} \\
  --query ResourceDescription.Properties --output text > resource.json
# resource.json: ${set}; give it another name, and take out what AWS sets (ARN, ids, times, status)
aws cloudcontrol create-resource --type-name ${type} --desired-state file://resource.json`
