#!/bin/sh
# Takes the README's pictures from the demo desk, in Chromium. Arguments: none. Result: docs/pictures/*.png
set -eu
cd "$(dirname "$0")/.."
HELPDESK_PICTURES="$PWD/docs/pictures" && export HELPDESK_PICTURES
mkdir -p "$HELPDESK_PICTURES"
dotnet test --project tests/Helpdesk.Browser.Tests --filter-class Helpdesk.Browser.Tests.PagesTests
