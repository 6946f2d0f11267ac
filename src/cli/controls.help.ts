/** What `demarc controls --help` says behind the options. */
export const controlsHelp = `
Examples:
  demarc controls list                              all of them, a line each
  demarc controls list 'S3.*'                       those whose id fits; * and ? are wildcards
  demarc controls explain S3.5                      what, why, and how to fix it in the console, the CLI, as code
  demarc controls search tls                        controls that mention a word
  demarc controls list --service rds                controls that a scan with the same options asks
  demarc controls list --framework cis-5.0 -f markdown   as a table for a document

Without list, search or explain: ids are explained, other words searched for, and nothing shows how many there are of what.`
