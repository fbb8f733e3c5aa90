# Elke opdracht geeft alles door aan het programma; zonder make werkt hetzelfde met `python3 -m pipeline …`.
PYTHON ?= python3
SMJP = $(PYTHON) -m pipeline
IN_TEST = $(PYTHON) -m pipeline.environment test --

# `$(call text,MAP)` is de waarde van MAP, ook met spaties of aanhalingstekens erin, en `$(call with,--uit,UIT)` de optie
# met haar waarde; zonder waarde zijn ze leeg
text = $(if $(value $(1)),'$(subst ','\'',$(value $(1)))')
with = $(if $(value $(2)),$(1) $(call text,$(2)))
DOSSIER = $(call with,--inhoud,INHOUD)
FOLDERS = $(DOSSIER) $(call with,--uit,UIT) $(if $(VERVANG),--vervang)

.DEFAULT_GOAL := help
.PHONY: help nieuw plan controle sjablonen taal handleiding-taal editorhulp schema schuif ramingen cbs-sjabloon cbs-nieuw \
	cbs-bouw cbs-check cbs test nakijken golden bench taal-meting lock

help:
	@echo "Begin hier: \`make plan\` maakt het plan uit content/ en zet het in build/."
	@echo "Een eigen dossier: \`make nieuw MAP=../mijn-plan\`, daarna \`make plan INHOUD=../mijn-plan\`."
	@echo "De uitleg voor wie schrijft, staat in content/LEESMIJ.md."
	@awk -F ':.*## ' '/^#: / { print "\n" substr($$0, 4) } /^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "Bij elke opdracht kan INHOUD=map (het dossier) en, als ze documenten maakt, UIT=map en VERVANG=ja."

#: Een dossier maken en bouwen
nieuw: ## maakt een klein dossier om mee te beginnen: MAP=../mijn-plan, eventueel NAAM="Stad Lier" PERIODE=2026-2031
	@$(SMJP) nieuw $(call text,MAP) $(call with,--naam,NAAM) $(call with,--periode,PERIODE)

plan: ## bouwt het plan (Word, PDF en HTML); VOOR=raad voor de raad, STAP=2 kiest een stap, DEEL=AP012 een deel
	@$(SMJP) plan $(FOLDERS) $(call with,--voor,VOOR) $(call with,--stap,STAP) $(call with,--deel,DEEL)

controle: ## toont alle bevindingen, zonder documenten te maken; VOOR=raad oordeelt zoals voor de raad
	@$(SMJP) controle $(DOSSIER) $(call with,--voor,VOOR) $(call with,--stap,STAP)

sjablonen: ## toont wat een dossier zelf kan hebben, zoals een huisstijl; NAAM=huisstijl.yaml maakt er een kopie van
	@$(SMJP) sjablonen $(DOSSIER) $(call text,NAAM)

editorhulp: ## schrijft de schema's die een tekstverwerker helpen
	@$(SMJP) editorhulp $(DOSSIER)

#: Klare taal
taal: ## kijkt een zin na: ZIN="…" NIVEAU=doel (of actieplan, actie), of een BESTAND=zinnen.csv
	@$(SMJP) taal $(DOSSIER) $(call with,--zin,ZIN) $(call with,--niveau,NIVEAU) $(call text,BESTAND)

handleiding-taal: ## maakt de handleiding bij de taalregels (Word en pdf)
	@$(SMJP) handleiding-taal $(FOLDERS)

#: Cijfers
schema: ## toont één schema van de BBC: SCHEMA=M2 (of M1, M3, T1 tot T4)
	@$(SMJP) schema $(DOSSIER) $(call text,SCHEMA) $(call with,--formaat,FORMAAT)

schuif: ## toont wat er zou veranderen: CODE=AP012 JAAR=2022 BEDRAG=-250000
	@$(SMJP) schuif $(DOSSIER) $(call text,CODE) $(call text,JAAR) $(call text,BEDRAG)

ramingen: ## leest een export van het boekhoudpakket: BESTAND=export.xlsx BEDRAGEN=belgisch; SCHRIJF=ja neemt ze over
	@$(SMJP) ramingen lees $(DOSSIER) $(call text,BESTAND) $(call with,--bedragen,BEDRAGEN) $(if $(SCHRIJF),--schrijf)

#: Het college
cbs-sjabloon: ## maakt het vaste sjabloon voor het college en de handleiding
	@$(SMJP) cbs sjabloon $(FOLDERS)

cbs-nieuw: ## maakt een agendapunt: ZITTING=jaar-maand-dag TITEL="…"
	@$(SMJP) cbs nieuw $(DOSSIER) $(call text,ZITTING) $(call text,TITEL)

cbs-bouw: ## bouwt de decks, leesbladen en nota's van een zitting: ZITTING=jaar-maand-dag
	@$(SMJP) cbs bouw $(FOLDERS) $(call text,ZITTING)

cbs-check: ## kijkt een deck na: DECK=bestand.pptx, eventueel ZITTING=… ONTVANGEN="jaar-maand-dag uur:minuten"
	@$(SMJP) cbs check $(DOSSIER) $(call text,DECK) $(call with,--zitting,ZITTING) $(call with,--ontvangen,ONTVANGEN)

cbs: ## maakt het overzicht van een zitting en de mail met de decks: ZITTING=jaar-maand-dag
	@$(SMJP) cbs zitting $(FOLDERS) $(call text,ZITTING)

#: Voor wie aan het programma werkt
test: ## voert alle tests uit
	@$(IN_TEST) -m pytest -n auto --dist loadgroup

nakijken: ## kijkt na of de types kloppen en de code netjes staat
	@$(IN_TEST) -m mypy
	@$(IN_TEST) -m ruff check .
	@$(IN_TEST) -m ruff format --check .

golden: ## schrijft de voorbeelduitvoer van de tests opnieuw (kijk daarna de verschillen na)
	@$(IN_TEST) -m pytest -n auto --dist loadgroup --golden

bench: ## meet de bouwtijd van een groot plan en van een groot grootboek
	@$(IN_TEST) -m tests.bench
	@$(IN_TEST) -m tests.bench_ledger

taal-meting: ## meet de regels voor klare taal op een gelabelde set (SMJP_TAALSET=pad)
	@$(IN_TEST) -m tests.taal_meting

lock: ## legt alle pakketten opnieuw vast, met hashes, voor elk besturingssysteem
	@$(IN_TEST) -m pipeline.environment_lock
