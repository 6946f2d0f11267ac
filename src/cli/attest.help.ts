/** What `demarc attest --help` says behind the options. */
export const attestHelp = `
The terminal asks for what no flag gives. The attestation is added to demarc.yaml; the file keeps its comments and order. To accept a
finding, see demarc accept --help.

Examples:
  demarc attest                                          by questions
  demarc attest --run ledger.json                        the same, from what is unknown in a run
  demarc attest --responsibility incident-response --statement 'We rehearse each quarter.' --by a.lindqvist \\
    --evidence https://wiki.example/ir --expires 2027-11-24`
