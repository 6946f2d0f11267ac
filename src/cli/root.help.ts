/** What `demarc root --help` says behind the options. */
export const rootHelp = `
Without a subcommand, demarc root runs the audit and takes its options (see demarc root audit --help).

Examples:
  demarc root                         the four measures, for the account of your AWS credentials
  demarc root --practice              the same, for a simulated account on this machine
  demarc root guide                   protect it, step by step
  demarc root password                a strong password for it
  demarc root watch                   report each of its new events`
