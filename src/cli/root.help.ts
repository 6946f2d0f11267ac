/** What `demarc root --help` says behind the options. */
export const rootHelp = `
Without a further word it is the audit, with all of its options (see demarc root audit --help).

Examples:
  demarc root                         the four measures, of the account of your AWS credentials
  demarc root --practice              the same of a simulated account on this machine
  demarc root guide                   its whole protection, step by step
  demarc root password                a strong password for it
  demarc root watch                   report each new event of it`
