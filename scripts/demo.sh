#!/usr/bin/env bash
# The main job on real data, in the language of the terminal: rank, explain, reproduce.
#
#   scripts/demo.sh [PATH OF palmares]
set -euo pipefail
cd "$(dirname "$0")/.."
palmares=${1:-.build/release/palmares}
case "${PALMARES_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}" in fr*) french=1 ;; *) french= ;; esac
say() { if [ -n "$french" ]; then printf '\n%s\n\n' "$2"; else printf '\n%s\n\n' "$1"; fi; }
run() { printf '$ palmares %s\n\n' "$*"; "$palmares" "$@"; }

say '1. Rank real French institutions, on open data of the ministry. It is an example and not a judgement:
   beside each rank stand the ranks under three other weightings.' \
  '1. Classer de vrais établissements français, sur les données ouvertes du ministère. C’est un exemple et
   non un jugement : à côté de chaque rang, ceux de trois autres pondérations.'
run rank french-he-2021 --top 10 --nodes teaching_first,research_first,buildings_first,missing_share --quiet

say '2. Explain one result to the last digit, down to the cell of the file.' \
  '2. Expliquer un résultat au dernier chiffre, jusqu’à la cellule du fichier.'
run explain hdi-2023 France --quiet

say '3. Reproduce a published index: every figure that its publisher printed.' \
  '3. Reproduire un indice publié : chaque chiffre que l’éditeur a imprimé.'
run methods verify hdi-2023 --quiet

say 'Next, try:' 'Ensuite, essayez :'
cat <<NEXT
  $palmares methods list
  $palmares rank sdg-index-2019 --top 10
  $palmares explain french-he-2021 "Université de Montpellier"
  $palmares methods show hdi-2023 --expanded
  $palmares rank hdi-2023 --lang fr --format csv
  $palmares help methods
NEXT
say 'A ranking is a file: docs/methodology.md says how to write your own.' \
  'Un palmarès est un fichier : docs/methodology.md dit comment écrire le vôtre.'
