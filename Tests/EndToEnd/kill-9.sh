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
# - every payout in the ledger is `paid` and was paid once, or it is `unknown`, never reached the
#   provider, and waits for a person: it was cut down between the claim and the first byte, and
#   only DVPay's key makes it safe for a machine to send again.
set -euo pipefail

readonly creations=${1:-100} seed=${2:-$RANDOM}
readonly paydesk=${PAYDESK:-.build/debug/paydesk}
read -ra providers <<<"${PROVIDERS:-dvpay paypro-vn vexora-ar paypro-bd cashypro-co}"
# How long everything may take to settle after the last kill, in seconds.
readonly patience=220

work=$(mktemp -d)
sandbox=0
server=0
finish() {
    touch "$work/stop"
    for process in $server $sandbox; do
        ((process == 0)) || kill "$process" 2>/dev/null || true
    done
    wait
    rm -rf "$work"
}
trap finish EXIT

pause() { sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"; }

start_sandbox() {
    "$paydesk" sandbox --listen 127.0.0.1:0 --time-factor 60 2>"$work/sandbox.log" &
    sandbox=$!
    port=
    for ((tries = 0; tries < 200; tries++)); do
        port=$(sed -n 's/^paydesk: sandbox on .*:\([0-9]*\)$/\1/p' "$work/sandbox.log")
        [[ -z $port ]] || return 0
        pause 50
    done
    echo "kill-9: the sandbox did not start" >&2
    exit 1
}

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

# Sets `fields` for creation number $1 through provider $2: its own amount and account.
choose_fields() {
    local number=$1 ending=${common[RANDOM % ${#common[@]}]}
    [[ $2 != dvpay ]] || ending=${keyed[RANDOM % ${#keyed[@]}]}
    local account=$((10000 + number))$ending
    case $2 in
    dvpay) fields=(currency=USD "accountNumber=$account" "amount=$((100 + number)).25") ;;
    paypro-vn)
        fields=("accountName=NGUYEN THE VIET" bankName=ACB "bankNumber=$account"
            "amount=$((100000 + number))")
        ;;
    vexora-ar)
        fields=("accountNo=285059094004$account" firstname=Martina lastname=Gomez
            mobile=0912345678 email=martina@example.com "amount=$((100000 + number))")
        ;;
    paypro-bd)
        fields=("walletId=0${account}" wayCode=EWALLET_BKASH "amount=$((1000 + number))")
        ;;
    cashypro-co)
        fields=("accountName=Andres Munoz" "accountNo=$account" accountType=1 bankId=33 idType=1
            idCard=1020304050 "remark=invoice $number" "amount=$((100000 + number))")
        ;;
    esac
}

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
    local number provider process status
    for ((number = 1; number <= creations; number++)); do
        provider=${providers[number % ${#providers[@]}]}
        choose_fields "$number" "$provider"
        local command=("$paydesk" create --format csv --provider "$provider")
        for field in "${fields[@]}"; do command+=(--set "$field"); done
        ((RANDOM % 2)) || command+=(--queue)
        "${command[@]}" >"$work/created" 2>>"$work/create.log" &
        process=$!
        if ((number % 3 == 1)); then
            pause $((RANDOM % 400))
            if kill -9 $process 2>/dev/null; then echo create >>"$work/kills"; fi
        fi
        status=0
        wait $process 2>>"$work/create.log" || status=$?
        case $status in
        0 | 69 | 75) sed -n '2s/,.*//p' "$work/created" >>"$work/acknowledged" ;;
        137) ;;
        *)
            echo "creation $number through $provider ended with $status:" \
                "$(tail -n 1 "$work/create.log")" >>"$work/problems"
            ;;
        esac
    done
}

# Prints `provider amount status requests payments` of every order that reached a provider.
read_sandbox() {
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf 'GET /sandbox/orders HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\n\r\n' >&3
    sed '1,/^\r$/d; s/},{/}\n{/g' <&3 | sed -En 's/^.*"provider":"([^"]*)".*"amount":"([^"]*)"'`
        `'.*"status":"([^"]*)","requests":([0-9]+).*"payments":([0-9]+).*$/\1 \2 \3 \4 \5/p'
    exec 3>&-
}

# Prints `provider amount status id` of every payout in the ledger.
read_ledger() {
    "$paydesk" list --limit 100000 --format csv | tr -d '\r' |
        awk -F, 'NR > 1 { print $2, $6, $5, $1 }'
}

# Joins both sides by provider and amount; prints a line for each finding and, last, the figures.
compare() {
    awk -v acknowledged="$work/acknowledged" -v creations="$creations" '
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
            else if ($3 == "unknown" && $1 != "dvpay" && !known[key]) held++
            else { open++; print "not settled: " $0 " (payments: " paid[key] + 0 ")" }
        }
        END {
            for (key in arrived) if (!(key in ledger)) print "not in the ledger: " key
            while ((getline id < acknowledged) > 0) if (!(id in ids)) print "lost: " id
            printf "%d creations, %d payouts: %d paid exactly once, %d twice, %d held for a " \
                "person and never paid, %d other\n",
                creations, payouts, once, twice, held, open
        }' "$work/orders" "$work/payouts"
}

# Waits until nothing is under way.
settle() {
    for ((SECONDS = 0; SECONDS < patience; )); do
        read_sandbox >"$work/orders"
        read_ledger >"$work/payouts"
        compare >"$work/findings"
        [[ $(wc -l <"$work/findings") -gt 1 ]] || return 0
        pause 1000
    done
}

main() {
    touch "$work/kills" "$work/acknowledged" "$work/problems" "$work/sandbox.log"
    RANDOM=$seed
    start_sandbox
    write_configuration >"$work/paydesk.yaml"
    export PAYDESK_CONFIG=$work/paydesk.yaml

    churn $((seed + 1)) &
    local churning=$!
    create_all
    touch "$work/stop"
    wait $churning
    "$paydesk" serve 2>>"$work/serve.log" &
    server=$!
    settle

    cat "$work/problems"
    sed '$d' "$work/findings"
    echo "kill-9: seed $seed, $(wc -l <"$work/kills") kills, $(tail -n 1 "$work/findings")"
    [[ ! -s $work/problems && $(wc -l <"$work/findings") -eq 1 ]]
}

main
