#!/usr/bin/env bash
# Pays through all five simulated providers while every fault is switched on at random and
# `paydesk serve` is killed with SIGKILL at random instants, and then compares both ledgers.
#
#   Tests/EndToEnd/storm.sh [PAYOUTS [KILLS [SEED]]]
#
# 60 payouts, 8 kills and a random seed unless given; the seed is printed. PAYDESK names the
# program, .build/debug/paydesk unless set; TIME_FACTOR says how fast the providers' time runs, 200
# unless set. A run needs bash, awk and sed.
#
# Payouts are only queued by `create`, of which every fifth is killed too, and submitted, queried
# and notified of by `serve --listen`. When the sandbox has nothing left to send and Paydesk nothing
# left to do, a re-query asks about every payout that may have been sent, as a person would after
# such an incident, and where something was not learnt twice more: what a provider changed its mind
# about and told nobody, nobody can know otherwise, and what Paydesk gave up asking about may be
# known by now. Exit status 0 means:
# - nothing was paid twice, and nobody but DVPay, whose key allows it, was sent anything twice;
# - every creation that was acknowledged is in the ledger;
# - no final status contradicts the provider's ledger, and before the re-query none did but where no
#   message about the last change had been taken. `failed` here and `returned` there agree when
#   Paydesk heard of the end only: the provider counts as many returns as payments, so nobody has
#   the money. The contrary, `returned` here of what was never paid there, does not agree;
# - nothing is without an outcome here after the re-query that its provider has one of and tells. It
#   does not where DVPay never told the transaction number that it wants to be asked with, and where
#   PayPro or Vexora ended in an error of its own, 00032 or 8000: that leaves open where the money
#   is, to Paydesk and to whoever reads it;
# - half of the payouts are settled, or more;
# - everything that is not settled is on the worklist, or has its next query or attempt planned.
set -euo pipefail

readonly payouts=${1:-60} kills=${2:-8} seed=${3:-$RANDOM}
readonly factor=${TIME_FACTOR:-200}
readonly providers=(dvpay paypro-vn vexora-ar paypro-bd cashypro-co)
# How long everything may take to come to rest after the last kill, in seconds.
readonly patience=900
# shellcheck source=payouts.bash
source "$(dirname "${BASH_SOURCE[0]}")/payouts.bash"

export PAYDESK_CONFIG=$work/paydesk.yaml
export PAYDESK_PROVIDERS_DVPAY_WEBHOOK_SECRET=storm-webhook-secret

write_configuration() {
    cat <<END
environment: {name: storm}
ledger: {path: $work/ledger.db}
log: {level: error}
providers:
END
    for provider in "${providers[@]}"; do
        cat <<END
  $provider:
    baseURL: http://127.0.0.1:$port/$provider
    notifyURL: http://127.0.0.1:$receiver/webhooks/storm/$provider
    connectTimeout: 500ms
    answerTimeout: 500ms
    queriesPerSecond: 100
    retries: 200ms 500ms 1s
    queries: 100ms 200ms 500ms 1s 2s 3s 5s 10s 20s 30s
    breaker: {failures: 5, pauses: 500ms 1s 2s}
    usualTime: 10s
END
        [[ $provider != dvpay ]] || echo "    transactionDetail: true"
    done
}

# Starts `serve` and sets `server`.
serve() {
    "$paydesk" serve --listen "127.0.0.1:$receiver" 2>>"$work/serve.log" &
    server=$!
}

# Finds a port to be notified at, outside the range that outgoing connections take theirs from:
# while `serve` is down nobody else must get it.
choose_receiver() {
    for ((receiver = 20000 + RANDOM % 10000; ; receiver++)); do
        ! (exec 3<>"/dev/tcp/127.0.0.1/$receiver") 2>/dev/null || continue
        return 0
    done
}

