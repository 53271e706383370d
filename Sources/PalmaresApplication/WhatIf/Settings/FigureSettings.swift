import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// Settings of figures: `INSTITUTION.COLUMN=VALUE`, read against the institutions and columns of the
/// data.
struct FigureSettings {
  private let document: MethodologyDocument
  private let dataset: Dataset
  private let search: InstitutionSearch
  private(set) var columns: [String: Column] = [:]
  private(set) var problems: [Diagnostic] = []
  private(set) var remarks: [Diagnostic] = []
  private var problem: SettingProblem { SettingProblem(document) }

  init(_ document: MethodologyDocument, _ dataset: Dataset) {
    self.document = document
    self.dataset = dataset
    search = InstitutionSearch(in: dataset.units)
  }

  struct Reading: Hashable {
    var institution: InstitutionMatch
    var column: String
    var right: String

    var target: ScenarioSetting.Target {
      .figure(identifier: institution.identifier, name: institution.name, column: column)
    }
  }

  // MARK: What is meant

  /// Every reading, and why a left side that names a column has none.
  func readings(of text: SettingText) -> (readings: [Reading], problems: [Diagnostic]) {
    var readings: [Reading] = []
    var problems: [Diagnostic] = []
    for (left, right) in text.assignments {
      for (name, column) in SettingText.dotted(left) where dataset.columns[column] != nil {
        do throws(DiagnosticError) {
          let match = try search.institution(name)
          readings.append(Reading(institution: match, column: column, right: right))
        } catch {
          problems += error.diagnostics
        }
      }
    }
    return (readings, problems)
  }

  /// The column that stands after an institution and isn't read; `nil` where no institution is named.
  func unknownColumn(of text: SettingText) -> String? {
    for (left, _) in text.assignments {
      for (name, column) in SettingText.dotted(left) where dataset.columns[column] == nil {
        do throws(DiagnosticError) {
          _ = try search.institution(name)
          return column
        } catch {
          continue
        }
      }
    }
    return nil
  }

  var columnNames: [String] { dataset.columns.keys.sorted() }

  // MARK: What it becomes

  mutating func add(_ reading: Reading, _ text: String) -> ScenarioSetting? {
    guard var column = columns[reading.column] ?? dataset.columns[reading.column] else {
      return nil
    }
    let unit = reading.institution.unit
    let before = ScenarioValue(of: dataset.columns[reading.column], at: unit)
    do throws(DiagnosticError) {
      try put(reading, into: &column, text)
    } catch {
      problems += error.diagnostics
      return nil
    }
    columns[reading.column] = column
    if let remark = reading.institution.remark { remarks.append(remark) }
    return ScenarioSetting(
      text: text, target: reading.target, before: before,
      after: ScenarioValue(of: column, at: unit))
  }

  private mutating func put(
    _ reading: Reading, into column: inout Column, _ text: String
  ) throws(DiagnosticError) {
    let unit = reading.institution.unit
    if let state = ValueState(code: reading.right), state != .present {
      column.clear(at: unit, as: state)
    } else if let categories = column.categories {
      try put(word: reading.right, into: &column, categories, at: unit, text)
    } else {
      column.set(try number(reading, column.number(at: unit), text), at: unit)
    }
  }

  private func number(
    _ reading: Reading, _ before: Double?, _ text: String
  ) throws(DiagnosticError) -> Double {
    guard let setting = NumberSetting(reading.right) else {
      throw DiagnosticError(problem.number(reading.right, text))
    }
    guard let value = setting.value(from: before) else {
      throw DiagnosticError(
        before == nil
          ? problem.withoutValue(reading.institution.label, reading.column, text)
          : problem.beyondNumbers(reading.institution.label, reading.column, text))
    }
    let allowed = document.data.describedColumns.first { $0.name == reading.column }?.allowed
    if let allowed, !allowed.contains(value) {
      throw DiagnosticError(problem.outside(value, of: reading.column, allowed.words, text))
    }
    return value
  }

  /// A word in quotation marks is a word whatever it says.
  private mutating func put(
    word right: String, into column: inout Column, _ categories: [String], at unit: Int,
    _ text: String
  ) throws(DiagnosticError) {
    let isQuoted = right.count > 1 && right.hasPrefix("\"") && right.hasSuffix("\"")
    let word = isQuoted ? String(right.dropFirst().dropLast()) : right
    guard !word.isEmpty else { throw DiagnosticError(problem.emptyWord(text)) }
    if let known = categories.firstIndex(of: word) {
      column.set(Double(known), at: unit)
      return
    }
    remarks.append(problem.newWord(word, among: categories, text))
    column.categories = categories + [word]
    column.set(Double(categories.count), at: unit)
  }
}
