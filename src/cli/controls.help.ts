/** What `demarc controls --help` says behind the options. */
export const controlsHelp = `
Examples:
  demarc controls list                              all of them, a line each
  demarc controls list 'S3.*'                       the controls with such an id; * and ? are wildcards
  demarc controls explain S3.5                      what it checks, why, and how to fix it: console, CLI, code
  demarc controls search tls                        controls that mention a word
  demarc controls list --service rds                the controls that a scan with these options evaluates
  demarc controls list --framework cis-5.0 -f markdown   as a table for a document

Without list, search or explain, the command explains an id and searches for any other word. Without words, it counts the controls.`
