# What kill-9.sh and storm.sh have in common; sourced, not run.
#
# PAYDESK names the program, .build/debug/paydesk unless set. Sets `work`, a folder that goes away
# with the script, and ends what `sandbox` and `server` name.
readonly paydesk=${PAYDESK:-.build/debug/paydesk}

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
touch "$work/kills" "$work/acknowledged" "$work/problems" "$work/sandbox.log" "$work/serve.log"

pause() { sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"; }

# Starts the sandbox on a free port with further options, and sets `port`.
start_sandbox() {
    "$paydesk" sandbox --listen 127.0.0.1:0 "$@" 2>"$work/sandbox.log" &
    sandbox=$!
    port=
    for ((tries = 0; tries < 200; tries++)); do
        port=$(sed -n 's/^paydesk: sandbox on .*:\([0-9]*\)$/\1/p' "$work/sandbox.log")
        [[ -z $port ]] || return 0
        pause 50
    done
    echo "the sandbox did not start: $(cat "$work/sandbox.log")" >&2
    exit 1
}

# Prints what the sandbox's control API answers at a path, and a newline.
ask_sandbox() {
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf 'GET /sandbox/%s HTTP/1.1\r\nHost: sandbox\r\nConnection: close\r\n\r\n' "$1" >&3
    sed '1,/^\r$/d' <&3
    echo
    exec 3>&-
}

# Prints a list of the sandbox's as lines of one object each.
sandbox_objects() { ask_sandbox "$1" | sed 's/},{/}\n{/g'; }

# Sets `fields` for creation number $1 through provider $2: its own amount, and an account of its
# own that ends in $3.
choose_fields() {
    local number=$1 account=$((10000 + $1))$3
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

# Creates a payout with `fields` through provider $1, submitted unless further options say
# otherwise, and kills the creation after $2 milliseconds unless that is empty. Notes the id of what
# was acknowledged, and as a problem whatever else than 0, 69 and 75 it ended with.
create() {
    local provider=$1 delay=$2 status=0 process
    shift 2
    local command=("$paydesk" create --format csv --provider "$provider" "$@")
    for field in "${fields[@]}"; do command+=(--set "$field"); done
    "${command[@]}" >"$work/created" 2>>"$work/create.log" &
    process=$!
    if [[ -n $delay ]]; then
        pause "$delay"
        if kill -9 $process 2>/dev/null; then echo create >>"$work/kills"; fi
    fi
    wait $process 2>>"$work/create.log" || status=$?
    case $status in
    0 | 69 | 75) sed -n '2s/,.*//p' "$work/created" >>"$work/acknowledged" ;;
    137) ;;
    *)
        echo "a creation through $provider ended with $status:" \
            "$(tail -n 1 "$work/create.log")" >>"$work/problems"
        ;;
    esac
}
