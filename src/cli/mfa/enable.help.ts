/** What `demarc mfa enable --help` says behind the options. */
export const enableHelp = `
Type the codes, or give them on standard input, one a line. They are no arguments, because other users can see a command line. If a
virtual device is not enabled in the end (three wrong codes, Ctrl-C, no network), it is deleted. If the run was killed, the next run
deletes it. If a policy denies the deletion, --serial NAME enables the device with codes of the app that has its key.

Exit codes: 0 AWS lists the device; 2 it was not enabled; 3 the devices could not be read; 130 after Ctrl-C.

Examples:
  demarc mfa enable                                        for yourself, by questions
  demarc mfa enable --user anna --family virtual --qr qr.png
  demarc mfa enable --user anna --family hardware-token --serial GAKT12345678
  demarc mfa enable --family virtual --serial anna         a half-made device whose codes your app shows
  demarc mfa enable --root --family security-key           the console's steps, then waits until AWS shows the key
  printf '123456\\n654321\\n' | demarc mfa enable --user anna --family hardware-token --serial GAKT12345678`
