/** A control's anchor on its service's page of the Security Hub user guide: `S3.5` is at `#s3-5`. */
export const anchorOf = (page: string, id: string): string => `${page}#${id.toLowerCase().replace('.', '-')}`
