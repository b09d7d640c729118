#!/bin/sh
# After an upgrade the old package's script runs last, with 1: what it removed, the new package would be without.
if [ "$1" != 0 ]; then
  exit 0
fi

if type update-alternatives >/dev/null 2>&1; then
  update-alternatives --remove '${executable}' '/opt/${sanitizedProductName}/${executable}'
else
  rm -f '/usr/bin/${executable}'
fi

profile='/etc/apparmor.d/${executable}'
if [ -f "$profile" ]; then
  # Out of the running kernel first, where it would be in force until the next start.
  if apparmor_status --enabled >/dev/null 2>&1 && type apparmor_parser >/dev/null 2>&1; then
    apparmor_parser --remove "$profile" || true
  fi
  rm -f "$profile"
fi
