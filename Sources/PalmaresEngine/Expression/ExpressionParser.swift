import PalmaresCore

/// Reads an expression by precedence: `or`, `and`, `not`, comparisons, `+ -`, `* /`, sign, `^`.
struct ExpressionParser {
  private let scalars: [Unicode.Scalar]
  private let tokens: [ExpressionToken]
  private var position = 0
  private var depth = 0
  private static let deepest = 64
  private static let longest = 1000

  init(_ text: String) throws(ExpressionSyntaxError) {
    scalars = Array(text.unicodeScalars)
    var lexer = ExpressionLexer(text)
    tokens = try lexer.tokens()
    guard tokens.count <= Self.longest else {
      throw ExpressionSyntaxError(
        LocalizedText(
          en: "The expression has more than \(Self.longest) words and signs.",
          fr: "L'expression a plus de \(Self.longest) mots et signes."),
        at: tokens[Self.longest].offset,
        fix: [
          LocalizedText(
            en: "Combine many terms with a 'sum', which can be explained.",
            fr: "Combinez de nombreux termes par une somme (sum), qui s'explique.")
        ])
    }
  }

  mutating func parse() throws(ExpressionSyntaxError) -> ExpressionTree {
    if current.kind == .end {
      throw ExpressionSyntaxError(
        LocalizedText(en: "The expression is empty.", fr: "L’expression est vide."), at: 0)
    }
    let tree = try disjunction()
    guard current.kind == .end else { throw unexpected() }
    return tree
  }

  private var current: ExpressionToken { tokens[position] }

  private mutating func advance() { position += 1 }

  private mutating func accept(sign: String) -> Bool {
    guard current.kind == .sign(sign) else { return false }
    advance()
    return true
  }

  private mutating func accept(word: String) -> Bool {
    guard current.kind == .word(word) else { return false }
    advance()
    return true
  }

  private mutating func expect(sign: String) throws(ExpressionSyntaxError) {
    guard accept(sign: sign) else {
      throw ExpressionSyntaxError(
        LocalizedText(en: "A '\(sign)' is missing here.", fr: "Il manque « \(sign) » ici."),
        at: current.offset)
    }
  }

  private func unexpected() -> ExpressionSyntaxError {
    let found: LocalizedText =
      switch current.kind {
      case .end:
        LocalizedText(en: "The expression stops too early.", fr: "L’expression s’arrête trop tôt.")
      case .number(let value): surprise("\(value)")
      case .text(let text): surprise("\"\(text)\"")
      case .word(let text), .quotedName(let text), .sign(let text): surprise(text)
      }
    return ExpressionSyntaxError(found, at: current.offset, fix: decimalComma)
  }

  /// `1,5` where no list is being read: a decimal comma.
  private var decimalComma: [LocalizedText] {
    guard current.kind == .sign(","), position > 0, position + 1 < tokens.count,
      case .number = tokens[position - 1].kind, case .number = tokens[position + 1].kind,
      tokens[position + 1].offset == current.offset + 1
    else { return [] }
    let before = tokens[position - 1].offset
    let after = tokens[position + 1].offset
    let rest = scalars[after...].prefix { ("0"..."9").contains($0) }
    let number =
      String(String.UnicodeScalarView(scalars[before..<current.offset])) + "."
      + String(String.UnicodeScalarView(rest))
    return [
      LocalizedText(
        en: "Write '\(number)': methodologies use a decimal point.",
        fr: "Écrivez « \(number) » : les méthodes emploient le point décimal.")
    ]
  }

  private func surprise(_ text: String) -> LocalizedText {
    LocalizedText(
      en: "'\(text)' was not expected here.", fr: "« \(text) » n’était pas attendu ici.")
  }