# Kills `serve` so many times, evenly over the creations and within them at random instants.
churn() {
    RANDOM=$1
    local kill
    for ((kill = 0; kill < kills; kill++)); do
        serve
        while [[ ! -e $work/stop && $(wc -c <"$work/progress") -lt $((kill * payouts / kills)) ]]
        do
            pause 20
        done
        pause $((30 + RANDOM % 1000))
        if kill -9 $server; then
            echo serve >>"$work/kills"
        else
            echo "serve ended by itself: $(tail -n 3 "$work/serve.log")" >>"$work/problems"
        fi
        wait $server || true
    done 2>>"$work/churn.log"
}

create_all() {
    local number provider delay
    for ((number = 1; number <= payouts; number++)); do
        provider=${providers[number % ${#providers[@]}]}
        choose_fields "$number" "$provider" 52861
        delay=
        ((number % 5 != 1)) || delay=$((RANDOM % 300))
        create "$provider" "$delay" --queue
        printf . >>"$work/progress"
    done
}

# Prints `order provider reference amount requests scenario` and `outcome provider reference
# payments returns outcome` of every order that reached a provider.
read_sandbox() {
    local text='"([^"]*)"' number='([0-9]+)'
    sandbox_objects orders | sed -En "s/^.*\"provider\":$text,\"reference\":$text,`
        `.*\"scenario\":$text,\"amount\":$text,.*\"requests\":$number,.*$/order \1 \2 \4 \5 \3/p"
    sandbox_objects outcomes | sed -En "s/^.*\"provider\":$text,\"reference\":$text,`
        `.*\"payments\":$number,\"returns\":$number,.*\"outcome\":$text.*$/outcome \1 \2 \3 \4 \5/p"
}

# Prints `payout provider amount status id worklist planned reference` of every payout in the
# ledger.
read_ledger() {
    "$paydesk" list --limit 100000 --format json | awk -F'"' '
        /^  \{/ { attention = "-"; planned = "-"; reference = "-" }
        /^    "/ { inside = $2 }
        inside == "amount" && $2 == "text" { amount = $4 }
        inside == "attention" && /^      "/ { attention = $2 }
        inside == "id" { id = $4 }
        inside == "provider" { provider = $4 }
        inside == "providerReference" && NF > 3 { reference = $4 }
        inside == "status" { status = $4 }
        inside ~ /^next(Attempt|Query)At$/ && NF > 3 { planned = $2 }
        /^  \}/ { print "payout", provider, amount, status, id, attention, planned,
            reference }'
}

# Joins both sides by provider and amount; prints a line for each finding and, last, the figures.
compare() {
    awk -v acknowledged="$work/acknowledged" '
        $1 == "order" {
            amount[$2 " " $3] = $4; requests[$2 " " $4] += $5; scenario[$2 " " $4] = $6
            next
        }
        $1 == "outcome" {
            key = $2 " " amount[$2 " " $3]
            references[key] = references[key] " " $3
            paid[key] += $4; returned[key] += $5
            if (!(key in outcome) || outcome[key] == "absent") outcome[key] = $6
            if ($2 != "dvpay" && requests[key] > 1) print "sent again: " key
            if (paid[key] > 1) { twice++; print "paid twice: " key }
            next
        }
        {
            key = $2 " " $3; status = $4; all++; ids[$5] = 1
            if (key in ledger) print "two payouts of one creation: " $0
            ledger[key] = 1
            there = key in outcome ? outcome[key] : "absent"
            if (status == "paid" || status == "failed" || status == "returned") {
                settled[status]++
                if (status == there) next
                if (status == "failed" && there == "absent") { refused++; next }
                if (status == "failed" && there == "returned" && paid[key] == returned[key]) {
                    unheard++; next
                }
                contradictions++
                print "contradicts: " $5 " " key " is " status " here and " there " there" \
                    " at " $2 references[key]
                next
            }
            open++
            if (there == "paid" || there == "failed" || there == "returned") {
                knowable++
                if ($2 == "dvpay" ? $8 == "-" : $2 ~ /^(paypro|vexora)-/ &&
                    scenario[key] ~ /failed:(00032|8000)(\+|$)/) untold++
                else print "not learnt: " $5 " " key " is " status " here and " there " there" \
                    " at " $2 references[key]
            }
            if ($6 == "-" && $7 == "-") { forgotten++; print "forgotten: " $0 }
        }
        END {
            for (key in outcome) if (!(key in ledger)) { lost++; print "not in the ledger: " key }
            while ((getline id < acknowledged) > 0) {
                count++
                if (!(id in ids)) { lost++; print "lost: " id }
            }
            done = settled["paid"] + settled["failed"] + settled["returned"]
            if (done * 2 < all) print "fewer than half are settled: " done " of " all
            printf "%d payouts (%d acknowledged): %d paid, %d failed (%d of them never taken on, " \
                "%d paid and returned before anybody heard), %d returned, %d left to a person " \
                "(%d of which the provider knows, and does not tell %d of those); " \
                "%d paid twice, %d lost, %d contradictions, %d forgotten\n",
                all, count, settled["paid"], settled["failed"], refused, unheard,
                settled["returned"], open, knowable, untold, twice, lost, contradictions, forgotten
        }' "$work/orders" "$work/payouts"
}

look() {
    read_sandbox >"$work/orders"
    read_ledger >"$work/payouts"
    compare >"$work/findings"
}

# Waits until the sandbox has nothing left to send, and Paydesk nothing planned and nothing new.
come_to_rest() {
    local before='' now
    for ((SECONDS = 0; SECONDS < patience; )); do
        pause 2000
        read_ledger >"$work/payouts"
        now=$(cksum <"$work/payouts")
        if [[ $now == "$before" ]] && ! grep -Eq ' (submitting|next[A-Za-z]*)( |$)' "$work/payouts" &&
            ask_sandbox notifications |
            grep -q '"nextChangeAt":null,"nextDue":null,"inFlight":0'; then
            return 0
        fi
        before=$now
    done
    echo "not at rest after $patience s: $(ask_sandbox notifications)" >>"$work/problems"
}

# Notes as a problem each contradiction about whose last change a true message was taken.
explain_contradictions() {
    local words provider reference
    while read -ra words; do
        provider=${words[-2]} reference=${words[-1]}
        ask_sandbox "orders/$provider/$reference" | sed 's/},{/}\n{/g' |
            awk -v finding="${words[*]}" '
                match($0, /"changedAt":"[^"]*"/) {
                    at = substr($0, RSTART, RLENGTH)
                    if (at > last) { last = at; heard = 0 }
                    if (at == last && /"claim":"genuine","status":"delivered"/) heard = 1
                }
                END { if (heard) print "heard and not believed: " finding }' >>"$work/problems"
    done < <(grep '^contradicts: ' "$work/findings")
}

main() {
    RANDOM=$seed
    echo "storm: seed $seed"
    : >"$work/progress"
    choose_receiver
    start_sandbox --time-factor "$factor" --faults "$seed" \
        --dvpay-webhook-url "http://127.0.0.1:$receiver/webhooks/storm/dvpay" \
        --dvpay-webhook-secret "$PAYDESK_PROVIDERS_DVPAY_WEBHOOK_SECRET"
    write_configuration >"$PAYDESK_CONFIG"

    churn $((seed + 1)) &
    local churning=$!
    create_all
    wait $churning
    serve
    come_to_rest
    look
    explain_contradictions
    local silent
    silent=$(grep -c '^contradicts: ' "$work/findings" || true)
    local sent=paid,failed,returned,unknown,processing time
    # The faults are still on: what an answer was lost about is asked again, as a person would.
    for ((time = 0; time < 3; time++)); do
        "$paydesk" requery --filter status:$sent --format csv \
            >"$work/requeried" 2>"$work/requery.log" || true
        come_to_rest
        look
        grep -q '^not learnt: ' "$work/findings" || break
    done

    cat "$work/problems"
    sed '$d' "$work/findings"
    echo "storm: seed $seed, $(grep -c serve "$work/kills") kills of serve and" \
        "$(grep -c create "$work/kills" || true) of create," \
        "$silent silent changes found by the re-query, $(tail -n 1 "$work/findings")"
    [[ -z ${KEEP:-} ]] || cp -r "$work" "$KEEP"
    [[ ! -s $work/problems && $(wc -l <"$work/findings") -eq 1 ]]
}

main
