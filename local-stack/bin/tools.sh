# Finds the tools that run, test and .ci/run share. Sourced by them in bash; works with the bash 3.2 of macOS.

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Prints the major version of the JDK in folder $1, or nothing when there is no JDK.
jdk_version() {
  if [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ]; then
    "$1/bin/java" -version 2>&1 | sed -n 's/^[a-z]* version "\([0-9]*\).*/\1/p' | head -n 1
  fi
}

# Sets and exports JAVA_HOME: what it is already, or the JDK on the PATH, if new enough; else the newest one found.
find_jdk() {
  local candidate found='' found_version=20 version on_path
  on_path=$(command -v javac || true)
  if [ -n "$on_path" ]; then
    on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  fi
  for candidate in "${JAVA_HOME:-}" "$on_path"; do
    if [ -n "$candidate" ]; then
      version=$(jdk_version "$candidate")
      if [ "${version:-0}" -ge 21 ]; then
        export JAVA_HOME="$candidate"
        return
      fi
    fi
  done
  for candidate in /usr/lib/jvm/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jdks/*/Contents/Home; do
    version=$(jdk_version "$candidate")
    if [ "${version:-0}" -gt "$found_version" ]; then
      found=$candidate
      found_version=$version
    fi
  done
  [ -n "$found" ] || fail "There is no JDK 21 or newer on this machine (looked at JAVA_HOME, PATH, /usr/lib/jvm," \
    "~/.sdkman and the like): install one, for example Eclipse Temurin, and set JAVA_HOME to it."
  export JAVA_HOME="$found"
}

find_maven() {
  command -v mvn >/dev/null ||
    fail "Maven is not on the PATH: install it, for example by apt-get install maven or brew install maven."
}

# Maven without the warnings that its own libraries cause on new JDKs.
maven() {
  local quiet=''
  if [ "$(jdk_version "$JAVA_HOME")" -ge 24 ]; then
    quiet='--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED'
  fi
  MAVEN_OPTS="${MAVEN_OPTS:-} $quiet" mvn "$@"
}
