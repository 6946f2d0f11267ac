/** What `demarc attest --help` says behind the options. */
export const attestHelp = `
Whatever a flag does not say is asked, where there is a terminal. The file keeps its comments and its order; it is replaced
as a whole, and only by one that is right.

Examples:
  demarc attest                                          by questions
  demarc attest --run ledger.json                        the same, from what is unknown in a run
  demarc attest --responsibility incident-response --statement 'We rehearse each quarter.' --by a.lindqvist \\
    --evidence https://wiki.example/ir --expires 2027-11-24
  demarc attest --exception --control S3.8 --resource 'arn:aws:s3:::site-*' --reason 'The public site.' \\
    --by b.holm --expires 2027-03-31`
