# What "gcov --stdout" says of all objects, as a table of the folders; and into the file
# LEFT, of each source, how much of it the tests reach and which lines they do not. Some
# sources are built twice, into the program and into the module: one of the two is enough.
# AIM is what each of the folders AIMED must reach, in percent; exit 1 if one does not.
{
  line = $2 + 0
}
line == 0 && /0:Source:/ {
  file = $0
  sub(/^[^:]*:[^:]*:Source:/, "", file)
  name = file
  folder = file
  sub(/^.*\//, "", name)
  sub(/\/[^\/]*$/, "", folder)
  sub(/^.*\//, "", folder)
  counts = (" " folders " ") ~ (" " folder " ") && name ~ /\.c$/
  if (counts && !(file in path)) {
    path[file] = folder "/" name
    order[++n_files] = file
  }
}
line > 0 && counts {
  count = $1
  gsub(/[ \t]/, "", count)
  if (count == "-")
    next
  if (!((file, line) in seen)) {
    seen[file, line] = 1
    last[file] = last[file] < line ? line : last[file]
    text = $0
    sub(/^[^:]*:[^:]*:/, "", text)
    said[file, line] = text
  }
  if (count !~ /^[#=]/)
    reached[file, line] = 1
}

function percent(part, whole) {
  return whole ? 100 * part / whole : 0
}

# The lines from FIRST to LAST are not reached: which they are, and what stands there.
function list_range(file, first, last,    i) {
  for (i = first; i <= last; i++)
    if ((file, i) in seen)
      printf "%8d %s\n", i, said[file, i] >left
  print "" >left
}

function list_file(file,    i, first, until) {
  for (i = 1; i <= last[file]; i++) {
    if (!((file, i) in seen))
      continue
    if ((file, i) in reached) {
      if (first)
        list_range(file, first, until)
      first = 0
    } else {
      first = first ? first : i
      until = i
    }
  }
  if (first)
    list_range(file, first, until)
}

function count_file(file,    i, n, r) {
  for (i = 1; i <= last[file]; i++) {
    n += (file, i) in seen
    r += (file, i) in reached
  }
  folder = path[file]
  sub(/\/.*/, "", folder)
  folder_lines[folder] += n
  folder_reached[folder] += r
  printf "%6.1f %%  %4d of %4d lines  %s\n", percent(r, n), r, n, path[file] >left
}

END {
  if (!n_files) {
    print "make coverage: gcov knows none of the sources" >"/dev/stderr"
    exit 1
  }
  for (i = 1; i <= n_files; i++) {
    count_file(order[i])
    list_file(order[i])
  }
  printf "\n%-10s %7s %8s %9s  %s\n", "folder", "lines", "reached", "percent", "aim"
  n = split(folders, names, " ")
  for (i = 1; i <= n; i++) {
    share = percent(folder_reached[names[i]], folder_lines[names[i]])
    word = ""
    if ((" " aimed " ") ~ (" " names[i] " ")) {
      word = aim " % " (share < aim ? "MISSED" : "met")
      missed += share < aim
    }
    printf "%-10s %7d %8d %7.1f %%  %s\n", names[i] "/", folder_lines[names[i]],
           folder_reached[names[i]], share, word
  }
  print "\nEach source, and the lines of it that no test reaches: " left
  exit missed > 0
}
