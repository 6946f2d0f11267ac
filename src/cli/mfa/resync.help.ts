/** What `demarc mfa resync --help` says behind the options. */
export const resyncHelp = `
AWS shows a device's clock nowhere: that it worked is AWS's word, and the next code that is taken proves it.

Exit codes: 0 AWS took both codes; 2 it refused them, or bad usage; 3 its answer was lost: run it again with two new codes; 130
after Ctrl-C.

Examples:
  demarc mfa resync --user anna
  demarc mfa resync --user anna --serial GAKT12345678
  printf '123456\\n654321\\n' | demarc mfa resync --user anna`
