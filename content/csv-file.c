/* csv-file.c - the bytes of a table: opening its file, reading it block by block, and
 * telling what is no table of text at all */
#include "content/csv-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- Opening ----------------------------------------------------------- */

static void report_missing(struct pack_reader *reader, enum table_id id)
{
  const struct table *table = &pack_tables[id];

  reader->state[id] = table->required ? TABLE_BROKEN : TABLE_MISSING;
  if (table->required)
    reader_error(reader, table->file, 0, NULL,
                 "the table is missing; a pack needs pack.csv, stages.csv, sides.csv, "
                 "dimensions.csv and cells.csv");
}

static void report_unreadable(struct pack_reader *reader, enum table_id id, int code)
{
  reader->state[id] = TABLE_BROKEN;
  reader_error(reader, pack_tables[id].file, 0, NULL,
               "the table cannot be read: %s; see that the file is there and that you may "
               "read it",
               g_strerror(code));
}

/* Tell whether @fd is a file that can be a table, and how large it is. */
static bool check_file(struct pack_reader *reader, enum table_id id, int fd, guint64 *size)
{
  const char *file = pack_tables[id].file;
  struct stat status;

  if (fstat(fd, &status) != 0) {
    report_unreadable(reader, id, errno);
    return false;
  }
  *size = (guint64)status.st_size;
  if (S_ISREG(status.st_mode) && status.st_size <= PACK_MAX_TABLE)
    return true;
  reader->state[id] = TABLE_BROKEN;
  if (S_ISREG(status.st_mode))
    reader_error(reader, file, 0, NULL,
                 "the table is larger than 1 GiB; split the pack into smaller ones");
  else
    reader_error(reader, file, 0, NULL,
                 "%s is no regular file; a table must be a CSV file of its own",
                 S_ISDIR(status.st_mode) ? "this is a folder and" : "this");
  return false;
}

/* Without O_NONBLOCK a pipe in the place of a table would keep us waiting. */
static int open_table(struct pack_reader *reader, enum table_id id, guint64 *size)
{
  g_autofree char *path = g_build_filename(reader->pack->folder, pack_tables[id].file, NULL);
  int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

  if (fd < 0) {
    if (errno == ENOENT)
      report_missing(reader, id);
    else
      report_unreadable(reader, id, errno);
    return -1;
  }
  if (!check_file(reader, id, fd, size)) {
    close(fd);
    return -1;
  }
  return fd;
}

struct csv_table *csv_table_open(struct pack_reader *reader, enum table_id id)
{
  guint64 size;
  int fd = open_table(reader, id, &size);

  if (fd < 0)
    return NULL;

  struct csv_table *table = g_new0(struct csv_table, 1);

