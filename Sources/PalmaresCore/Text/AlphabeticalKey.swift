extension String {
  /// The letters by which words stand in alphabetical order: small, without their accents.
  ///
  ///     "Île-de-France".alphabeticalKey  // "ile-de-france"
  ///
  /// - Source: Unicode names, in which a letter with a mark is `LATIN SMALL LETTER I WITH CIRCUMFLEX`.
  public var alphabeticalKey: String {
    String(String.UnicodeScalarView(lowercased().unicodeScalars.map(\.withoutMark)))
  }
}

extension Unicode.Scalar {
  fileprivate var withoutMark: Unicode.Scalar {
    let start = "LATIN SMALL LETTER "
    guard !isASCII, let name = properties.name, name.hasPrefix(start) else { return self }
    let words = name.dropFirst(start.count).split(separator: " ")
    guard words.count > 1, words[1] == "WITH", words[0].unicodeScalars.count == 1 else {
      return self
    }
    return words[0].lowercased().unicodeScalars.first ?? self
  }
}
