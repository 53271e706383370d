# Two commands do everything on a fresh Debian 12 with a Swift 6 toolchain:
#
#   make demo    builds, ranks real institutions, explains one, reproduces a published index
#   make test    installs what tests need and runs every test
#
# The others: build, lint, format, bench, fuzz (hostile input for five minutes), clean.

export SWIFT_BACKTRACE := enable=no
PALMARES := .build/release/palmares

.PHONY: demo test build lint format bench fuzz clean cohort

demo: build
	@scripts/demo.sh $(PALMARES)

build:
	@scripts/setup.sh build
	swift build -c release

test: cohort
	@scripts/test.sh

# The synthetic cohort of the benchmarks and of one reference test: the same bytes everywhere.
cohort:
	@scripts/setup.sh test
	@[ -s Benchmarks/cohort/data.csv ] || python3 Benchmarks/make_cohort.py --out Benchmarks/cohort

lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Examples

format:
	swift format --in-place --parallel --recursive Package.swift Sources Tests Examples

bench: build cohort
	@scripts/setup.sh bench
	@Benchmarks/run.sh

fuzz:
	@scripts/setup.sh build
	scripts/fuzz-readers.sh 300

clean:
	rm -rf .build .venv Benchmarks/cohort Benchmarks/results Examples/Library/.build
