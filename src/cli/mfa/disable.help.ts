/** What `demarc mfa disable --help` says behind the options. */
export const disableHelp = `
To confirm, type the user's name ("root" for the root user). The root user's own session may not remove its devices: use the console,
or for a member account the management account (demarc root fix --help).

A run that is stopped halfway may leave a virtual device without a user: demarc mfa list shows it, and the next run with its
serial deletes it.

Exit codes: 0 the device is gone; 2 the device, or the rest of a virtual device, was not removed; 3 AWS could not be asked whether it is
gone; 130 after Ctrl-C.

Examples:
  demarc mfa disable --user anna
  demarc mfa disable --user anna --serial annas-old-phone --yes
  echo anna | demarc mfa disable --user anna
  demarc mfa disable --root --serial arn:aws:iam::111122223333:mfa/old`
