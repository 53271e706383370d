#!/bin/sh
# Feeds the table readers with bytes that libFuzzer makes up, for SECONDS seconds (60 if not said).
#   scripts/fuzz-readers.sh [SECONDS]
# Stops with the bytes in .build/fuzz/ when a reader crashes.
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-60}
export SWIFT_BACKTRACE=enable=no
out=.build/fuzz
swift build --scratch-path "$out" --target PalmaresExchange -Xswiftc -sanitize=fuzzer
built=$(swift build --scratch-path "$out" --show-bin-path)
modules=$built
[ -d "$built/Modules" ] && modules=$built/Modules
# shellcheck disable=SC2046 # object files have no spaces in their names
swiftc -parse-as-library -swift-version 6 -sanitize=fuzzer scripts/FuzzReaders.swift \
  -I "$modules" -Xcc -fmodule-map-file=Sources/CSodium/module.modulemap \
  -Xcc -fmodule-map-file=Sources/CLibYAML/module.modulemap \
  $(find "$built"/Palmares*.build -name '*.o') -lsodium -lyaml -o "$out/fuzz-readers"
mkdir -p "$out/corpus"
printf 'id;x;y\nA;1,5;"a ""b"""\nB;1.234,5;NA\n' >"$out/corpus/french.csv"
printf '\357\273\277id,x,y\r\nA,1e3,\r\n' >"$out/corpus/mark.csv"
printf 'id\tx\nA\t12 345\nB\t\351\n' >"$out/corpus/western.csv"
timeout -k 10 $((seconds + 60)) "$out/fuzz-readers" -max_total_time="$seconds" -max_len=400 \
  -artifact_prefix="$out/" "$out/corpus"
