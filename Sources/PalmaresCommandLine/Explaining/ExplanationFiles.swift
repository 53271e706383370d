import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// The files of an explanation as a page names them: those beside the methodology by their name
/// alone, because the page says the folder once.
struct ExplanationFiles {
  private let document: MethodologyDocument
  private let surroundings: Surroundings

  init(of document: MethodologyDocument, _ surroundings: Surroundings) {
    self.document = document
    self.surroundings = surroundings
  }

  /// `hdi-2023.csv:27 (column 2, 'life_expectancy')`.
  func text(of place: SourceLocation, in language: Language) -> String {
    var place = place
    place.file =
      folder.flatMap { surroundings.name(of: place.file, in: $0) } ?? surroundings.shown(place.file)
    return place.text(in: language)
  }

  /// `Files of hdi-2023 in: PATH`; `nil` where no cell shown stands there, or where names are paths.
  func folderLine(for nodes: [ExplainedNode], in language: Language) -> String? {
    guard let folder else { return nil }
    let standsThere = nodes.contains { node in
      guard case .cell(_, let place?, _) = node.trace.source else { return false }
      return surroundings.name(of: place.file, in: folder) != nil
    }
    guard standsThere else { return nil }
    let path = surroundings.shown(folder)
    return LocalizedText(
      en: "Files of \(document.header.id) in: \(path)",
      fr: "Fichiers de \(document.header.id) dans\u{202F}: \(path)")[language]
  }

  /// Where the data of a column come from, as the methodology cites it.
  func citation(ofColumn name: String) -> String? {
    ([document.data] + document.data.joins).lazy.flatMap(\.columns)
      .first { $0.name == name }?.citation
  }

  private var folder: String? {
    guard let slash = document.file.lastIndex(of: "/"), slash > document.file.startIndex else {
      return nil
    }
    return String(document.file[..<slash])
  }
}
