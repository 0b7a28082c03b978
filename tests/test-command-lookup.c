/* stage5 dimension, glossary, search: finding one thing. */

#include "tests/command-expect.h"
#include "tests/small-pack.h"

/* ---- dimension --------------------------------------------------------- */

Test(dimension, is_found_by_id_name_and_beginning)
{
  static const char *const names[] = {"gamma", "Gamma ray", "GAMMA RAY", "gam"};
  g_autoptr(SmallPack) small = small_pack_new();

  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(CommandResult) result =
        command_run_simply("--pack", small->folder, "dimension", names[i], NULL);

    expect_success(result);
    expect_out(result, "Nothing is said here");
    expect_not_out(result, "Alpha");
  }
}

Test(dimension, may_be_named_in_several_words)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) result =
      command_run_simply("--pack", small->folder, "dimension", "Gamma", "ray", NULL);

  expect_success(result);
  expect_out(result, "Gamma ray");
}

Test(dimension, may_follow_the_end_of_options)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) result =
      command_run_simply("--pack", small->folder, "--", "dimension", "alpha", NULL);
  g_autoptr(CommandResult) dashed =
      command_run_simply("--pack", small->folder, "dimension", "--", "--alpha", NULL);

  expect_success(result);
  expect_out(result, "Alpha flies");
  expect_failure(dashed, 1, "“--alpha”");
}

Test(dimension, comes_in_each_format)
{
  static const char *const formats[] = {"text", "markdown", "html", "csv"};
  g_autoptr(SmallPack) small = small_pack_new();

  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
    g_autoptr(CommandResult) result = command_run_simply("dimension", "alpha", "--format",
                                                         formats[i], "--pack", small->folder, NULL);

    expect_success(result);
    expect_out(result, "Alpha flies");
    expect_out(result, "People sing");
  }
}

Test(dimension, suggests_what_is_near_to_an_unknown_name)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) result =
      command_run_simply("--pack", small->folder, "dimension", "alpah", NULL);

  expect_failure(result, 1, "“alpah”");
  expect_err(result, "Alpha");
}

Test(dimension, names_what_an_ambiguous_beginning_could_be)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) result = NULL;

  small_pack_append(small, "dimensions.csv", "alphabet,First group,Alphabet,,");
  small_pack_append(small, "cells.csv", "alphabet,1-3,headline,From A to Z,");
  result = command_run_simply("--pack", small->folder, "dimension", "alp", NULL);
  expect_failure(result, 1, "“alp”");
  expect_err(result, "Alpha");
  expect_err(result, "Alphabet");
}

Test(dimension, wants_a_name)
{
  g_autoptr(CommandResult) result = command_run_simply("dimension", NULL);

  expect_failure(result, 2, "the name of a dimension is missing");
}

Test(dimension, shows_a_hostile_name_as_escapes)
{
  g_autoptr(CommandResult) control = command_run_simply("dimension", "\x1b[31mred", NULL);
  g_autoptr(CommandResult) bytes = command_run_simply("dimension", "\xff\xfe", NULL);

  expect_failure(control, 1, "\\x1b[31mred");
  cr_assert_null(strchr(control->err, 0x1b));
  expect_failure(bytes, 2, "\\xff\\xfe");
}

/* ---- glossary ---------------------------------------------------------- */

Test(glossary, shows_all_terms)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) result = command_run_simply("--pack", small->folder, "glossary", NULL);

  expect_success(result);
  expect_out(result, "A small widget");
  expect_out(result, "like a gizmo");
}

Test(glossary, finds_a_term_by_its_alias)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) result =
      command_run_simply("--pack", small->folder, "glossary", "Gadget", NULL);

  expect_success(result);
  expect_out(result, "like a gizmo");
  expect_not_out(result, "A small widget");
}

Test(glossary, knows_terms_of_several_words)
{
  g_autoptr(CommandResult) result =
      command_run_simply("glossary", "community", "of", "practice", NULL);

  expect_success(result);
  expect_out(result, "ommunity of practice");
}

Test(glossary, suggests_what_is_near_to_an_unknown_term)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) result =
      command_run_simply("--pack", small->folder, "glossary", "wigdet", NULL);

  expect_failure(result, 1, "widget");
}

Test(glossary, comes_as_a_table)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) result =
      command_run_simply("--pack", small->folder, "glossary", "--format=csv", NULL);

  expect_success(result);
  expect_out(result, "term,aliases,definition,source,origin");
  expect_out(result, "gizmo,,A small widget,,stage5");
}

/* ---- names that nothing has ---------------------------------------------- */

Test(names, that_nothing_has_are_told_with_the_command_that_lists_them)
{
  static const struct {
    const char *arguments[8], *mend;
  } rows[] = {
      {{"glossary", "xyzzy"}, " others; “stage5 glossary” lists them all\n"},
      {{"glossary", "wirarchy"},
       "did you mean “wirearchy” or “hierarchy”? “stage5 glossary” lists them all\n"},
      {{"dimension", "xyzzy"}, " others; “stage5 matrix” lists them all\n"},
      {{"roles", "xyzzy"}, " others; “stage5 roles” lists them all\n"},
      {{"gap", "--nearest", "--from", "xyzzy"}, " others; “stage5 roles” lists them all\n"},
      {{"gap", "--nearest", "--from", "trainer", "--rate", "xyzzy=1"},
       " others; “stage5 roles” lists them all\n"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autoptr(CommandResult) result =
        command_run(&(struct command_options){.arguments = rows[i].arguments});

    expect_failure(result, 1, rows[i].mend);
  }
}

Test(names, of_what_the_pack_has_none_of_are_listed_nowhere)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) result = NULL;

  small_pack_remove(small, "glossary.csv");
  result = command_run_simply("--pack", small->folder, "glossary", "xyzzy", NULL);
  expect_failure(result, 1, "no term is called “xyzzy”: the pack has none\n");
}

/* ---- search ------------------------------------------------------------ */

Test(search, finds_all_words_in_any_order_and_case)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) result =
      command_run_simply("--pack", small->folder, "search", "ANOTHER", "meets", NULL);

  expect_success(result);
  expect_out(result, "A widget meets another widget");
  expect_out(result, "1 text, in 1 dimension\n");
}

Test(search, tells_hits_in_dimensions_from_those_elsewhere)
{
  g_autoptr(SmallPack) small = small_pack_new();
  g_autoptr(CommandResult) result =
      command_run_simply("--pack", small->folder, "search", "widget", NULL);

  expect_success(result);
  expect_out(result, " in 1 dimension and elsewhere\n");
}

Test(search, comes_in_each_format)
{
  static const char *const formats[] = {"text", "markdown", "html", "csv"};
  g_autoptr(SmallPack) small = small_pack_new();

  for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
    g_autoptr(CommandResult) result = command_run_simply("search", "whisper", "--format",
                                                         formats[i], "--pack", small->folder, NULL);

    expect_success(result);
    expect_out(result, "whisper");
  }
}

Test(search, fails_in_a_sentence_if_nothing_has_the_words)
{
  g_autoptr(CommandResult) result = command_run_simply("search", "qwertyuiop", NULL);

  expect_failure(result, 1, "no text has “qwertyuiop” in it");
}

Test(search, wants_words)
{
  g_autoptr(CommandResult) none = command_run_simply("search", NULL);
  g_autoptr(CommandResult) blank = command_run_simply("search", "  ", NULL);

  expect_failure(none, 2, "a word to look for is missing");
  expect_failure(blank, 2, "holds no word");
}
