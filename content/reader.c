/* reader.c - reading a pack in steps: which table is due, how far it all is */
#include "content/reader-private.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#define N_OPEN      2           /* tables that are read side by side */
#define CHECK_SHARE (64 * 1024) /* the checks go as fast as the reading of so many bytes */

/* What is read in turn. Cells are read along with their dimensions, so that the first
 * screen of a large pack can be shown early. N_TABLES stands for none. */
static const enum table_id turns[][N_OPEN] = {
    {TABLE_PACK, N_TABLES},          {TABLE_SIDES, N_TABLES},       {TABLE_STAGES, N_TABLES},
    {TABLE_DIMENSIONS, TABLE_CELLS}, {TABLE_PROMPTS, N_TABLES},     {TABLE_GLOSSARY, N_TABLES},
    {TABLE_RESOURCES, N_TABLES},     {TABLE_ROLES, N_TABLES},       {TABLE_SKILLS, N_TABLES},
    {TABLE_LEVELS, N_TABLES},        {TABLE_ROLE_SKILLS, N_TABLES}, {TABLE_ACTIVITIES, N_TABLES},
};

/* ---- Beginning --------------------------------------------------------- */

static void measure_tables(struct pack_reader *reader)
{
  for (guint i = 0; i < N_TABLES; i++) {
    g_autofree char *path = g_build_filename(reader->pack->folder, pack_tables[i].file, NULL);
    struct stat status;

    if (stat(path, &status) == 0 && S_ISREG(status.st_mode))
      reader->bytes_total += (guint64)status.st_size;
  }
}

static void check_folder(struct pack_reader *reader)
{
  const char *folder = reader->pack->folder;
  struct stat status;

  if (stat(folder, &status) == 0) {
    if (S_ISDIR(status.st_mode))
      return;
    reader_error(reader, folder, 0, NULL,
                 "this is a file; a pack is a folder, so name the folder that holds pack.csv");
  } else if (errno == ENOENT) {
    reader_error(reader, folder, 0, NULL,
                 "there is no such folder; name the folder that holds pack.csv");
  } else {
    reader_error(reader, folder, 0, NULL, "the folder cannot be read: %s", g_strerror(errno));
  }
  reader->done = true;
}

struct pack_reader *pack_reader_new(const char *folder)
{
  struct pack_reader *reader = g_new0(struct pack_reader, 1);

  reader->pack = pack_new(folder);
  reader->problems = g_ptr_array_new_with_free_func((GDestroyNotify)problem_free);
  for (guint i = 0; i < N_TABLES; i++)
    reader->lines[i] = g_array_new(FALSE, FALSE, sizeof(guint32));
  reader->groups = g_hash_table_new(g_str_hash, g_str_equal);
  reader->waiting_ids = g_hash_table_new(g_str_hash, g_str_equal);
  reader->waiting = g_array_new(FALSE, FALSE, sizeof(struct waiting));
  reader->cell_id = g_string_new(NULL);
  check_folder(reader);
  if (!reader->done)
    measure_tables(reader);
  return reader;
}

static void reader_free(struct pack_reader *reader)
{
  for (guint i = 0; i < N_OPEN; i++)
    csv_table_free(reader->open[i]);
  for (guint i = 0; i < N_TABLES; i++)
    g_array_unref(reader->lines[i]);
  g_hash_table_unref(reader->groups);
  g_hash_table_unref(reader->waiting_ids);
  g_array_unref(reader->waiting);
  g_string_free(reader->cell_id, TRUE);
  g_free(reader);
}

/* ---- Steps ------------------------------------------------------------- */

static void end_table(struct pack_reader *reader, enum table_id id)
{
  if (reader->state[id] == TABLE_UNREAD)
    reader->state[id] = TABLE_READ;
  if (pack_tables[id].end && reader->state[id] != TABLE_MISSING)
    pack_tables[id].end(reader);
}

static void open_turn(struct pack_reader *reader)
{
  for (guint i = 0; i < N_OPEN; i++)
    if (turns[reader->turn][i] != N_TABLES)
      reader->open[i] = csv_table_open(reader, turns[reader->turn][i]);
}

static void close_turn(struct pack_reader *reader)
{
  for (guint i = 0; i < N_OPEN; i++) {
    g_clear_pointer(&reader->open[i], csv_table_free);
    if (turns[reader->turn][i] != N_TABLES)
      end_table(reader, turns[reader->turn][i]);
  }
  reader->turn++;
}

