/** What `demarc practice rehearse --help` says behind the options. */
export const rehearseHelp = `
The rehearsal takes some ten minutes: no access keys, a strong password, two MFA devices, an alarm that reaches a person, and limited
use. Each step says why, and is done when the audit (demarc root) shows it. A real phone can scan the QR code of the authenticator app;
without a device, use one in software. Nothing is sent anywhere, and nothing is left on the machine. Ctrl-C ends it.

Exit codes: 0 the four measures are met or attested; 1 some are not; 130 after Ctrl-C.

Examples:
  demarc practice rehearse
  demarc practice rehearse --auto                                see it played
  demarc practice rehearse --endpoint http://127.0.0.1:4566      on an account that runs in another terminal`
