/** What `demarc practice --help` says behind the options. */
export const practiceHelp = `
The small account has about fifty resources, with right and wrong settings, in each category of the model. The company account has some
eight hundred in two regions, and an organization with seven members.

The account knows the tokens of --tokens, as AWS knows the tokens that are sold for it. The state file never holds their seeds: give
--tokens together with --state. Yubico's CSV is read too, but its tokens use a counter, and AWS accepts only tokens that use time.

Examples:
  demarc practice                           a fresh small account; Ctrl-C ends it
  demarc practice company                   a company account, with its organization
  demarc practice --partition aws-us-gov    its root user can sign in nowhere; aws-cn has none at all; aws-eusc has one region
  demarc practice --port 4566 --state practice.json
  demarc practice --tokens tokens.csv       then: demarc mfa enable --family hardware-token
  demarc practice --tokens tokens.xml --tokens-key-file key.txt
  demarc practice --format json             its first line is JSON, for scripts
  demarc practice console-step sign-in      the console's steps, as its root user
  demarc practice rehearse                  protect its root user, step by step`
