/** What `demarc mfa enable --help` says behind the options. */
export const enableHelp = `
Codes are typed, or read from standard input, a line each: never from the command line, which others can see. A virtual device
that does not come to a good end (wrong codes three times, Ctrl-C, the network) is deleted; one that a killed run left is deleted
by the next. Where a policy denies that, --serial NAME enables it by the codes of the app that has it.

Exit codes: 0 the device was seen among the devices; 2 it was not enabled; 3 it could not be read; 130 after Ctrl-C.

Examples:
  demarc mfa enable                                        for yourself, by questions
  demarc mfa enable --user anna --family virtual --qr qr.png
  demarc mfa enable --user anna --family hardware-token --serial GAKT12345678
  demarc mfa enable --family virtual --serial anna         one that is left half-made, which your app shows codes of
  demarc mfa enable --root --family security-key           the console's steps, then waits until AWS shows the key
  printf '123456\\n654321\\n' | demarc mfa enable --user anna --family hardware-token --serial GAKT12345678`
