#!/usr/bin/env bash
# Finds or installs the browser for the tests of pages.
#
#   browser.sh find      prints its path; fails if there is none
#   browser.sh install   the same, but first installs the Debian package if it is missing and the user is root
set -uo pipefail
export LC_ALL=C

find_browser() {
  local candidate
  for candidate in ${CHROMIUM:-} chromium chromium-browser google-chrome; do
    command -v "$candidate" && return 0
  done
  return 1
}

case ${1:-find} in
  find) find_browser; exit ;;
  install)
    find_browser && exit 0
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
      { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends chromium; } >&2
    fi
    find_browser; exit ;;
esac
