public import PalmaresCore
public import PalmaresEngine
import PalmaresExchange

/// The same facts under several methodologies, side by side.
public struct MethodComparison: Sendable {
  /// In the order asked for; changes of rank are from the first.
  public let methods: [ComparedMethod]
  /// Institutions in the order of the first method, then those that only others list.
  public let rows: [ComparedRow]
  /// The institution asked for, with the rules that make the difference for it.
  public let institution: ComparedInstitution?
  public let remarks: [Diagnostic]

  /// - Parameters:
  ///   - files: the methodologies, two at least.
  ///   - data: the table to which all are applied; that which each names where `nil`, if it is the
  ///     same.
  ///   - settings: `NAME=NUMBER`, parameters that the methods leave to readers.
  ///   - wanted: identifier, alias or name of an institution to look at.
  /// - Throws: everything that is wrong with the files; `compare.absent-columns` for a method that
  ///   needs what the table lacks; `compare.different-data`.
  /// - Precondition: two files at least.
  public init(
    files: [String], data: String? = nil, settings: [String] = [],
    institution wanted: String? = nil
  ) throws(DiagnosticError) {
    precondition(files.count > 1, "\(files.count) methods")
    let methods = try Self.methods(files, data, settings)
    self.methods = methods
    try Self.checkSameData(methods)
    rows = ComparedRow.all(of: methods)
    institution = try wanted.map { name throws(DiagnosticError) in
      try ComparedInstitution(name, under: methods, data: data)
    }
    remarks =
      methods.flatMap(\.remarks) + [institution?.match.remark].compactMap { $0 }
      + Self.absences(methods, rows)
  }

  // MARK: Reading

  /// Every method with its problems: those of all are told together.
  private static func methods(
    _ files: [String], _ data: String?, _ settings: [String]
  ) throws(DiagnosticError) -> [ComparedMethod] {
    var methods: [ComparedMethod] = []
    var shared = SharedSettings(settings)
    var problems: [Diagnostic] = []
    for (index, file) in files.enumerated() {
      do throws(DiagnosticError) {
        let compiled = try shared.compiled(file)
        if let absence = compiled.absenceOfResults { throw DiagnosticError(absence) }
        let applied = try self.applied(compiled, data)
        methods.append(
          ComparedMethod(label: label(compiled, index, among: methods), compiled, applied))
      } catch {
        problems += error.diagnostics
      }
    }
    problems += shared.problems(with: methods.first?.document)
    if problems.hasErrors { throw DiagnosticError(problems) }
    return methods
  }

  private static func label(
    _ compiled: CompiledMethodology, _ index: Int, among others: [ComparedMethod]
  ) -> String {
    let header = compiled.document.header
    let known = others.map(\.label)
    if !known.contains(header.id) { return header.id }
    let dated = "\(header.id) \(header.edition)"
    return known.contains(dated) ? "\(dated) #\(index + 1)" : dated
  }

  private static func applied(
    _ compiled: CompiledMethodology, _ data: String?
  ) throws(DiagnosticError) -> AppliedMethodology {
    do throws(DiagnosticError) {
      return try AppliedMethodology(compiled, data: data, keepingSteps: true)
    } catch {
      let absent = DatasetReader.absentColumns(
        compiled.document.data, file: data, requirements: compiled.graph.requirements())
      guard !absent.isEmpty else { throw error }
      throw DiagnosticError(
        AbsentColumns(compiled: compiled, columns: absent, data: data).diagnostic)
    }
  }

  private static func checkSameData(_ methods: [ComparedMethod]) throws(DiagnosticError) {
    guard let first = methods.first else { return }
    let others = methods.filter {
      $0.evaluation.dataset.origin.sha256 != first.evaluation.dataset.origin.sha256
    }
    if others.isEmpty { return }
    let names = culprits(others.map(\.label))
    throw DiagnosticError(
      Diagnostic(
        DiagnosticRule("compare.different-data"), .error,
        LocalizedText(
          en: "'\(first.label)' and \(names.en) come with different tables.",
          fr: "« \(first.label) » et \(names.fr) viennent avec des tableaux différents."),
        why: LocalizedText(
          en: "Methods are compared on the same facts.",
          fr: "Des méthodes se comparent sur les mêmes faits."),
        fix: [
          LocalizedText(
            en: "Give one table to all: --data FILE.",
            fr: "Donnez à toutes un même tableau : --data FICHIER.")
        ]))
  }

  /// Institutions that one method lists and another doesn't.
  private static func absences(
    _ methods: [ComparedMethod], _ rows: [ComparedRow]
  ) -> [Diagnostic] {
    methods.compactMap { method in
      let absent = rows.filter { method.row(of: $0.identifier) == nil }.map(\.name)
      guard !absent.isEmpty else { return nil }
      let names = culprits(absent)
      return Diagnostic(
        DiagnosticRule("compare.not-listed"), .information,
        LocalizedText(
          en: "'\(method.label)' doesn't list \(names.en).",
          fr: "« \(method.label) » n’affiche pas \(names.fr)."))
    }
  }
}

/// One institution under every method.
public struct ComparedRow: Sendable {
  public let identifier: String
  public let name: String
  /// One for each method; `nil` where it doesn't list the institution.
  public let results: [ResultRow?]

  /// How many places higher than under the first method; `nil` where one of them gives no rank.
  public func rise(under method: Int) -> Double? {
    guard let first = results.first ?? nil, let from = first.rank,
      let to = results[method]?.rank
    else { return nil }
    return from.low - to.low
  }

  static func all(of methods: [ComparedMethod]) -> [ComparedRow] {
    var seen = Set<String>()
    return methods.flatMap { method in
      method.results.rows.filter { seen.insert($0.identifier).inserted }
    }.map { row in
      ComparedRow(
        identifier: row.identifier, name: row.name,
        results: methods.map { $0.row(of: row.identifier) })
    }
  }
}
