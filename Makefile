# Elke opdracht geeft alles door aan het programma; zonder make werkt hetzelfde met `python3 -m pipeline …`.
PYTHON ?= python3
SMJP = $(PYTHON) -m pipeline
IN_TEST = $(PYTHON) -m pipeline.environment test --
FOLDERS = $(if $(INHOUD),--inhoud $(INHOUD)) $(if $(UIT),--uit $(UIT))

.DEFAULT_GOAL := help
.PHONY: help plan controle handleiding-taal cbs-sjabloon cbs-nieuw cbs-bouw cbs-check cbs test bench golden editorhulp taal-meting lock

help: ## toont deze lijst
	@echo "Opdrachten:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1#\2/p' $(MAKEFILE_LIST) | awk -F'#' '{ printf "%-20s %s\n", $$1, $$2 }'

plan: ## bouwt het plan (Word, PDF en HTML) in build/; VOOR=raad voor de raad, STAP=2 kiest een stap, DEEL=AP012 een deel
	@$(SMJP) plan $(FOLDERS) $(if $(VOOR),--voor $(VOOR)) $(if $(STAP),--stap $(STAP)) $(if $(DEEL),--deel $(DEEL))

controle: ## toont alle bevindingen, zonder documenten te maken; VOOR=raad oordeelt zoals voor de raad
	@$(SMJP) controle $(FOLDERS) $(if $(VOOR),--voor $(VOOR)) $(if $(STAP),--stap $(STAP))

cbs-sjabloon: ## maakt het vaste sjabloon voor het college en de handleiding in build/cbs/
	@$(SMJP) cbs sjabloon $(FOLDERS)

cbs-nieuw: ## maakt een agendapunt: make cbs-nieuw ZITTING=2019-02-28 TITEL="…"
	@$(SMJP) cbs nieuw $(if $(INHOUD),--inhoud $(INHOUD)) "$(ZITTING)" "$(TITEL)"

cbs-bouw: ## bouwt de decks, leesbladen en nota's van een zitting: ZITTING=2019-02-28
	@$(SMJP) cbs bouw $(FOLDERS) "$(ZITTING)"

cbs-check: ## kijkt een deck na: DECK=bestand.pptx, eventueel ZITTING=… ONTVANGEN="2019-02-27 11:30"
	@$(SMJP) cbs check $(if $(INHOUD),--inhoud $(INHOUD)) "$(DECK)" $(if $(ZITTING),--zitting $(ZITTING)) $(if $(ONTVANGEN),--ontvangen "$(ONTVANGEN)")

cbs: ## maakt het overzicht van een zitting en de mail met de decks: ZITTING=2019-02-28
	@$(SMJP) cbs zitting $(FOLDERS) "$(ZITTING)"

test: ## voert alle tests uit
	@$(IN_TEST) -m pytest -n auto

handleiding-taal: ## maakt de handleiding bij de taalregels in build/handleiding/
	@$(SMJP) handleiding-taal $(FOLDERS)

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