  private mutating func disjunction() throws(ExpressionSyntaxError) -> ExpressionTree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw ExpressionSyntaxError(
        LocalizedText(
          en: "More than \(Self.deepest) levels of parentheses.",
          fr: "Plus de \(Self.deepest) niveaux de parenthèses."), at: current.offset)
    }
    var left = try conjunction()
    while accept(word: "or") { left = .either(left, try conjunction()) }
    return left
  }

  private mutating func conjunction() throws(ExpressionSyntaxError) -> ExpressionTree {
    var left = try negation()
    while accept(word: "and") { left = .both(left, try negation()) }
    return left
  }

  private mutating func negation() throws(ExpressionSyntaxError) -> ExpressionTree {
    var negations = 0
    while accept(word: "not") { negations += 1 }
    let operand = try comparison()
    return negations % 2 == 1 ? .not(operand) : operand
  }

  private mutating func comparison() throws(ExpressionSyntaxError) -> ExpressionTree {
    let left = try sum()
    if accept(word: "in") { return .member(left, of: try list()) }
    let comparators: [(String, ExpressionTree.Comparator)] = [
      ("==", .equal), ("!=", .notEqual), ("<=", .atMost), (">=", .atLeast), ("<", .less),
      (">", .more),
    ]
    for (sign, comparator) in comparators where accept(sign: sign) {
      let start = position
      let right = try sum()
      if position == start + 1, case .word(let word) = tokens[start].kind {
        try refuseNothing(word, sign, start)
      }
      return .comparison(comparator, left, right)
    }
    return left
  }

  /// `v == NA`: a missing value is equal to nothing, itself included.
  private func refuseNothing(
    _ word: String, _ sign: String, _ token: Int
  ) throws(ExpressionSyntaxError) {
    let words: Set = ["NA", "NaN", "nan", "na", "null", "NULL", "None", "nil"]
    guard words.contains(word), sign == "==" || sign == "!=" else { return }
    let negation = sign == "==" ? "not " : ""
    throw ExpressionSyntaxError(
      LocalizedText(
        en: "'\(word)' is no value that another can be compared with.",
        fr: "« \(word) » n’est pas une valeur à laquelle on en compare une autre."),
      at: tokens[token].offset,
      fix: [
        LocalizedText(
          en: "Write '\(negation)present(v)': whether v has a value.",
          fr: "Écrivez « \(negation)present(v) » : si v a une valeur."),
        LocalizedText(
          en: "Put a column of that name between backquotes: `\(word)`.",
          fr: "Mettez une colonne de ce nom entre accents graves : `\(word)`."),
      ])
  }

  private mutating func list() throws(ExpressionSyntaxError) -> [ExpressionTree] {
    try expect(sign: "[")
    var items = [try sum()]
    while accept(sign: ",") { items.append(try sum()) }
    try expect(sign: "]")
    return items
  }

  private mutating func sum() throws(ExpressionSyntaxError) -> ExpressionTree {
    var left = try term()
    while true {
      if accept(sign: "+") {
        left = .arithmetic(.plus, left, try term())
      } else if accept(sign: "-") {
        left = .arithmetic(.minus, left, try term())
      } else {
        return left
      }
    }
  }

  private mutating func term() throws(ExpressionSyntaxError) -> ExpressionTree {
    var left = try signed()
    while true {
      if accept(sign: "*") {
        left = .arithmetic(.times, left, try signed())
      } else if accept(sign: "/") {
        left = .arithmetic(.over, left, try signed())
      } else {
        return left
      }
    }
  }

  /// `-x^2` is −(x²), as on paper.
  private mutating func signed() throws(ExpressionSyntaxError) -> ExpressionTree {
    var negatives = 0
    while true {
      if accept(sign: "-") {
        negatives += 1
      } else if !accept(sign: "+") {
        break
      }
    }
    let operand = try power()
    return negatives % 2 == 1 ? .negative(operand) : operand
  }

  private mutating func power() throws(ExpressionSyntaxError) -> ExpressionTree {
    let base = try primary()
    guard accept(sign: "^") else { return base }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw unexpected() }
    return .arithmetic(.power, base, try signed())
  }

  private mutating func primary() throws(ExpressionSyntaxError) -> ExpressionTree {
    let token = current
    switch token.kind {
    case .number(let value):
      advance()
      return .number(value)
    case .text(let text):
      advance()
      return .text(text)
    case .quotedName(let name):
      advance()
      return .name(NodeReference(name, stage: try stage()))
    case .word(let word):
      advance()
      return try named(word, at: token.offset)
    case .sign("("):
      advance()
      let inner = try disjunction()
      try expect(sign: ")")
      return inner
    default:
      throw unexpected()
    }
  }

  private mutating func stage() throws(ExpressionSyntaxError) -> String? {
    guard accept(sign: "@") else { return nil }
    switch current.kind {
    case .word(let name), .quotedName(let name):
      advance()
      return name
    default:
      throw ExpressionSyntaxError(
        LocalizedText(
          en: "A stage's name must follow '@'.", fr: "Le nom d’une étape doit suivre « @ »."),
        at: current.offset)
    }
  }

  private mutating func named(
    _ word: String, at offset: Int
  ) throws(ExpressionSyntaxError) -> ExpressionTree {
    switch word {
    case "true": return .truth(true)
    case "false": return .truth(false)
    case "x": return .current
    case "id": return .identifier
    case "and", "or", "not", "in":
      position -= 1
      throw unexpected()
    default: break
    }
    if current.kind == .sign("(") { return try call(word, at: offset) }
    if let statistic = Statistic(rawValue: word) {
      guard statistic != .quantile else {
        throw ExpressionSyntaxError(
          LocalizedText(
            en: "'quantile' needs its share.", fr: "« quantile » demande sa part."), at: offset,
          fix: [LocalizedText(en: "Write quantile(.05).", fr: "Écrivez quantile(.05).")])
      }
      return .statistic(statistic, of: nil, argument: nil)
    }
    return .name(NodeReference(word, stage: try stage()))
  }

  private mutating func call(
    _ word: String, at offset: Int
  ) throws(ExpressionSyntaxError) -> ExpressionTree {
    try expect(sign: "(")
    var arguments: [ExpressionTree] = []
    if current.kind != .sign(")") {
      arguments.append(try disjunction())
      while accept(sign: ",") { arguments.append(try disjunction()) }
    }
    try expect(sign: ")")
    if let statistic = Statistic(rawValue: word) {
      return try self.statistic(statistic, arguments, at: offset)
    }
    guard let function = ExpressionFunction(rawValue: word) else {
      throw unknownFunction(word, at: offset)
    }
    guard function.arity.contains(arguments.count) else {
      throw ExpressionSyntaxError(
        LocalizedText(
          en: "'\(word)' takes \(function.wanted.en), not \(arguments.count).",
          fr: "« \(word) » prend \(function.wanted.fr), et non \(arguments.count)."),
        at: offset, fix: function.pattern)
    }
    return .call(function, arguments)
  }

  private func statistic(
    _ statistic: Statistic, _ arguments: [ExpressionTree], at offset: Int
  ) throws(ExpressionSyntaxError) -> ExpressionTree {
    let shares: Int = statistic == .quantile ? 1 : 0
    var names = arguments
    var share: Double?
    if shares == 1 {
      guard case .number(let value)? = names.popLast(), (0...1).contains(value) else {
        throw ExpressionSyntaxError(
          LocalizedText(
            en: "The last argument of 'quantile' is a number from 0 to 1.",
            fr: "Le dernier argument de « quantile » est un nombre de 0 à 1."), at: offset)
      }
      share = value
    }
    if names.isEmpty, shares == 1 { return .statistic(statistic, of: nil, argument: share) }
    if names == [.current] { return .statistic(statistic, of: nil, argument: share) }
    guard names.count == 1, case .name(let reference) = names[0] else {
      throw ExpressionSyntaxError(
        LocalizedText(
          en: "'\(statistic.rawValue)(…)' is the statistic of one node or column.",
          fr: "« \(statistic.rawValue)(…) » est la statistique d’un nœud ou d’une colonne."),
        at: offset,
        fix: statistic == .min || statistic == .max
          ? [
            LocalizedText(
              en:
                "For the lesser or greater of several values write least(a, b) or greatest(a, b).",
              fr: "Pour la plus petite ou la plus grande de plusieurs valeurs, écrivez least(a, b) "
                + "ou greatest(a, b).")
          ] : [])
    }
    return .statistic(statistic, of: reference, argument: share)
  }

  private func unknownFunction(_ word: String, at offset: Int) -> ExpressionSyntaxError {
    let known =
      ExpressionFunction.allCases.map(\.rawValue) + Statistic.allCases.map(\.rawValue)
    let fixes =
      Self.otherNames[word.lowercased()].map {
        [LocalizedText(en: "Write '\($0)'.", fr: "Écrivez « \($0) ».")]
      } ?? known.suggestion(for: word)
    let list = ExpressionFunction.allCases.map(\.rawValue).joined(separator: ", ")
    return ExpressionSyntaxError(
      LocalizedText(
        en: "There is no function '\(word)'.", fr: "Il n’y a pas de fonction « \(word) »."),
      at: offset,
      fix: fixes + [
        LocalizedText(en: "Functions are \(list).", fr: "Les fonctions sont \(list).")
      ])
  }

  /// What other languages and spreadsheets call the functions.
  private static let otherNames = [
    "ln": "log(x)", "pow": "x ^ 2", "power": "x ^ 2", "avg": "mean", "average": "mean",
    "std": "sd", "stdev": "sd", "stddev": "sd", "count": "n", "percentile": "quantile(.05)",
    "ceiling": "ceil(x)", "isna": "not present(v)", "isnull": "not present(v)",
    "coalesce": "first(a, b)", "iif": "if(condition, a, b)", "ifelse": "if(condition, a, b)",
  ]
}

extension ExpressionFunction {
  /// `3 arguments`.
  fileprivate var wanted: LocalizedText {
    let least = arity.lowerBound
    let open = arity.count > 1
    return LocalizedText(
      en: (open ? "at least " : "") + (least == 1 ? "1 argument" : "\(least) arguments"),
      fr: (open ? "au moins " : "") + (least == 1 ? "1 argument" : "\(least) arguments"))
  }

  fileprivate var pattern: [LocalizedText] {
    switch self {
    case .conditional:
      [
        LocalizedText(
          en: "Write if(condition, value, other value).",
          fr: "Écrivez if(condition, valeur, autre valeur).")
      ]
    case .round:
      [
        LocalizedText(
          en: "Write round(x, 2): the value, then the decimals.",
          fr: "Écrivez round(x, 2) : la valeur, puis les décimales.")
      ]
    default: []
    }
  }
}
