/* target-pack.c - a pack from its tables
 *
 * The input has sections (fuzz.h): "--- cells.csv" and the table below it, "--- -cells.csv" for a
 * table that is not there, "--- reads N" for a disk that gives N bytes at a time, "--- steps N"
 * for reading in steps of N bytes, "--- stretch N" for N times the character behind each "~", so
 * that lines and fields are longer than a block. Tables that are not in it are those of the small
 * pack; but of the tables that a pack may do without only if it has one of them.
 */
#include "tests/fuzz/fuzz.h"
#include "tests/small-pack.h"

#include <string.h>

#define MAX_SECTIONS 24
#define MAX_STRETCH  70000        /* times */
#define MAX_LENGTH   (300 * 1024) /* bytes of a stretched table */

/* How a pack is to be read. */
struct manner {
  gsize piece, step; /* bytes; 0: all at once */
  gsize stretch;     /* times */
};

/* ---- The files --------------------------------------------------------- */

static bool is_named(const struct section *sections, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (strcmp(sections[i].name + (sections[i].name[0] == '-'), name) == 0)
      return true;
  return false;
}

static bool is_needed(const char *name)
{
  static const char *const needed[] = {"pack.csv", "sides.csv", "stages.csv", "dimensions.csv",
                                       "cells.csv"};

  for (guint i = 0; i < G_N_ELEMENTS(needed); i++)
    if (strcmp(name, needed[i]) == 0)
      return true;
  return false;
}

/* Most inputs are about the matrix alone, and read four times as fast so. */
static bool is_about_more(const struct section *sections, guint n)
{
  const char *name, *text;

  for (guint i = 0; (name = small_pack_table(i, &text)); i++)
    if (!is_needed(name) && is_named(sections, n, name))
      return true;
  return n == 0;
}

static bool take_manner(const struct section *section, struct manner *manner)
{
  const struct {
    const char *name;
    gsize *size, most;
  } words[] = {{"reads ", &manner->piece, 5000},
               {"steps ", &manner->step, 5000},
               {"stretch ", &manner->stretch, MAX_STRETCH}};

  for (guint i = 0; i < G_N_ELEMENTS(words); i++)
    if (g_str_has_prefix(section->name, words[i].name)) {
      const char *number = section->name + strlen(words[i].name);

      *words[i].size = (gsize)g_ascii_strtoull(number, NULL, 10) % words[i].most;
      return true;
    }
  return false;
}

/* The bytes of a character, as far as they are there. */
static gsize character_length(const char *text, const char *end)
{
  gsize n = 1;

  while (text + n < end && n < 4 && ((guchar)text[n] & 0xc0) == 0x80)
    n++;
  return n;
}

/* The text of @section, each "~x" of it as many times x; kept until the next input. */
static void stretch(struct section *section, gsize times, GPtrArray *kept)
{
  const char *text = section->text, *end = text + section->length;
  GString *out = g_string_sized_new(section->length);

  while (text < end) {
    bool is_mark = *text == '~' && text + 1 < end;
    gsize n = character_length(text + is_mark, end);

    text += is_mark;
    for (gsize i = is_mark ? times : 1; i && out->len < MAX_LENGTH; i--)
      g_string_append_len(out, text, (gssize)n);
    text += n;
  }
  section->length = out->len;
  section->text = g_string_free(out, FALSE);
  g_ptr_array_add(kept, (char *)(guintptr)section->text);
}

static bool is_name_of_file(const char *name)
{
  struct text_fault fault;

  return *name && *name != '-' && *name != '.' && !strchr(name, '/') &&
         text_check(name, strlen(name), &fault);
}

static void put_files(struct section *sections, guint n, struct manner *manner, GPtrArray *kept)
{
  bool all = is_about_more(sections, n);
  const char *name, *text;

  files_clear();
  for (guint i = 0; (name = small_pack_table(i, &text)); i++)
    if ((all || is_needed(name)) && !is_named(sections, n, name))
      files_put(name, text, strlen(text));
  for (guint i = 0; i < n; i++) {
    if (take_manner(&sections[i], manner) || !is_name_of_file(sections[i].name))
      continue;
    if (manner->stretch)
      stretch(&sections[i], manner->stretch, kept);
    files_put(sections[i].name, sections[i].text, sections[i].length);
  }
}

/* ---- A whole pack ------------------------------------------------------ */