  table->reader = reader;
  table->table = &pack_tables[id];
  table->id = table->row.id = id;
  table->fd = fd;
  table->size = size;
  table->block = g_malloc(BLOCK_SIZE);
  table->line = 1;
  table->text = g_strdup("");
  for (; table->table->columns[table->n_columns].name; table->n_columns++)
    if (table->table->columns[table->n_columns].need == FILLED)
      table->must |= 1u << table->n_columns;
  csv_init(&table->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
  csv_set_blk_size(&table->parser, BUFFER_STEP);
  return table;
}

void csv_table_free(struct csv_table *table)
{
  if (!table)
    return;
  close(table->fd);
  csv_free(&table->parser);
  g_clear_pointer(&table->names, g_ptr_array_unref);
  g_free(table->column);
  g_free(table->text);
  g_free(table->block);
  g_free(table);
}

bool csv_table_done(const struct csv_table *table)
{
  return table->done;
}

double csv_table_progress(const struct csv_table *table)
{
  return table->size ? (double)table->n_read / (double)table->size : 1;
}

/* ---- What is no table of text ------------------------------------------ */

static bool is_utf16(const char *text, gsize length)
{
  gsize odd = 0, even = 0;

  if (length >= 2 && (memcmp(text, "\xff\xfe", 2) == 0 || memcmp(text, "\xfe\xff", 2) == 0))
    return true;
  for (gsize i = 0; i + 1 < length; i += 2) {
    even += text[i] == '\0';
    odd += text[i + 1] == '\0';
  }
  /* one byte of nearly every pair is 0, the other one nearly never */
  return length >= 4 && (odd > 10 * even || even > 10 * odd) && odd + even > length / 4;
}

/* Control characters here and there are faults of a text; many of them are none. */
static bool is_binary(const char *text, gsize length)
{
  gsize controls = 0;

  for (gsize i = 0; i < length; i++)
    controls += (unsigned char)text[i] < ' ' && !strchr("\t\n\r", text[i] ? text[i] : 'x');
  return controls > 4 && controls > length / 20;
}

static bool has_only_cr(const char *text, gsize length)
{
  return memchr(text, '\r', length - 1) && !memchr(text, '\n', length);
}

/* Look at the first block; false if there is no use in reading on. */
static bool check_beginning(struct csv_table *table, const char *text, gsize length)
{
  gsize sample = MIN(length, 4096);

  if (is_utf16(text, sample))
    csv_table_give_up(table, "the table is in UTF-16; save the table as “CSV UTF-8”");
  else if (is_binary(text, sample))
    csv_table_give_up(table, "this is no table of text but a binary file (a spreadsheet's own "
                             "format, perhaps); save the table as “CSV UTF-8”");
  else if (has_only_cr(text, length))
    csv_table_give_up(table, "the lines end in a carriage return alone, as on old Macintosh "
                             "computers; save the table with the line ends of Unix or Windows");
  return !table->done;
}

/* ---- Blocks ------------------------------------------------------------ */

/* How much of the block can be taken: whole lines; or, of a line that is longer than
 * the block, whole characters. What was @carried from the block before is looked at only once:
 * it has no line feed. */
static gsize usable_length(const char *block, gsize carried, gsize length)
{
  const char *line_end = memrchr(block + carried, '\n', length - carried);
  gsize end = length;

  if (line_end || length < BLOCK_SIZE)
    return line_end ? (gsize)(line_end - block) + 1 : 0;
  while (end > length - 4 && ((unsigned char)block[end - 1] & 0xc0) == 0x80)
    end--;
  if ((unsigned char)block[end - 1] >= 0xc0 || block[end - 1] == '\r')
    end--;
  return end;
}

/* The byte order mark that some programs write before UTF-8. */
static gsize mark_length(const struct csv_table *table, gsize length)
{
  bool first = table->n_read == length;

  return first && length >= 3 && memcmp(table->block, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static void take_block(struct csv_table *table, gsize length, bool last)
{
  gsize usable = last ? length : usable_length(table->block, table->carried, length);
  gsize skip = usable ? mark_length(table, length) : 0;

  csv_table_take(table, table->block + skip, usable - skip);
  table->carried = length - usable;
  memmove(table->block, table->block + usable, table->carried);
}

static void end_of_file(struct csv_table *table)
{
  take_block(table, table->carried, true);
  if (!table->done && !table->reader->gave_up) /* what was not read is no fault of the table */
    csv_table_end(table);
  table->done = true;
}

gsize csv_table_read(struct csv_table *table)
{
  /* a small first block, so that a first screen need not wait for all of a large one */
  gsize wanted = table->n_read ? BLOCK_SIZE - table->carried : FIRST_BLOCK_SIZE;
  gssize n;

  do
    n = read(table->fd, table->block + table->carried, wanted);
  while (n < 0 && errno == EINTR);
  if (n < 0) {
    report_unreadable(table->reader, table->id, errno);
    table->done = true;
    return 0;
  }
  if (n == 0) {
    end_of_file(table);
    return 0;
  }
  if (table->n_read == 0 && !check_beginning(table, table->block, (gsize)n))
    return (gsize)n;
  table->n_read += (guint64)n;
  if (table->n_read > (guint64)PACK_MAX_TABLE)
    csv_table_give_up(table, "the table is larger than 1 GiB; split the pack into smaller ones");
  else
    take_block(table, table->carried + (gsize)n, false);
  if (!table->done && table->n_read >= table->size)
    end_of_file(table); /* told now, so that a first screen need not wait for a read */
  return (gsize)n;
}
