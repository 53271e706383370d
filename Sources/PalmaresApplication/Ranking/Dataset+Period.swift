public import PalmaresCore
public import PalmaresEngine

extension Dataset {
  /// `, period 2024`, for headers; nothing where the data have no periods.
  public var periodWords: LocalizedText {
    period.map { LocalizedText(en: ", period \($0)", fr: ", période \($0)") } ?? LocalizedText("")
  }
}
