/// The version of the program, as `palmares --version` prints it.
public let programVersion = "0.1.0"
