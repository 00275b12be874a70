#!/usr/bin/env bash
# Kills Paydesk with SIGKILL at random instants while payouts are created and submitted, and then
# counts what the simulated providers really paid.
#
#   Tests/EndToEnd/kill-9.sh [CREATIONS [SEED]]
#
# PAYDESK names the program, .build/debug/paydesk unless set. PROVIDERS names the providers that
# are paid through, all five unless set. A run needs bash, awk and sed.
#
# `serve` is killed again and again; every third `create` is killed too. Many accounts make the
# provider time out, reset or break its answer, before or after it has moved the money. Every
# creation has an amount of its own, so that a payment is counted to its creation even if it went
# out under two references. Exit status 0 means:
# - no creation was paid twice, and nobody but DVPay, whose key allows it, was sent anything twice;
# - every creation that was acknowledged is in the ledger;
# - every payout in the ledger is `paid` and was paid exactly once.
# A payout that was cut down between the claim and the first byte is left `unknown`: only DVPay's
# key makes it safe for a machine to send again. The script then does a person's part, as one would
# by the book: it asks about whatever is not settled again and again, and submits again what Paydesk
# allows, which is after several denials over five minutes. With PERSON=no it does not, and what was
# never sent may stay `unknown`.
set -euo pipefail

readonly creations=${1:-100} seed=${2:-$RANDOM} person=${PERSON:-yes}
read -ra providers <<<"${PROVIDERS:-dvpay paypro-vn vexora-ar paypro-bd cashypro-co}"
# How long everything may take to settle by itself after the last kill, in seconds; a person is not
# as patient.
if [[ $person == yes ]]; then readonly patience=120; else readonly patience=220; fi
# How long a person then goes on with what is not settled, in seconds.
readonly persistence=480
# shellcheck source=payouts.bash
source "$(dirname "${BASH_SOURCE[0]}")/payouts.bash"

# Seven of ten accounts make their provider fail; with its breaker, little would be sent at all.
write_configuration() {
    cat <<END
environment: {name: kill-test}
ledger: {path: $work/ledger.db}
log: {level: error}
providers:
END
    for provider in dvpay paypro-vn vexora-ar paypro-bd cashypro-co; do
        cat <<END
  $provider:
    baseURL: http://127.0.0.1:$port/$provider
    connectTimeout: 500ms
    answerTimeout: 500ms
    queriesPerSecond: 50
    breaker: {failures: 1000}
END
        [[ $provider == dvpay ]] && echo "    transactionDetail: true" && continue
        echo "    notifyURL: http://127.0.0.1:$port/notifications"
    done
}

# Paid, paid late, answer lost after paying, answer broken after paying, hidden for a while.
readonly common=(00000 00000 00001 00071 00073 00075 00076 00078 00079 00060)
# The same, and faults that strike before the provider has taken the order on: DVPay's key allows
# to send it again.
readonly keyed=("${common[@]}" 00070 00072 00074)

# Runs and kills `serve` until told to stop.
churn() {
    RANDOM=$1
    local process
    while [[ ! -e $work/stop ]]; do
        "$paydesk" serve 2>>"$work/serve.log" &
        process=$!
        pause $((30 + RANDOM % 1000))
        kill -9 $process
        wait $process || true
        echo serve >>"$work/kills"
    done 2>>"$work/churn.log"
}

