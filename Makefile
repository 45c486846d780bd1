# Thin doors: what they do is in scripts/.
.PHONY: help setup run test bench lint build picture icons
PACKAGE ?= examples/retail-site-selection

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

setup: ## install what this machine lacks; quick when nothing is missing
	@scripts/setup.sh

run: ## open the studio on an example, or on PACKAGE=path
	@scripts/run.sh "$(PACKAGE)"

test: ## run every check and every test, the real window's too
	@scripts/test.sh

lint: ## look at the code without running it
	@scripts/lint.sh

bench: ## measure speed: the crates and the window
	@scripts/bench.sh

build: ## build the release binaries
	@scripts/build.sh release

picture: ## draw the README's pictures of the studio
	@scripts/picture.sh

icons: ## draw the app icons from their SVG
	@scripts/icons.sh
