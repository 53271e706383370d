import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// The table of one edition, as its own rules and those of the other edition read it.
struct ReadEdition {
  let compiled: CompiledMethodology
  let request: EditionRequest
  /// As the edition's own rules read it.
  private(set) var own: Dataset
  /// As the other edition's rules read it.
  private(set) var foreign: Dataset
  /// Columns that only the other edition's rules read, and that nobody has a value in.
  let absent: [String]
  let remarks: [Diagnostic]

  var document: MethodologyDocument { compiled.document }

  /// - Parameters:
  ///   - absence: what becomes of columns that only the other edition's rules read.
  /// - Throws: everything that is wrong with the table; `attribution.absent-columns`.
  init(
    _ compiled: CompiledMethodology, _ request: EditionRequest, other: CompiledMethodology,
    absence: AbsentFigures
  ) throws(DiagnosticError) {
    self.compiled = compiled
    self.request = request
    let needed = compiled.graph.requirements()
    let known = Set(needed.map(\.name))
    do throws(DiagnosticError) {
      (own, remarks) = try DatasetReader.read(
        compiled.document.data, file: request.data, requirements: needed, period: request.period,
        ranges: compiled.printedRanges())
    } catch {
      throw DiagnosticError(error.diagnostics.map { $0.told(of: compiled.document) })
    }
    guard !compiled.hasSameRules(as: other) else {
      (foreign, absent) = (own, [])
      return
    }
    let wanted = other.graph.requirements()
    let description = Self.description(compiled.document, other.document)
    let lacking = Set(
      DatasetReader.absentColumns(description, file: request.data, requirements: wanted))
    let there = wanted.filter { !lacking.contains($0.name) }
    // Each column by itself can be read; the period was found above.
    let read = try DatasetReader.read(
      description, file: request.data, requirements: there, period: own.period,
      ranges: compiled.printedRanges(other)
    ).dataset
    let empty = there.filter { requirement in
      !known.contains(requirement.name)
        && read.columns[requirement.name]?.states.contains(.present) == false
    }.map(\.name)
    absent = wanted.map(\.name).filter { lacking.contains($0) || empty.contains($0) }
    if absence == .refuse, !absent.isEmpty {
      throw DiagnosticError(Self.absentColumns(absent, of: compiled, other, request.data))
    }
    foreign = read.adding(wanted.filter { lacking.contains($0.name) })
  }

  /// Those for which the table has only a range, by the rules of either edition.
  var onlyRanges: [SetAsideUnit] { own.units.setAside + foreign.units.setAside }

  /// Leaves institutions out in all periods, as either edition's rules read them.
  mutating func setAside(_ units: [SetAsideUnit]) {
    own = own.settingAside(units)
    foreign = foreign.settingAside(units)
  }

  /// How the edition describes its table, with the columns that only the other describes.
  private static func description(
    _ own: MethodologyDocument, _ other: MethodologyDocument
  ) -> DataDescription {
    var description = own.data
    let known = Set(description.describedColumns.map(\.name))
    description.columns += other.data.describedColumns.filter { !known.contains($0.name) }
    return description
  }

  private static func absentColumns(
    _ columns: [String], of edition: CompiledMethodology, _ other: CompiledMethodology,
    _ data: String?
  ) -> Diagnostic {
    let names = culprits(columns, atMost: 12)
    let table = data ?? edition.document.data.file ?? ""
    let (id, otherId) = (edition.document.header.id, other.document.header.id)
    return Diagnostic(
      DiagnosticRule("attribution.absent-columns"), .error,
      LocalizedText(
        en:
          "The figures of '\(id)' ('\(table)') lack what the rules of '\(otherId)' read: \(names.en).",
        fr: "Aux données de « \(id) » (« \(table) ») manque ce que lisent les règles de "
          + "« \(otherId) » : \(names.fr)."),
      why: LocalizedText(
        en: "The split needs each edition's figures under the other edition's rules.",
        fr: "La décomposition demande les données de chaque édition sous les règles de l’autre."),
      fix: [
        LocalizedText(
          en: "Add the columns to the table, with the figures of that year.",
          fr: "Ajoutez les colonnes au tableau, avec les données de cette année-là."),
        LocalizedText(
          en:
            "Or count them as missing, as the rules treat what is missing: '--absent missing'. What "
            + "that does then counts as a change of data.",
          fr: "Ou comptez-les comme absentes, traitées comme les règles traitent une absence : "
            + "« --absent missing ». Ce que cela fait compte alors comme un changement de données."),
      ])
  }
}

extension CompiledMethodology {
  fileprivate func hasSameRules(as other: CompiledMethodology) -> Bool {
    document.sha256 == other.document.sha256 && chosenTable?.id == other.chosenTable?.id
  }
}

extension Diagnostic {
  /// The same, with the edition whose figures it is about.
  fileprivate func told(of document: MethodologyDocument) -> Diagnostic {
    var told = self
    let id = document.header.id
    told.summary =
      LocalizedText(en: "\(id): \(summary.en)", fr: "\(id) : \(summary.fr)").typeset
    return told
  }
}

extension Dataset {
  /// With columns in which nobody has a value, in every period.
  fileprivate func adding(_ requirements: [ColumnRequirement]) -> Dataset {
    guard !requirements.isEmpty else { return self }
    func added(_ dataset: Dataset) -> Dataset {
      let count = dataset.units.count
      var columns = dataset.columns
      for requirement in requirements {
        columns[requirement.name] =
          requirement.kind == .text
          ? Column(words: [String?](repeating: nil, count: count))
          : Column(absent: .missing, count: count)
      }
      return Dataset(units: dataset.units, columns: columns, origin: dataset.origin)
    }
    guard let series else { return added(self) }
    let parts = (0..<series.count).map {
      (name: series.names[$0], dataset: added(series.dataset(at: $0)))
    }
    return PeriodSeries(parts).dataset(at: position)
  }
}
