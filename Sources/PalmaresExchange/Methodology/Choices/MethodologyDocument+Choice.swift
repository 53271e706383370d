public import PalmaresCore
public import PalmaresEngine

extension MethodologyDocument {
  /// The parameters that are the reader's to choose, in the order of the file.
  public var readersParameters: [ParameterDefinition] {
    methodology.parameters.filter { $0.reader != nil }
  }

  /// The methodology as a reader chose it: parameters set, fewer institutions listed. It is compiled
  /// after that, so that every check of a methodology is one of the choice.
  ///
  /// A setting stands in place of the profile's, which stands in place of the methodology's value. The
  /// filters of the profile and of the reader both hold.
  ///
  /// - Returns: the document, and what was chosen; no choice where nothing was asked for.
  /// - Throws: everything that is wrong with the request, at once.
  public func chosen(
    by request: ReaderRequest
  ) throws(DiagnosticError) -> (document: MethodologyDocument, choice: ReaderChoice?) {
    if request.isEmpty { return (self, nil) }
    var problems: [Diagnostic] = []
    let profile = profile(of: request, &problems)
    let settings = settings(of: request, profile, &problems)
    let condition = condition(of: request, &problems)
    if !problems.isEmpty { throw DiagnosticError(problems) }
    var document = self
    for index in document.methodology.parameters.indices {
      let name = document.methodology.parameters[index].name
      if let value = settings[name] { document.methodology.parameters[index].value = value }
    }
    let ofProfile = profile.flatMap { profile in
      profile.only.map { (name: "--profile \(profile.name)", condition: $0) }
    }
    let own = condition.map { (name: "--only", condition: $0) }
    document.methodology = document.methodology.listing(
      only: [ofProfile, own].compactMap { $0 })
    let set = methodology.parameters.compactMap { parameter in
      settings[parameter.name].map {
        ReaderChoice.Setting(name: parameter.name, label: parameter.label, value: $0)
      }
    }
    return (document, ReaderChoice(profile: profile, settings: set, only: request.only))
  }

  private func profile(
    of request: ReaderRequest, _ problems: inout [Diagnostic]
  ) -> ReaderProfile? {
    guard let name = request.profile else { return nil }
    let profile = profiles.first { $0.name == name }
    if profile == nil { problems.append(ReaderProblem(self).unknownProfile(name)) }
    return profile
  }

  private func condition(
    of request: ReaderRequest, _ problems: inout [Diagnostic]
  ) -> Expression? {
    guard let text = request.only else { return nil }
    do throws(ExpressionSyntaxError) {
      return try Expression(
        parsing: text, at: SourceLocation(file: "--only", line: 1, column: 1))
    } catch {
      problems.append(ReaderProblem(self).expression(text, error))
      return nil
    }
  }

  private func settings(
    of request: ReaderRequest, _ profile: ReaderProfile?, _ problems: inout [Diagnostic]
  ) -> [String: Double] {
    var values: [String: Double] = [:]
    for setting in profile?.settings ?? [] { values[setting.name] = setting.value }
    var seen: Set<String> = []
    for text in request.settings {
      guard let setting = setting(text, &problems) else { continue }
      if !seen.insert(setting.name).inserted {
        problems.append(ReaderProblem(self).twice(setting.name))
      }
      values[setting.name] = setting.value
    }
    return values
  }

  private func setting(
    _ text: String, _ problems: inout [Diagnostic]
  ) -> (name: String, value: Double)? {
    let problem = ReaderProblem(self)
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0]).trimmed
    guard parts.count == 2, !name.isEmpty else {
      problems.append(problem.form(text))
      return nil
    }
    guard let parameter = methodology.parameters.first(where: { $0.name == name }) else {
      problems.append(problem.unknown(name))
      return nil
    }
    guard let range = parameter.reader else {
      problems.append(problem.fixed(name, wanted: String(parts[1]).trimmed))
      return nil
    }
    guard let value = DecimalNumber.value(of: String(parts[1]).trimmed) else {
      problems.append(problem.number(String(parts[1]), of: name, in: text))
      return nil
    }
    guard range.allows(value) else {
      problems.append(problem.outOfRange(value, of: name, range))
      return nil
    }
    return (name, value)
  }
}
