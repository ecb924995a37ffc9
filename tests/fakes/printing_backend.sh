#!/bin/sh
# A CUPS backend without a printer. It reads $ROOT/control again and again: a word says what is wrong with the printer.
# A page that comes out is a file in $ROOT/pages. Called by cupsd: JOB USER TITLE COPIES OPTIONS [FILE].
[ $# -eq 0 ] && exit 0
root=${DEVICE_URI#scripted:}
# Told to stop, a backend has time to make a network printer forget the page.
trap 'echo "$3" >>"$root/pages/.called-back"; exit 1' TERM
reported=none
report() {
    [ "$reported" = none ] || echo "STATE: -$reported" >&2
    [ "$1" = none ] || echo "STATE: +$1" >&2
    reported=$1
}
left=600 # of 50 ms: nothing of a test outlives it by more than half a minute
while [ -d "$root/pages" ] && [ $left -gt 0 ]; do
    left=$((left - 1))
    read -r fault <"$root/control" || fault=working
    case $fault in
    working)
        [ "$reported" = none ] || report none
        temporary=$(mktemp "$root/pages/.sheet.XXXXXX") && cat ${6:+"$6"} >"$temporary" && mv "$temporary" "$root/pages/$3"
        exit
        ;;
    unreachable) exit 1 ;;
    silent) ;;
    deaf) trap '' TERM && echo "JOBSTATE: account-info-needed" >&2 ;; # what CUPS then says of the job, cancelled or not
    *) [ "$reported" = "$fault" ] || report "$fault" ;;
    esac
    sleep 0.05
done
exit 1
