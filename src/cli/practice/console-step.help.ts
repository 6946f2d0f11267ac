/** What `demarc practice console-step --help` says behind the options. */
export const consoleStepHelp = `
The password and the codes are asked for; without a terminal they are the lines of standard input, in the order of the
questions. The root user of a fresh practice account: aws@nordlicht.example, password Nordlicht2019. Every step leaves the
events in CloudTrail that AWS would leave: demarc root finds them.

Examples:
  demarc practice console-step sign-in --endpoint http://127.0.0.1:4566
  demarc practice console-step assign --family virtual           a real phone can scan the QR code
  demarc practice console-step assign --family security-key --software
  echo Nordlicht2019 | demarc practice console-step assign --family hardware-token --software
  demarc practice console-step deactivate --serial GAKT12345678`
