#!/usr/bin/env bash
# Runs the benchmarks and prints their tables.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build bench/Customary.Benchmarks --configuration Release --verbosity quiet
exec dotnet bench/Customary.Benchmarks/bin/Release/net10.0/Customary.Benchmarks.dll "${@:-smoke}"
