import Glibc
import PalmaresCommandLine

let session = CommandLineSession.ofProcess(arguments: CommandLine.arguments)
exit(session.run().rawValue)
