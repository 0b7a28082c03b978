# How many lines of each file a corpus reaches, from "llvm-cov export -summary-only" on one line.
# top: the folder of the sources, with a slash behind it.

function number(text, key, name,   part) {
  part = substr(text, index(text, "\"" key "\":"))
  part = substr(part, index(part, "\"" name "\":") + length(name) + 3)
  return part + 0
}

BEGIN {
  RS = "\"filename\":\""
}

NR > 1 {
  file = substr($0, 1, index($0, "\"") - 1)
  if (index(file, top) == 1)
    file = substr(file, length(top) + 1)
  if (file !~ /^(content|document|workshop|planner|workbook|tui)\/.*\.c$/)
    next
  lines = number($0, "lines", "count")
  reached = number($0, "lines", "covered")
  regions = number($0, "regions", "count")
  seen = number($0, "regions", "covered")
  if (!reached)
    next
  printf "%-32s %4d of %4d lines %5.1f %%  %4d of %4d regions %5.1f %%\n", file, reached, lines, \
    100 * reached / lines, seen, regions, 100 * seen / regions | "sort"
  if (file ~ /^content\/(checks|csv-.*|fields|problems|reader|tables.*)\.c$/) {
    reader_lines += lines
    reader_hit += reached
    reader_regions += regions
    reader_seen += seen
  }
  folder = file
  sub(/\/.*/, "/", folder)
  all[folder] += lines
  hit[folder] += reached
}

END {
  close("sort")
  for (folder in all)
    printf "%-32s %4d of %4d lines %5.1f %% of the files that it reaches\n", folder, hit[folder], \
      all[folder], 100 * hit[folder] / all[folder]
  if (reader_lines)
    printf "%-32s %4d of %4d lines %5.1f %%  %4d of %4d regions %5.1f %%\n", "the pack reader", \
      reader_hit, reader_lines, 100 * reader_hit / reader_lines, reader_seen, reader_regions, \
      100 * reader_seen / reader_regions
}
