# Elke opdracht geeft alles door aan het programma; zonder make werkt hetzelfde met `python3 -m pipeline …`.
PYTHON ?= python3
SMJP = $(PYTHON) -m pipeline
IN_TEST = $(PYTHON) -m pipeline.environment test --
FOLDERS = $(if $(INHOUD),--inhoud $(INHOUD)) $(if $(UIT),--uit $(UIT))

.DEFAULT_GOAL := help
.PHONY: help plan controle test bench golden editorhulp taal-meting lock

help: ## toont deze lijst
	@echo "Opdrachten:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1#\2/p' $(MAKEFILE_LIST) | awk -F'#' '{ printf "%-20s %s\n", $$1, $$2 }'

plan: ## bouwt het plan (Word, PDF en HTML) in build/; STAP=2 kiest een stap, DEEL=AP012 een deel
	@$(SMJP) plan $(FOLDERS) $(if $(STAP),--stap $(STAP)) $(if $(DEEL),--deel $(DEEL))

controle: ## toont alle bevindingen, zonder documenten te maken
	@$(SMJP) controle $(FOLDERS) $(if $(STAP),--stap $(STAP))

test: ## voert alle tests uit
	@$(IN_TEST) -m pytest -n auto

bench: ## meet de bouwtijd van een groot plan en van een groot grootboek
	@$(IN_TEST) -m tests.bench
	@$(IN_TEST) -m tests.bench_ledger

taal-meting: ## meet de regels voor klare taal op een gelabelde set (SMJP_TAALSET=pad)
	@$(IN_TEST) -m tests.taal_meting

golden: ## schrijft de voorbeelduitvoer van de tests opnieuw (kijk daarna de verschillen na)
	@$(IN_TEST) -m pytest -n auto --golden

editorhulp: ## schrijft de JSON-schema's voor tekstverwerkers opnieuw
	@$(SMJP) editorhulp $(FOLDERS)

lock: ## legt alle pakketten opnieuw vast, met hashes, voor elk besturingssysteem
	@$(IN_TEST) -m pipeline.environment_lock
