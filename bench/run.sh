#!/usr/bin/env bash
# Runs benchmarks, prints their tables and updates docs/performance.md.
#
#   bench/run.sh                     run all benchmarks
#   bench/run.sh get page            run some benchmarks
#   bench/run.sh --quick [NAME…]     run short versions as a smoke test; print only
#   --stores FOLDER                  the folder of the large databases, which are reused by later runs
#   --docs FOLDER                    the folder of the page and the plots (default: docs)
set -euo pipefail
repository=$(cd "$(dirname "$0")/.." && pwd)
dotnet build "$repository/bench/Customary.Benchmarks" --configuration Release --verbosity quiet
exec dotnet "$repository/bench/Customary.Benchmarks/bin/Release/net10.0/Customary.Benchmarks.dll" --repository "$repository" "$@"
