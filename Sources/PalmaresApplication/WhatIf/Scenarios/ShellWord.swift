extension String {
  /// As a shell takes it for one word: within `'…'` where it would read anything else into it.
  ///
  ///     "France.co2=+5".shellWord        // France.co2=+5
  ///     "L'École.co2=+5".shellWord       // 'L'\''École.co2=+5'
  ///
  /// - Source: POSIX.1-2017, *Shell Command Language*, 2.2 Quoting.
  var shellWord: String {
    let isPlain =
      !isEmpty
      && unicodeScalars.allSatisfy { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "@", "%", "+", "=", ":", ",", ".", "/", "-": true
        default: false
        }
      }
    let pieces = split(separator: "'", omittingEmptySubsequences: false)
    return isPlain ? self : "'\(pieces.joined(separator: #"'\''"#))'"
  }
}
