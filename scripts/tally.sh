# Runs steps and keeps count. Sourced by test.sh; a step that dies can never look like one that passed.

passed=0
failed=0
skipped=0
broken_steps=()
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# check NAME COMMAND…: a step without tests of its own. It counts as one failure when it fails, and as nothing otherwise.
check() {
  local name=$1
  shift
  heading "$name"
  "$@" || break_step "$name"
}

# suite NAME COUNTER COMMAND…: a step that runs tests. COUNTER reads its log and prints "passed failed skipped".
suite() {
  local name=$1 counter=$2 log died=false counts
  shift 2
  heading "$name"
  log=$(mktemp -p "$logs")
  # Errors and progress go straight to the terminal; test runners report on standard output.
  "$@" | tee "$log" || died=true

  read -r -a counts < <("$counter" "$log") || true
  local suite_passed=${counts[0]:-0} suite_failed=${counts[1]:-0}
  passed=$((passed + suite_passed))
  failed=$((failed + suite_failed))
  skipped=$((skipped + ${counts[2]:-0}))

  if ((suite_failed > 0)); then
    broken_steps+=("$name")
  elif $died; then
    break_step "$name: it ended with an error that no test accounts for"
  elif ((suite_passed == 0)); then
    break_step "$name: no test ran"
  fi
}

break_step() {
  failed=$((failed + 1))
  broken_steps+=("$1")
}

# Prints the failed steps, then the sum as the last line; fails when anything has.
finish() {
  heading "Result"
  ((${#broken_steps[@]} == 0)) || printf 'Failed: %s\n' "${broken_steps[@]}"
  local sum="$passed passed, $failed failed"
  ((skipped == 0)) || sum+=", $skipped skipped"
  echo "$sum"
  ((failed == 0))
}

# Reads pytest's closing "1 failed, 5 passed, 2 skipped in 3.21s"; a test that could not be set up counts as failed.
count_pytest() {
  awk '/ in [0-9.]+s/ {
      passed = failed = skipped = 0
      for (i = 2; i <= NF; i++) {
        if ($i ~ /^passed,?$/) passed += $(i - 1)
        if ($i ~ /^(failed|errors?),?$/) failed += $(i - 1)
        if ($i ~ /^skipped,?$/) skipped += $(i - 1)
      }
    }
    END { print passed + 0, failed + 0, skipped + 0 }' "$1"
}

# Sums cargo's "test result: ok. 5 passed; 0 failed; 1 ignored; …", one line for each test binary.
count_cargo() {
  awk '/^test result: / { passed += $4; failed += $6; ignored += $8 } END { print passed + 0, failed + 0, ignored + 0 }' "$1"
}

# Reads vitest's closing "Tests  1 failed | 5 passed | 2 skipped (8)".
count_vitest() {
  sed 's/\x1b\[[0-9;]*m//g' "$1" | awk '
    $1 == "Tests" {
      passed = failed = skipped = 0
      for (i = 2; i < NF; i++) {
        if ($(i + 1) == "passed") passed += $i
        if ($(i + 1) == "failed") failed += $i
        if ($(i + 1) == "skipped" || $(i + 1) == "todo") skipped += $i
      }
    }
    END { print passed + 0, failed + 0, skipped + 0 }'
}
