#!/usr/bin/env bash
# Runs the benchmarks, all or those that are named, prints their tables and writes them into docs/performance.md.
#
#   bench/run.sh                     all of them, in full
#   bench/run.sh get page            some of them
#   bench/run.sh --quick [NAME…]     little of each, to see that it works; printed only
#   --stores FOLDER                  where the large stores are kept from run to run
#   --docs FOLDER                    another folder than docs/ for the page and the plots
set -euo pipefail
repository=$(cd "$(dirname "$0")/.." && pwd)
dotnet build "$repository/bench/Customary.Benchmarks" --configuration Release --verbosity quiet
exec dotnet "$repository/bench/Customary.Benchmarks/bin/Release/net10.0/Customary.Benchmarks.dll" --repository "$repository" "$@"
