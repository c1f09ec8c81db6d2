# What perch needs from the system, and what people do with it. `make` alone lists the targets.

BUILD_PACKAGES := libncurses-dev libsqlite3-dev libzstd-dev zlib1g-dev
TEST_PACKAGES  := $(BUILD_PACKAGES) gcc tmux screen mosh openssh-server openssh-client python3 python3-venv ncurses-base
SUDO           := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PYTHON         := .venv/bin/python
RELEASE        := .build-release/release/perch
DEBUG          := .build/debug/perch
STATIC         := .build-static/perch
ICU_DATA       := $(CURDIR)/.build-static/icu-data.o
CHECKOUTS      := .build-release/checkouts
PACKAGES       := .build-static/packages
STORE_BENCH    := .build-bench/release/StoreBench
# Each function in a section of its own, so that the linker can lay those side by side that run together.
BUILD_RELEASE  := swift build -c release --static-swift-stdlib --scratch-path .build-release \
                  -Xswiftc -Xfrontend -Xswiftc -function-sections
SWIFT_BACKTRACE := enable=no
export SWIFT_BACKTRACE

.PHONY: help run test build sanitize release static test-static tarball deb try-deb sizes setup-build setup-test lint unit \
        journeys fuzz sample sample-maker bench random-keys faults link-order mutate-rules contract clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: release ## build perch and open the sample recording
	@$(RELEASE) replay

release: setup-build
	@[ -x $(RELEASE) ] || echo "The first build takes about five minutes; later ones take seconds."
	@$(BUILD_RELEASE) --product perch

build: setup-build ## build for work on perch, tests included
	@swift build --build-tests

# The same dice each time, so that a change is not blamed for what it did not break.
test: SEED = 1
test: setup-test lint build unit journeys fuzz ## install what the tests need and run all of them; the last is a round of fuzzing
	@echo "All tests passed."

# One test after the other, since thousands of slow ones at once reach limits that are meant for tests that hang. What only the
# payload of an enum points to is told as a leak, so leaks are not asked for; XCTest has no test here.
sanitize: export ASAN_OPTIONS = detect_leaks=0
sanitize: export TSAN_OPTIONS = suppressions=$(CURDIR)/Tests/thread-sanitizer.txt
sanitize: setup-test ## run the unit tests under the address and the thread sanitizer; each builds all anew
	@for sanitizer in address thread; do \
	  echo "Under the $$sanitizer sanitizer:"; \
	  swift build --build-tests --sanitize=$$sanitizer --scratch-path .build-sanitize && \
	  swift test --skip-build --disable-xctest --no-parallel --sanitize=$$sanitizer --scratch-path .build-sanitize || exit 1; \
	done

lint:
	@swift format lint --strict --recursive Package.swift Sources Tests Themes Benchmarks

unit:
	@swift test --skip-build

journeys:
	@PERCH=$(DEBUG) $(PYTHON) -m pytest -q Tests/Journeys

fuzz: setup-build ## give every reader of bytes from outside made-up bytes for 30 seconds each; SECONDS=600 for longer
	@echo "Fuzzing $$(ls Tests/Fuzz/Corpus | wc -l) readers for $(or $(SECONDS),30) seconds each, two at a time, after a build."
	@PERCH_FUZZ=1 swift build --scratch-path .build-fuzz --product Fuzz --disable-index-store
	@PERCH_FUZZ_SEED=$(SEED) ./Tests/Fuzz/fuzz $(or $(SECONDS),30)

static: setup-build ## link one file that needs nothing of its host, for a bastion: .build-static/perch
	@mkdir -p .build-static
	@[ -f $(ICU_DATA) ] || ./Packaging/make-icu-data $(ICU_DATA)
	@PERCH_ICU_DATA=$(ICU_DATA) $(BUILD_RELEASE) --product perch
	@objcopy --strip-all --remove-section=.comment $(RELEASE) $(STATIC)
	@ls -l $(STATIC)

test-static: static setup-test ## run that file in roots that hold hardly anything else
	@PERCH=$(STATIC) $(PYTHON) -m pytest -q Tests/Packaging

tarball: static ## pack it for any Linux, with manual page, completions, service, samples and licences
	@./Packaging/make-tarball $(STATIC) $(CHECKOUTS) $(PACKAGES)

deb: static ## pack the same for Debian and Ubuntu
	@./Packaging/make-deb $(STATIC) $(CHECKOUTS) $(PACKAGES)

try-deb: deb ## check the package with lintian; install, run, upgrade and remove it in a Debian of its own; needs root
	@$(call install,lintian debootstrap)
	@lintian --fail-on warning $(PACKAGES)/perch_*.deb
	@$(SUDO) ./Packaging/try-deb $(PACKAGES)/perch_*.deb

sizes: static setup-test ## measure that file beside htop and the AWS CLI
	@$(PYTHON) Benchmarks/sizes.py --perch $(STATIC)

sample: release sample-maker ## make the recordings of SampleData anew from generated raw exports
	@./SampleData/make-sample $(RELEASE)

sample-maker: setup-build
	@$(BUILD_RELEASE) --product SampleMaker

bench: release sample-maker setup-test ## measure perch beside its peers and print one table
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -r Benchmarks/requirements.txt
	@for product in StoreBench EngineBench; do \
	  swift build -c release --product $$product -Xswiftc -enable-testing --scratch-path .build-bench || exit 1; \
	done
	@$(PYTHON) Benchmarks/bench.py --perch $(RELEASE) --store-bench $(STORE_BENCH)

random-keys: release setup-test ## press 100,000 random keys over the sample; prints the slowest repaints
	@$(PYTHON) Benchmarks/random_keys.py --perch $(RELEASE)

faults: setup-test build ## kill recorders 2,000 times and fill their disk up with every write; takes two hours
	@PERCH_KILLS=500 swift test --skip-build --filter "survive a kill"
	@PERCH=$(DEBUG) PERCH_KILLS=1000 PERCH_FULL_DISK_STEP=1 $(PYTHON) -m pytest -q Tests/Journeys/test_faults.py

link-order: release ## list anew what the linker lays side by side; needs valgrind
	@./Packaging/make-link-order $(RELEASE) > .build-release/link-order.txt
	@mv .build-release/link-order.txt Packaging/link-order.txt

mutate-rules: setup-build ## move every comparison and default of the rules; their tests must fail
	@python3 Tests/mutate-rules.py

setup-build:
	@$(call install,$(BUILD_PACKAGES))

setup-test:
	@$(call install,$(TEST_PACKAGES))
	@[ -x $(PYTHON) ] || { echo "Making a Python environment in .venv"; python3 -m venv .venv; }
	@cmp -s Tests/requirements.txt .venv/requirements.txt || { \
	  echo "Installing into .venv: $$(tr '\n' ' ' < Tests/requirements.txt)"; \
	  $(PYTHON) -m pip install --quiet --disable-pip-version-check -r Tests/requirements.txt \
	  && cp Tests/requirements.txt .venv/requirements.txt; }

# Installs the Debian packages that are missing; says which, and does nothing when none is.
define install
missing=""; for p in $(1); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
if [ -n "$$missing" ]; then echo "Installing with apt-get:$$missing"; \
$(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; fi
endef

clean: ## remove everything that was built
	@rm -rf .build .build-* .venv
