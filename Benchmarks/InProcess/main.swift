import Glibc
import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresEngine

// Times what the command can't show, because it starts cold: edits of one evaluation that stays in memory.
//
// Usage: palmares-benchmark METHODOLOGY [EDITS]
// Writes JSON: for each kind of edit the median and 95th percentile in microseconds.

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
  print("usage: palmares-benchmark METHODOLOGY [EDITS]")
  exit(64)
}
let edits = arguments.count > 2 ? Int(arguments[2]) ?? 4000 : 4000
let applied = try AppliedMethodology(CompiledMethodology(file: arguments[1]))
var races = EditRaces(try WhatIf(applied.evaluation), edits: edits)
print(races.json())
