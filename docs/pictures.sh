#!/bin/sh
# Takes the README's pictures from the demo desk, in Chromium. Arguments: none. Result: docs/pictures/*.png
set -eu
cd "$(dirname "$0")/.."
all=$(mktemp -d)
trap 'rm -rf "$all"' EXIT
HELPDESK_PICTURES="$all" dotnet test -c Release --project tests/Helpdesk.Browser.Tests --filter-class Helpdesk.Browser.Tests.PagesTests

# Every face is taken on every screen, to be looked at; those that the README shows are kept.
mkdir -p docs/pictures
rm -f docs/pictures/*.png
for picture in $(grep -o 'docs/pictures/[a-z0-9-]*\.png' README.md | sort -u); do
  cp "$all/$(basename "$picture")" "$picture"
done
