#!/bin/sh
# The namespace conversations run in, and the search attributes they are listed by. May run again at any time.
set -eu
namespace=default

until temporal operator cluster health >/dev/null 2>&1; do sleep 1; done

# closed conversations can be looked at for a month; what must last is in Postgres
temporal operator namespace describe -n "$namespace" >/dev/null 2>&1 ||
  temporal operator namespace create -n "$namespace" --retention 720h

# a new namespace takes a moment to be known everywhere
until temporal operator search-attribute list -n "$namespace" >/dev/null 2>&1; do sleep 1; done
temporal operator search-attribute create -n "$namespace" \
  --name Brand --type Keyword --name Stage --type Keyword --name Control --type Keyword --name Account --type Keyword
