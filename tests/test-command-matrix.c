/* stage5, stage5 matrix: the whole table. */

#include "content/content.h"
#include "tests/command-expect.h"
#include "tests/small-pack.h"

#define DEFAULT_PACK TOP_SRCDIR "/content/social-business"

/* Append @text without its blanks: a line may also be broken after a hyphen. */
static void append_letters(GString *out, const char *text)
{
  for (; *text; text++)
    if (*text != ' ')
      g_string_append_c(out, *text);
}

/* The columns of the comparisons in @text, each as one line without blanks. */
static void read_columns(const char *text, GString *columns[2])
{
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

  for (char **line = lines; *line; line++) {
    g_auto(GStrv) halves = g_strsplit(*line, "│", -1);

    for (guint i = 0; i < 2 && g_strv_length(halves) == 2; i++)
      append_letters(columns[i], halves[i]);
  }
}

static void assert_sides_stand_in(const struct pack *pack, guint dimension, GString *columns[2])
{
  g_autoptr(GArray) spans = pack_cell_spans(pack, dimension);

  cr_assert_geq(spans->len, 2);
  for (guint i = 0; i < spans->len; i++) {
    const struct cell_span *span = &g_array_index(spans, struct cell_span, i);
    g_autoptr(GString) headline = g_string_new(NULL);
    guint side = pack_stage(pack, span->first_stage - 1)->side;

    append_letters(headline, pack_span_headline(pack, span));
    cr_assert_gt(headline->len, 0);
    cr_assert_not_null(strstr(columns[side]->str, headline->str), "“%s” is missing on side %u",
                       headline->str, side);
  }
}

Test(matrix, prints_every_dimension_with_both_sides_when_output_is_no_terminal)
{
  g_autoptr(CommandResult) result = command_run(&(struct command_options){0});
  g_autoptr(Pack) pack = pack_read(DEFAULT_PACK, NULL);
  g_autoptr(GString) left = g_string_new(NULL);
  g_autoptr(GString) right = g_string_new(NULL);
  GString *columns[2] = {left, right};

  expect_success(result);
  cr_assert_not_null(pack);
  cr_assert_eq(pack_n_dimensions(pack), 22);
  cr_assert_eq(pack_n_sides(pack), 2);
  read_columns(result->out, columns);
  for (guint i = 0; i < pack_n_dimensions(pack); i++) {
    g_autofree char *heading = g_strdup_printf("\n%s\n", pack_dimension(pack, i)->name);

    expect_out(result, heading);
    assert_sides_stand_in(pack, i, columns);
  }
}

Test(matrix, writes_no_control_byte)
{
  static const char *const formats[] = {"text", "markdown", "html", "csv"};

  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
    g_autoptr(CommandResult) result = command_run_simply("--format", formats[i], NULL);

    expect_success(result);
    cr_assert_gt(result->out_length, 10000, "%s", formats[i]);
    for (gsize b = 0; b < result->out_length; b++)
      cr_assert((guchar)result->out[b] >= ' ' || strchr("\n\r", result->out[b]), "byte %d in %s",
                result->out[b], formats[i]);
  }
}

Test(matrix, is_the_same_with_and_without_its_name)
{
  g_autoptr(CommandResult) bare = command_run(&(struct command_options){0});
  g_autoptr(CommandResult) named = command_run_simply("matrix", NULL);

  expect_success(named);
  cr_assert_str_eq(bare->out, named->out);
}

Test(matrix, fits_into_eighty_columns)
{
  g_autoptr(CommandResult) result = command_run_simply("matrix", NULL);
  g_auto(GStrv) lines = g_strsplit(result->out, "\n", -1);

  for (char **line = lines; *line; line++)
    cr_assert_leq(text_width(*line, -1), 80, "%s", *line);
}

Test(matrix, comes_in_each_format)
{
  static const struct {
    const char *format, *begins;
  } formats[] = {{"markdown", "# Small pack"},
                 {"html", "<!DOCTYPE html>"},
                 {"csv", "dimension,group,stages,side,kind,text,origin,name,question,shift\n"}};
  g_autoptr(SmallPack) small = small_pack_new();

  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
    g_autoptr(CommandResult) result =
        command_run_simply("--pack", small->folder, "matrix", "--format", formats[i].format, NULL);

    expect_success(result);
    cr_assert(g_ascii_strncasecmp(result->out, formats[i].begins, strlen(formats[i].begins)) == 0,
              "%s: %s", formats[i].format, result->out);
    expect_out(result, "Alpha crawls");
  }
}

Test(matrix, is_nothing_but_ascii_if_asked)
{
  static const char *const formats[] = {"text", "markdown", "html", "csv"};

  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
    g_autoptr(CommandResult) result = command_run_simply("--ascii", "--format", formats[i], NULL);

    expect_success(result);
    for (gsize b = 0; b < result->out_length; b++)
      cr_assert_geq(result->out[b], 0, "byte %x in %s: %.40s", (guchar)result->out[b], formats[i],
                    result->out + (b < 20 ? 0 : b - 20));
  }
}

Test(matrix, is_ascii_where_the_locale_knows_no_more)
{
  g_autoptr(CommandResult) result = command_run(
      &(struct command_options){.environment = (const char *const[]){"LC_ALL=C", NULL}});

  expect_success(result);
  cr_assert_gt(result->out_length, 10000);
  cr_assert(is_plain_ascii(result->out, result->out_length));
}

Test(matrix, takes_no_words)
{
  g_autoptr(CommandResult) result = command_run_simply("matrix", "reloaded", NULL);

  expect_failure(result, 2, "“reloaded” is one word too many");
}

Test(matrix, ends_quietly_when_nobody_reads_on)
{
  g_autofree char *program = g_build_filename(TOP_BUILDDIR, "stage5", NULL);
  g_autoptr(CommandResult) result = command_run(&(struct command_options){
      .program = "/bin/sh",
      .arguments = (const char *const[]){"-c", "\"$0\" matrix | head -n 1",
                                         g_getenv("STAGE5") ? g_getenv("STAGE5") : program, NULL}});

  expect_success(result);
  cr_assert_gt(result->out_length, 0);
}
