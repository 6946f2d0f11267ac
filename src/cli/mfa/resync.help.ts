/** What `demarc mfa resync --help` says behind the options. */
export const resyncHelp = `
AWS does not show the clock of a device. If AWS accepts the next code, the resynchronization worked.

Exit codes: 0 AWS accepted both codes; 2 AWS refused them, or bad usage; 3 AWS's answer was lost: try again with two new codes; 130
after Ctrl-C.

Examples:
  demarc mfa resync --user anna
  demarc mfa resync --user anna --serial GAKT12345678
  printf '123456\\n654321\\n' | demarc mfa resync --user anna`
