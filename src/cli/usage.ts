// What the command can do, and the words for a call that it cannot follow.

export const USAGE = `egress: who is sending what out of your network?

  egress conversations [--by pair|conversation] [--each] [--format table|csv|json] PATH…
      Frames and bytes per pair of addresses, or per conversation with ports; all captures are one case.
      --each gives one result a capture, as JSON lines.

  egress verdict [--inside CIDR,…] [--threshold 25MB] [--window 15m|1h|2h|24h] [--measure goodput|payload|frame]
                 [--each] [--format table|csv|json] PATH…
      Pairs that sent at least the threshold out of the inside networks within some window, the largest first.
      --inside adds to 10/8, 172.16/12, 192.168/16, 100.64/10, 169.254/16, 127/8, fc00::/7, fe80::/10 and ::1;
      !CIDR cuts a hole.

  egress report --out DIR|FILE.html|.md|.json [--inside …] [--threshold …] [--window …] [--measure …] [--redact] [--hash] [--force] PATH…
      A report on what the settings highlight: answers, reasons, settings, captures, commands, limits. --hash adds the SHA-256 of each
      capture, the time of one more reading. --redact puts labels in place of names and inside addresses; FILE-key.json says which.
      DIR gets the report in all three formats, the suspects as CSV and JSON, and SHA256SUMS of them and of the hashed captures, which
      sha256sum -c reads there; beside one FILE that list is FILE.sha256.

  egress summarize --out DIR [--force] PATH…
      Writes egress-summary.json, which the page and every command here open in place of the captures, and pairs, conversations,
      minutes and captures as Parquet, which add in SQL (docs/many-machines.md). Summaries as PATH are merged.

  egress scenario S1 --out DIR [--seed N] [--full]
      The captures and the pack.json of a built-in exercise (S0 to S10). --full cuts no packet: about ten times as large.

  egress carve --out FILE [--pair A,B]… [--conversation A:port,B:port,tcp]… [--highlighted [--threshold 25MB] [--inside CIDR,…]]
               [--headers | --first 100MB | --redact] [--no-hashes] PATH…
      The packets of the chosen pairs and conversations out of all captures, as one pcapng in time order; each names its file and number.
      --headers keeps headers only, --first so many bytes of each conversation. Every capture is hashed first.
      --redact replaces inside and hardware addresses, keeps headers only, and writes the key to FILE-key.json.

  egress days --out DIR [--zone Europe/Berlin] PATH…
      All captures merged into one pcapng a day of the zone (absent: UTC), as mergecap orders them. DIR is new or empty. Packets without
      a time come to other-days.pcapng; a capture that is given twice is taken once.

  egress scenario --lint PACK
      What is wrong with a training pack (its folder or its pack.json), by the schema and by the numbers of the captures beside it.
      Exit 1 when it has errors.

PATH is a capture, a summary or a folder. Exit: 0 something was read, 2 nothing could be read, 64 wrong usage, 73 the file to write
is there already.
`

/** Exit statuses; 64 is EX_USAGE of sysexits.h. */
export const EXIT_READ = 0
export const EXIT_NOTHING_READ = 2
export const EXIT_USAGE = 64
/** EX_CANTCREAT of sysexits.h. */
export const EXIT_EXISTS = 73

/** A call that cannot be followed; the message is for the user. */
export class UsageError extends Error {}