/* All texts of a record are clean, and NULL ends them. */
static void require_texts(const char *first, ...)
{
  va_list texts;

  va_start(texts, first);
  for (const char *text = first; text; text = va_arg(texts, const char *))
    require_clean(text);
  va_end(texts);
}

/* Every stage stands in one cell of the dimension, and only in one. */
static void require_cells(const struct pack *pack, guint dimension)
{
  g_autoptr(GArray) spans = pack_cell_spans(pack, dimension);
  guint next = 1;

  for (guint i = 0; i < spans->len; i++) {
    const struct cell_span *span = &g_array_index(spans, struct cell_span, i);

    REQUIRE(span->first_stage == next && span->last_stage >= next, "the stages have no hole");
    REQUIRE(span->first_row != PACK_NONE && span->first_row < pack_n_cells(pack), NULL);
    REQUIRE(span->dimension < pack_n_dimensions(pack), NULL);
    require_clean(pack_span_headline(pack, span));
    next = span->last_stage + 1u;
  }
  REQUIRE(next == pack_n_stages(pack) + 1, "the stages are all there");
}

static void require_dimensions(const struct pack *pack)
{
  for (guint i = 0; i < pack_n_dimensions(pack); i++) {
    const struct dimension *dimension = pack_dimension(pack, i);

    REQUIRE(*dimension->id && dimension->group < pack_n_groups(pack), NULL);
    REQUIRE(pack_dimension_with_id(pack, dimension->id) == i, dimension->id);
    require_texts(dimension->id, dimension->name, dimension->question, dimension->shift,
                  pack_group(pack, dimension->group), NULL);
    require_cells(pack, i);
  }
  for (guint i = 0; i < pack_n_cells(pack); i++)
    require_texts(pack_cell(pack, i)->text, NULL);
  for (guint i = 0; i < pack_n_prompts(pack); i++) {
    REQUIRE(pack_prompt(pack, i)->dimension < pack_n_dimensions(pack), NULL);
    require_texts(pack_prompt(pack, i)->text, NULL);
  }
}

static void require_sides(const struct pack *pack)
{
  guint next = 1;

  REQUIRE(pack_n_stages(pack) >= 1 && pack_n_sides(pack) >= 2, NULL);
  for (guint i = 0; i < pack_n_sides(pack); i++) {
    const struct side *side = pack_side(pack, i);

    REQUIRE(side->first_stage == next && side->last_stage >= next, side->id);
    next = side->last_stage + 1u;
    require_texts(side->id, side->name, side->motto, side->description, NULL);
  }
  REQUIRE(next == pack_n_stages(pack) + 1, NULL);
  for (guint i = 0; i < pack_n_stages(pack); i++)
    require_texts(pack_stage(pack, i)->name, pack_stage(pack, i)->features, NULL);
}

static void require_reference(const struct pack *pack)
{
  for (guint i = 0; i < pack_n_terms(pack); i++) {
    const struct term *term = pack_term(pack, i);

    require_texts(term->name, term->aliases, term->definition, term->source, NULL);
    g_array_unref(pack_terms_in(pack, term->definition));
  }
  for (guint i = 0; i < pack_n_resources(pack); i++)
    require_texts(pack_resource(pack, i)->name, pack_resource(pack, i)->note, NULL);
}

static void require_roles(const struct pack *pack)
{
  for (guint i = 0; i < pack_n_roles(pack); i++) {
    const struct role *role = pack_role(pack, i);

    REQUIRE(role->side < pack_n_sides(pack), role->id);
    require_texts(role->id, role->name, role->purpose, role->note, NULL);
  }
  for (guint i = 0; i < pack_n_skills(pack); i++) {
    const struct skill *skill = pack_skill(pack, i);

    require_texts(skill->id, skill->name, skill->group, skill->description, NULL);
    for (guint level = 0; level < N_LEVELS; level++)
      require_texts(skill->levels[level], NULL);
  }
  for (guint i = 0; i < pack_n_role_skills(pack); i++) {
    const struct role_skill *need = pack_role_skill(pack, i);

    REQUIRE(need->role < pack_n_roles(pack) && need->skill < pack_n_skills(pack), NULL);
    REQUIRE(need->level <= TOP_LEVEL && need->weight >= 1 && need->weight <= WEIGHT_ESSENTIAL,
            NULL);
  }
}

