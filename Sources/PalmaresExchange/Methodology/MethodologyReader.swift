public import PalmaresCore
import PalmaresEngine

/// Reads a methodology file: YAML or JSON in, rules out, or everything that is wrong with it.
///
///     let document = try MethodologyReader.read(file: "methods/hdi-2023.yml")
///     document.methodology.nodes.map(\.code)
///
/// What needs the whole graph (unknown nodes, circles, totals, nodes that nothing uses) is checked
/// by `Graph(compiling:)`; this reads.
public enum MethodologyReader {
  /// Reads a file.
  ///
  /// - Throws: every problem of the file at once, from top to bottom; `input.file-missing` and its
  ///   like where it can't be read at all.
  public static func read(file: String) throws(DiagnosticError) -> MethodologyDocument {
    try read(try FileContents.read(file).bytes, file: file)
  }

  /// The same, from bytes at hand.
  ///
  /// - Parameters:
  ///   - bytes: the content of the file.
  ///   - file: the name for messages; its folder is where `data` and `tables` are looked for.
  /// - Returns: the document, with what deserves a look among its warnings.
  /// - Throws: every problem of the file at once, from top to bottom.
  public static func read(
    _ bytes: [UInt8], file: String
  ) throws(DiagnosticError) -> MethodologyDocument {
    let (tree, refused) = YAMLReader.read(bytes, file: file)
    let context = ReadingContext(file: file)
    refused.forEach(context.report)
    context.digests = [Digest.sha256(of: bytes)]
    let document = tree.flatMap { read($0, in: context) }
    let diagnostics = context.diagnostics.sortedByPlace()
    guard var document, !diagnostics.hasErrors else { throw DiagnosticError(diagnostics) }
    document.warnings = diagnostics
    return document
  }

  /// What a file is offered in place of, whatever else is wrong with it: nothing besides `instead_of`
  /// is read. Empty where the file can't be read; whoever reads it whole is told why.
  public static func unestablished(in file: String) -> [MethodologyHeader.Unestablished] {
    do throws(DiagnosticError) {
      let bytes = try FileContents.read(file).bytes
      guard let tree = YAMLReader.read(bytes, file: file).tree else { return [] }
      let context = ReadingContext(file: file)
      guard let fields = Excerpt(tree, path: "", in: context).fields(.file) else { return [] }
      return HeaderReader(fields: fields).insteadOf(tree["id"]?.scalar?.text ?? "")
    } catch {
      return []
    }
  }

  private static func read(
    _ tree: MarkedTree, in context: ReadingContext
  ) -> MethodologyDocument? {
    var editions = EditionReader(context: context)
    guard let whole = editions.whole(tree) else { return nil }
    let expansion = MethodologyExpansion(context: context)
    let tables = expansion.tables(of: whole)
    let expanded = expansion.expanded(whole, tables: tables)
    guard let fields = Excerpt(expanded, path: "", in: context).fields(.file) else { return nil }
    var document = DocumentReader(fields: fields, expanded: expanded).read()
    document?.bases = editions.bases
    document?.written = WrittenMethodology(whole, tables: tables)
    return document
  }
}
