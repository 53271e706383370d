import Glibc

extension WorkMonitor {
  /// How many threads work at once where nothing else is asked for.
  public static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
