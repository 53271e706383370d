@_exported public import PalmaresCore
@_exported public import PalmaresEngine
