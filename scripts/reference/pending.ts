/**
 * The services whose controls are still to be compared with AWS's pages, by the first part of their ids: `npm run check` leaves them
 * out, `npm run truth` does not. It only ever shrinks.
 */
const services: readonly string[] = [
  'Backup',
  'DynamoDB',
  'EFS',
  'ElastiCache',
  'Opensearch',
  'RDS',
  'Redshift',
  'RedshiftServerless',
]

export const isPending = (id: string): boolean => services.includes(id.split('.')[0] ?? '')
