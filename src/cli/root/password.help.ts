/** What `demarc root password --help` says behind the options. */
export const passwordHelp = `
A password is drawn by the generator of the operating system, and its entropy is counted, not guessed. One that is typed is
judged by AWS's own conditions, and by how many guesses an attacker who knows AWS and this account needs (zxcvbn). No
password is stored, logged, sent, or taken as an argument, where others could see it. No API shows how strong the root
user's password is: so the measure "strong password" of demarc root rests on what a person signs here.

Where standard output is not a terminal it gets the password alone, and the rest goes to standard error.

Exit codes: 0 made, or judged strong; 1 judged weak; 2 bad usage.

Examples:
  demarc root password                                          by questions
  demarc root password --make passphrase --words 7
  demarc root password --make random --length 32 | pass insert -m aws/root
  demarc root password --judge --email aws@corp.example --alias corp < password.txt
  demarc root password --judge --attest --by a.lindqvist --account 111122223333`
