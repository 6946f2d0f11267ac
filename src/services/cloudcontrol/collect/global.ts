/** Services whose resources are in no Region: Cloud Control shows the same ones in each, so they are read once, as global. */
const services = new Set([
  'Budgets',
  'CE',
  'CloudFront',
  'GlobalAccelerator',
  'IAM',
  'Organizations',
  'Route53',
  'Shield',
])

/** Whether resources of a CloudFormation type are in no Region. */
export const isGlobalType = (type: string): boolean => services.has(type.split('::')[1] ?? '')
