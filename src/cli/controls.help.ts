/** What `demarc controls --help` says behind the options. */
export const controlsHelp = `
Examples:
  demarc controls                                   all of them
  demarc controls S3.5                              one: what, why, and how to fix it in the console, the CLI, as code
  demarc controls search tls                        those that mention a word
  demarc controls --service rds --severity high     those that a scan with the same options asks
  demarc controls --framework cis-5.0 -f markdown   as a table for a document`
