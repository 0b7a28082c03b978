# What gcov says of the files of a folder: a line for each source, and one for all.
/^File / {
  name = $2
  gsub(/'/, "", name)
  sub(/^.*\//, "", name)
  known = $2 ~ ("(^'|/)" folder "/[^/]*\\.c'$")
}
/^Lines executed:/ && known {
  split($2, share, /[:%]/)
  printf "%7.2f%% of %4d lines  %s/%s\n", share[2], $4, folder, name
  reached += share[2] * $4 / 100
  lines += $4
  known = 0
}
END {
  if (lines)
    printf "%7.2f%% of %4d lines  %s/\n", 100 * reached / lines, lines, folder
}
