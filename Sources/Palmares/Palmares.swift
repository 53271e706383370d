@_exported public import PalmaresAnalysis
@_exported public import PalmaresCore
@_exported public import PalmaresEngine