static void require_activities(const struct pack *pack)
{
  for (guint i = 0; i < pack_n_activities(pack); i++) {
    const struct activity *activity = pack_activity(pack, i);

    REQUIRE(activity->skill < pack_n_skills(pack), activity->id);
    REQUIRE(activity->dimension == PACK_NONE || activity->dimension < pack_n_dimensions(pack),
            activity->id);
    REQUIRE(activity->to == activity->from + 1 && activity->to <= TOP_LEVEL, activity->id);
    REQUIRE(activity->hours > 0 && activity->hours <= PACK_MAX_HOURS, activity->id);
    REQUIRE(activity->weeks >= 1 && activity->weeks <= 52, activity->id);
    require_texts(activity->id, activity->title, activity->detail, activity->evidence, NULL);
  }
}

static void require_whole(const struct pack *pack)
{
  require_texts(pack_value(pack, "id"), pack_value(pack, "title"), pack_value(pack, "source"),
                NULL);
  require_sides(pack);
  require_dimensions(pack);
  require_reference(pack);
  require_roles(pack);
  require_activities(pack);
}

/* ---- Reading ----------------------------------------------------------- */

/* As a screen does it that shows what is there so far. *@all: no problem was left out. */
static struct pack *read_pack(const struct manner *manner, GPtrArray **problems, bool *all)
{
  struct pack_reader *reader = pack_reader_new(files_folder());
  double progress = 0;

  files_read_in_pieces(manner->piece);
  while (pack_reader_step(reader, manner->step ? manner->step : G_MAXSIZE)) {
    REQUIRE(pack_reader_progress(reader) >= progress && pack_reader_progress(reader) <= 1, NULL);
    progress = pack_reader_progress(reader);
    if (pack_reader_has(reader, 1))
      g_array_unref(pack_cell_spans(pack_reader_pack(reader), 0));
  }
  REQUIRE(pack_reader_n_errors(reader) <= PACK_MAX_PROBLEMS, NULL);
  *all = !pack_reader_gave_up(reader) && pack_reader_problems(reader)->len < PACK_MAX_PROBLEMS;
  return pack_reader_finish(reader, problems);
}

static guint count_errors(const GPtrArray *problems)
{
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += !((const struct problem *)problems->pdata[i])->warning;
  return n;
}

static gint compare_texts(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The problems as one text, in an order that does not rest on which of two tables that are read
 * side by side was further. Transfer full. */
static char *problems_text(const GPtrArray *problems)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
  GString *text = g_string_new(NULL);

  for (guint i = 0; i < problems->len; i++)
    g_ptr_array_add(lines, problem_to_string(problems->pdata[i]));
  g_ptr_array_sort(lines, compare_texts);
  for (guint i = 0; i < lines->len; i++)
    if (i == 0 || strcmp(lines->pdata[i], lines->pdata[i - 1]) != 0)
      g_string_append_printf(text, "%s\n", (const char *)lines->pdata[i]);
  return g_string_free(text, FALSE);
}

/* That a file is no table of text is told by what the first read gives of it. */
static bool is_about_first_read(const char *text)
{
  return strstr(text, "a binary file") || strstr(text, "in UTF-16") ||
         strstr(text, "carriage return alone");
}

/* However the bytes come, the pack and what is said of it are the same. */
static void require_same(const struct pack *pack, const GPtrArray *problems)
{
  const struct manner at_once = {0};
  bool all;
  g_autoptr(GPtrArray) again = NULL;
  g_autoptr(Pack) other = read_pack(&at_once, &again, &all);
  g_autofree char *text = problems_text(problems);
  g_autofree char *other_text = problems_text(again);

  g_autofree char *both = g_strconcat(text, "or:\n", other_text, NULL);

  if (!all || is_about_first_read(both))
    return;
  REQUIRE(!pack == !other, both);
  REQUIRE(strcmp(text, other_text) == 0, both);
  REQUIRE(!pack || pack_n_cells(pack) == pack_n_cells(other), NULL);
}

static void run(const guint8 *data, gsize size)
{
  struct section sections[MAX_SECTIONS];
  struct manner manner = {0};
  bool all;
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func(g_free);

  put_files(sections, sections_cut(data, size, sections, MAX_SECTIONS), &manner, kept);

  g_autoptr(Pack) pack = read_pack(&manner, &problems, &all);

  require_problems(problems);
  REQUIRE(!pack == (count_errors(problems) > 0), "either problems, or a pack");
  if (pack)
    require_whole(pack);
  if (all && (manner.piece || manner.step))
    require_same(pack, problems);
  files_clear();
}

const struct fuzz_target fuzz_pack = {"pack", run, NULL};