/* Of the tables that are being read the one that is least far, or NULL. */
static struct csv_table *next_table(const struct pack_reader *reader)
{
  struct csv_table *next = NULL;

  for (guint i = 0; i < N_OPEN; i++) {
    struct csv_table *table = reader->open[i];

    if (table && !csv_table_done(table) &&
        (!next || csv_table_progress(table) < csv_table_progress(next)))
      next = table;
  }
  return next;
}

/* Do the next piece of work; returns how many bytes it was. */
static gsize take_turn(struct pack_reader *reader, gsize budget)
{
  if (reader->turn == G_N_ELEMENTS(turns)) {
    gsize share = MIN(budget, CHECK_SHARE);

    reader->done = !checks_step(reader, share);
    return share;
  }
  if (!reader->open[0] && !reader->open[1])
    open_turn(reader);

  struct csv_table *table = next_table(reader);

  if (!table) {
    close_turn(reader);
    return 0;
  }
  gsize n = csv_table_read(table);

  reader->bytes_read += n;
  return n;
}

bool pack_reader_step(struct pack_reader *reader, gsize bytes)
{
  gsize left = bytes;

  while (left && !reader->done) {
    gsize n = take_turn(reader, left);

    left -= MIN(n, left);
    if (reader->gave_up)
      reader->done = true;
  }
  return !reader->done;
}

/* ---- How far it is ----------------------------------------------------- */

static bool is_covered(const struct pack *pack, guint dimension)
{
  guint n = 0;

  for (guint32 row = pack_dimension(pack, dimension)->first_cell; row != PACK_NONE;) {
    const struct cell *cell = pack_cell(pack, row);

    row = cell->next;
    if (row == PACK_NONE || pack_cell(pack, row)->first_stage != cell->first_stage)
      n += cell->last_stage - cell->first_stage + 1u;
  }
  return n >= pack_n_stages(pack);
}

bool pack_reader_has(const struct pack_reader *reader, guint dimensions)
{
  const struct pack *pack = reader->pack;
  guint n = pack_n_dimensions(pack), n_cells = pack_n_cells(pack);
  guint matrix_turn = 0;

  while (turns[matrix_turn][0] != TABLE_DIMENSIONS)
    matrix_turn++;
  if (reader->n_errors || reader->turn < matrix_turn)
    return false;
  if (reader->turn > matrix_turn || (reader->open[0] && !next_table(reader)))
    return true;
  bool enough = n >= dimensions || (reader->open[0] && csv_table_done(reader->open[0]));
  /* a row of another dimension tells that the rows of the first one are over */
  return n && enough && n_cells && is_covered(pack, 0) &&
         pack_cell(pack, n_cells - 1)->dimension != 0;
}

guint64 pack_reader_bytes_left(const struct pack_reader *reader)
{
  return reader->bytes_total > reader->bytes_read ? reader->bytes_total - reader->bytes_read : 0;
}

double pack_reader_progress(const struct pack_reader *reader)
{
  if (reader->done)
    return 1;
  if (!reader->bytes_total)
    return 0;
  return MIN(1, (double)reader->bytes_read / (double)reader->bytes_total);
}

const struct pack *pack_reader_pack(const struct pack_reader *reader)
{
  return reader->pack;
}

const GPtrArray *pack_reader_problems(const struct pack_reader *reader)
{
  return reader->problems;
}

guint pack_reader_n_errors(const struct pack_reader *reader)
{
  return reader->n_errors;
}

bool pack_reader_gave_up(const struct pack_reader *reader)
{
  return reader->gave_up;
}

/* ---- Ending ------------------------------------------------------------ */

struct pack *pack_reader_finish(struct pack_reader *reader, GPtrArray **problems)
{
  struct pack *pack = reader->pack;

  if (!reader->done || reader->n_errors)
    g_clear_pointer(&pack, pack_free);
  if (problems)
    *problems = reader->problems;
  else
    g_ptr_array_unref(reader->problems);
  reader_free(reader);
  return pack;
}

struct pack *pack_read(const char *folder, GPtrArray **problems)
{
  struct pack_reader *reader = pack_reader_new(folder);

  pack_reader_step(reader, G_MAXSIZE);
  return pack_reader_finish(reader, problems);
}
