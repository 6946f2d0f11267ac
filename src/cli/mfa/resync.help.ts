/** What `demarc mfa resync --help` says behind the options. */
export const resyncHelp = `
AWS does not show the clock of a device. The next code that AWS takes proves that it worked.

Exit codes: 0 AWS took both codes; 2 it refused them, or bad usage; 3 its answer was lost: run it again with two new codes; 130
after Ctrl-C.

Examples:
  demarc mfa resync --user anna
  demarc mfa resync --user anna --serial GAKT12345678
  printf '123456\\n654321\\n' | demarc mfa resync --user anna`