create_all() {
    local number provider ending delay options
    for ((number = 1; number <= creations; number++)); do
        provider=${providers[number % ${#providers[@]}]}
        ending=${common[RANDOM % ${#common[@]}]}
        [[ $provider != dvpay ]] || ending=${keyed[RANDOM % ${#keyed[@]}]}
        choose_fields "$number" "$provider" "$ending"
        options=()
        ((RANDOM % 2)) || options+=(--queue)
        delay=
        ((number % 3 != 1)) || delay=$((RANDOM % 400))
        create "$provider" "$delay" "${options[@]}"
    done
}

# Prints `provider amount status requests payments` of every order that reached a provider.
read_sandbox() {
    sandbox_objects orders | sed -En 's/^.*"provider":"([^"]*)".*"amount":"([^"]*)"'`
        `'.*"status":"([^"]*)","requests":([0-9]+).*"payments":([0-9]+).*$/\1 \2 \3 \4 \5/p'
}

# Prints `provider amount status id` of every payout in the ledger.
read_ledger() {
    "$paydesk" list --limit 100000 --format csv | tr -d '\r' |
        awk -F, 'NR > 1 { print $2, $6, $5, $1 }'
}

# Joins both sides by provider and amount; prints a line for each finding and, last, the figures.
# Notes the ids of what is not settled in `unsettled`.
compare() {
    : >"$work/unsettled"
    awk -v acknowledged="$work/acknowledged" -v creations="$creations" \
        -v unsettled="$work/unsettled" -v person="$person" '
        FILENAME ~ /orders$/ {
            key = $1 " " $2
            paid[key] += $5; known[key] += $3 != "absent"; requests[key] += $4; arrived[key] = 1
            if ($1 != "dvpay" && requests[key] > 1) print "sent again: " $0
            if (paid[key] > 1) { twice++; print "paid twice: " key }
            next
        }
        {
            key = $1 " " $2; payouts++; ids[$4] = 1
            if (key in ledger) print "two payouts of one creation: " $0
            ledger[key] = 1
            if ($3 == "paid" && paid[key] == 1) once++
            else {
                isHeld = $3 == "unknown" && $1 != "dvpay" && !known[key]
                if (isHeld) held++; else open++
                if (isHeld && person == "no") next
                print $4 >unsettled
                print "not settled: " $0 " (payments: " paid[key] + 0 ")"
            }
        }
        END {
            for (key in arrived) if (!(key in ledger)) print "not in the ledger: " key
            while ((getline id < acknowledged) > 0) if (!(id in ids)) print "lost: " id
            printf "%d creations, %d payouts: %d paid exactly once, %d twice, %d held and never " \
                "paid, %d other\n",
                creations, payouts, once, twice, held, open
        }' "$work/orders" "$work/payouts"
}

look() {
    read_sandbox >"$work/orders"
    read_ledger >"$work/payouts"
    compare >"$work/findings"
}

# Waits until nothing is under way.
settle() {
    for ((SECONDS = 0; SECONDS < patience; )); do
        look
        [[ -s $work/unsettled ]] || return 0
        pause 1000
    done
}

# Asks about what is not settled, and submits again what may be; notes that in `resubmitted`.
act_as_person() {
    local id ids
    for ((SECONDS = 0; SECONDS < persistence; )); do
        mapfile -t ids <"$work/unsettled"
        "$paydesk" requery "${ids[@]}" >>"$work/person.log" 2>&1 || true
        for id in "${ids[@]}"; do
            "$paydesk" resubmit --yes --queue "$id" >>"$work/person.log" 2>&1 || continue
            echo "$id" >>"$work/resubmitted"
        done
        pause 10000
        look
        [[ -s $work/unsettled ]] || return 0
    done
}

main() {
    RANDOM=$seed
    start_sandbox --time-factor 60
    write_configuration >"$work/paydesk.yaml"
    export PAYDESK_CONFIG=$work/paydesk.yaml

    churn $((seed + 1)) &
    local churning=$!
    create_all
    touch "$work/stop"
    wait $churning
    "$paydesk" serve 2>>"$work/serve.log" &
    server=$!
    touch "$work/resubmitted"
    settle
    [[ $person != yes || ! -s $work/unsettled ]] || act_as_person

    cat "$work/problems"
    sed '$d' "$work/findings"
    echo "kill-9: seed $seed, $(wc -l <"$work/kills") kills, $(tail -n 1 "$work/findings")," \
        "$(wc -l <"$work/resubmitted") of them submitted again by a person"
    [[ ! -s $work/problems && $(wc -l <"$work/findings") -eq 1 ]]
}

main
