/** What `demarc practice --help` says behind the options. */
export const practiceHelp = `
The small account has about forty resources, rightly and wrongly set: one of each kind that the model tells apart. The company's has some
six hundred in two regions, and an organization with seven members.

A token of --tokens is known to the account as AWS knows the tokens that are sold for it. The seeds are never written to the
state file: give --tokens again with it. Yubico's CSV is read too, but has only tokens with a counter, which AWS does not take.

Examples:
  demarc practice                           a fresh small account; Ctrl-C ends it
  demarc practice company                   a company's, with its organization
  demarc practice --partition aws-us-gov    its root user can sign in nowhere; aws-cn has none at all; aws-eusc has one region
  demarc practice --port 4566 --state practice.json
  demarc practice --tokens tokens.csv       then: demarc mfa enable --family hardware-token
  demarc practice --tokens tokens.xml --tokens-key-file key.txt
  demarc practice --format json             its first line is JSON, for scripts
  demarc practice console-step sign-in      the console's part, for its root user
  demarc practice rehearse                  protect its root user, step by step`
