/** Where a control stands on its service's page of the Security Hub user guide: `S3.5` is `#s3-5` there. */
export const anchorOf = (page: string, id: string): string => `${page}#${id.toLowerCase().replace('.', '-')}`
