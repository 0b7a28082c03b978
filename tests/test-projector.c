/* The projector follows a workshop through all its phases, in large text, and shows nothing that is
 * not for the room. */
#include "tests/command-expect.h"
#include "tests/projector-screens.h"

#include <string.h>

/* ---- A whole workshop, on two projectors at once ------------------------ */

struct room {
  struct lead *lead;
  struct terminal *large, *small; /* 100 by 30 and 80 by 24 */
};

static void expect_unseen(struct terminal *terminal, const char *const *texts)
{
  for (; *texts; texts++)
    cr_assert_null(strstr(terminal_bytes(terminal, 0), *texts), "the room saw “%s”", *texts);
}

/* Have all of the screen written once more: what a drawing left as it was is then in the bytes
 * in one piece too. */
static void write_anew(struct terminal *terminal)
{
  terminal_keys(terminal, "<C-l>");
  expect_quiet(terminal);
}

/* Both projectors come to show this. */
static void expect_shown(struct room *room, const char *picture)
{
  expect_picture(room->large, picture);
  expect_picture(room->small, picture);
  write_anew(room->large);
  write_anew(room->small);
}

static const char *const never[] = {LEAD_LABEL, LEAD_COMMENT, LEAD_NOTE, NULL};
static const char *const not_before_the_reveal[] = {"median", "split", "mixed", "agreed",
                                                    "░",      "▒",     "▓",     NULL};
static const char *const not_before_the_dots_are_closed[] = {"●", "tied", NULL};

static void expect_both_unseen(struct room *room, const char *const *texts)
{
  expect_unseen(room->large, texts);
  expect_unseen(room->small, texts);
}

static void play_until_the_reveal(struct room *room)
{
  expect_shown(room, "projector-welcome");
  lead_go(room->lead, PHASE_READ);
  expect_shown(room, "projector-read");
  lead_talk_about(room->lead, 2);
  expect_shown(room, "projector-read-one");
  lead_go(room->lead, PHASE_RATE);
  lead_note(room->lead);
  lead_rate(room->lead, 5, 1);
  expect_shown(room, "projector-rate");
  lead_talk_about(room->lead, 2);
  lead_rate(room->lead, 8, 1);
  expect_shown(room, "projector-rated");
  lead_go(room->lead, PHASE_REVEAL);
  lead_talk_about(room->lead, 0);
  expect_shown(room, "projector-wait");
  expect_both_unseen(room, not_before_the_reveal);
}

static void play_the_talk(struct room *room)
{
  lead_talk_about(room->lead, PACK_NONE);
  lead_reveal(room->lead, 1);
  expect_shown(room, "projector-results");
  lead_go(room->lead, PHASE_DISCUSS);
  lead_talk_about(room->lead, 3);
  expect_shown(room, "projector-discuss");
  lead_go(room->lead, PHASE_RERATE);
  lead_rate(room->lead, 6, 2);
  expect_shown(room, "projector-rerate");
  lead_reveal(room->lead, 2);
  lead_talk_about(room->lead, 3);
  expect_shown(room, "projector-moved");
}

static void play_the_decisions(struct room *room)
{
  lead_go(room->lead, PHASE_DOTS);
  lead_dot(room->lead);
  expect_shown(room, "projector-dots");
  expect_both_unseen(room, not_before_the_dots_are_closed);
  lead_close_dots(room->lead);
  expect_shown(room, "projector-totals");
  lead_decide(room->lead);
  expect_shown(room, "projector-priorities");
  lead_go(room->lead, PHASE_ACTIONS);
  expect_shown(room, "projector-no-actions");
  lead_act(room->lead, "Show unfinished work every Friday", "A. Lee");
  lead_act(room->lead, "Ask each new colleague whom they would like to meet", "B. Ode");
  expect_shown(room, "projector-actions");
  lead_go(room->lead, PHASE_CLOSE);
  expect_shown(room, "projector-close");
}

Test(projector, shows_each_phase_and_nothing_that_is_not_for_the_room)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  lead_begin(lead, "Last autumn", 1);
  lead_act(lead, "Open one meeting a month to everybody", "C. Roy");
  lead_act(lead, "Write down what we tried", NULL);
  lead_begin(lead, "Spring review", 4);
  g_autoptr(Terminal) large = lead_project(lead, 100, 30, NULL);
  g_autoptr(Terminal) small = lead_project(lead, 80, 24, NULL);
  struct room room = {lead, large, small};
  play_until_the_reveal(&room);
  play_the_talk(&room);
  play_the_decisions(&room);
  expect_both_unseen(&room, never);
  terminal_keys(large, "q");
  expect_exit(large, 0);
  expect_restored(large);
  terminal_keys(small, "<Esc>");
  expect_exit(small, 0);
}

/* ---- Sizes and letters -------------------------------------------------- */

static void begin_revealed(struct lead *lead, const char *name)
{
  lead_begin(lead, name, 4);
  lead_rate(lead, 8, 1);
  lead_reveal(lead, 1);
  lead_go(lead, PHASE_DISCUSS);
}

Test(projector, has_room_for_results_in_windows_of_all_sizes)
{
  static const int sizes[][2] = {{40, 12}, {200, 60}, {160, 20}, {300, 80}};
  g_autoptr(Lead) lead = lead_new(NULL);
  begin_revealed(lead, "Spring review");
  g_autoptr(Terminal) terminal = lead_project(lead, 60, 16, NULL);
  expect_text(terminal, "and ");
  for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
    lead_talk_about(lead, PACK_NONE);
    terminal_resize(terminal, sizes[i][0], sizes[i][1]);
    expect_picture(terminal, "projector-results");
    lead_talk_about(lead, 0);
    expect_picture(terminal, "projector-discuss");
  }
  terminal_resize(terminal, 30, 10);
  expect_text(terminal, "It needs 40 × 12.");
}

Test(projector, explains_the_scale_in_the_smallest_window)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  lead_begin(lead, "Spring review", 4);
  lead_go(lead, PHASE_RATE);
  lead_rate(lead, 2, 1);
  g_autoptr(Terminal) terminal = lead_project(lead, 40, 12, NULL);
  expect_picture(terminal, "projector-rate");
}

Test(projector, counts_the_answers_of_a_show_of_hands)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  lead_begin(lead, "Spring review", 4);
  lead_go(lead, PHASE_RATE);
  g_autoptr(Terminal) terminal = lead_project(lead, 40, 12, NULL);
  expect_text(terminal, "0 of 8 done");
  lead_tally(lead, "0 2 4 1 1");
  expect_text(terminal, "8 of 8 done");
  lead_tally(lead, "0 2 4 1 1 ?3");
  expect_text(terminal, "11 of 11 done");
}

static void give_dots(struct lead *lead, const char *label, guint dimension, guint count)
{
  cr_assert(
      workbook_give_dots(lead->workbook, lead->id, lead->pack, label, dimension, count, NULL));
}

Test(projector, draws_many_dots_to_scale)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  lead_begin(lead, "Spring review", 4);
  lead_go(lead, PHASE_DOTS);
  for (guint i = 0; i < 8; i++) {
    g_autofree char *label = g_strdup_printf("p%u", i);
    give_dots(lead, label, 0, 3);
    if (i < 6)
      give_dots(lead, label, 1, 2);
  }
  give_dots(lead, "p8", 2, 1);
  lead_close_dots(lead);
  g_autoptr(Terminal) terminal = lead_project(lead, 100, 40, NULL);
  expect_text(terminal, "    ●●●●●●●●●●●●●●●●●●●●  24 dots");
  expect_text(terminal, "    ●●●●●●●●●●  12 dots");
  expect_text(terminal, "    ●  1 dot");
}

Test(projector, says_how_many_it_leaves_out)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  begin_revealed(lead, "Spring review");
  g_autoptr(Terminal) terminal = lead_project(lead, 40, 12, NULL);
  expect_text(terminal, "and 13 more");
  for (guint i = 1; i <= 12; i++) {
    g_autofree char *text = g_strdup_printf("Try out thing %u", i);
    lead_act(lead, text, "A. Lee");
  }
  lead_go(lead, PHASE_ACTIONS);
  expect_text(terminal, "more before");
  expect_text(terminal, "▸ Try out thing 12");
  terminal_resize(terminal, 80, 24);
  expect_text(terminal, "Try out thing 1 ·");
}

Test(projector, speaks_ascii_where_that_is_all_there_is)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  begin_revealed(lead, "Spring review");
  g_autoptr(Terminal) terminal =
      lead_project(lead, 100, 30, (const char *const[]){"--ascii", NULL});
  expect_picture(terminal, "projector-ascii-results");
  lead_talk_about(lead, 0);
  expect_picture(terminal, "projector-ascii-discuss");
  for (const char *byte = terminal_bytes(terminal, 0); *byte; byte++)
    cr_assert((guchar)*byte < 0x80);
}

Test(projector, has_letters_with_accents_and_shows_others_as_they_are)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  lead_begin(lead, "Été à Zürich", 4);
  g_autoptr(Terminal) terminal = lead_project(lead, 100, 30, NULL);
  expect_picture(terminal, "projector-accents");
  lead_begin(lead, "Ωμέγα 日本", 5);
  expect_text(terminal, "  Ωμέγα 日本");
  lead_begin(lead, "Donaudampfschifffahrtsgesellschaftskapitänsmütze", 6);
  expect_text(terminal, "  Donaudampfschifffahrtsgesellschaftskapitänsmütze");
}

/* A pack with seven sides, one stage each. */
static struct small_pack *seven_sides_new(void)
{
  struct small_pack *small = small_pack_new();
  g_autoptr(GString) sides = g_string_new("id,name,motto,description\n");
  g_autoptr(GString) stages = g_string_new("number,name,side,features\n");
  g_autoptr(GString) cells = g_string_new("dimension,stages,kind,text\n");
  for (guint i = 1; i <= 7; i++) {
    g_string_append_printf(sides, "s%u,Side %u,Motto %u,What it is\n", i, i, i);
    g_string_append_printf(stages, "%u,Step %u,s%u,\n", i, i, i);
    g_string_append_printf(cells,
                           "alpha,%u,headline,Alpha at %u\nbeta,%u,headline,Beta at %u\n"
                           "gamma,%u,headline,Gamma at %u\n",
                           i, i, i, i, i, i);
  }
  small_pack_write(small, "sides.csv", sides->str, -1);
  small_pack_write(small, "stages.csv", stages->str, -1);
  small_pack_write(small, "cells.csv", cells->str, -1);
  small_pack_remove(small, "prompts.csv");
  small_pack_remove(small, "resources.csv");
  return small;
}

Test(projector, shows_a_pack_of_seven_sides_that_only_the_workbook_has)
{
  g_autoptr(SmallPack) small = seven_sides_new();
  g_autoptr(Lead) lead = lead_new(small->folder);
  lead_begin(lead, "Seven", 4);
  g_autoptr(Terminal) terminal = lead_project(lead, 100, 30, NULL);
  lead_go(lead, PHASE_READ);
  lead_talk_about(lead, 0);
  expect_picture(terminal, "projector-seven-read");
  lead_go(lead, PHASE_RATE);
  expect_picture(terminal, "projector-seven-rate");
  lead_rate(lead, 8, 1);
  lead_reveal(lead, 1);
  expect_picture(terminal, "projector-seven-results");
  lead_talk_about(lead, 0);
  expect_picture(terminal, "projector-seven-discuss");
}

Test(projector, shows_no_spread_of_a_few)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  lead_begin(lead, "Spring review", 4);
  lead_rate(lead, 3, 1);
  lead_reveal(lead, 1);
  lead_go(lead, PHASE_DISCUSS);
  g_autoptr(Terminal) terminal = lead_project(lead, 100, 30, NULL);
  expect_text(terminal, "darker");
  lead_talk_about(lead, 0);
  expect_text(terminal, "too few answers to show how they are spread");
  expect_unseen(terminal, (const char *const[]){"░", "▒", "▓", NULL});
}

Test(projector, goes_dark)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  begin_revealed(lead, "Spring review");
  g_autoptr(Terminal) terminal =
      lead_project(lead, 80, 24, (const char *const[]){"--theme", "light", NULL});
  expect_text(terminal, "Round 1");
  lead_blank(lead, true);
  expect_picture(terminal, "projector-dark");
  lead_blank(lead, false);
  expect_text(terminal, "Round 1");
}

/* ---- The timer ----------------------------------------------------------- */

Test(projector, shows_the_timer_tick_pause_and_run_over)
{
  g_autoptr(Lead) lead = lead_new(NULL);
  lead_begin(lead, "Spring review", 4);
  g_autoptr(Terminal) terminal = lead_project(lead, 40, 12, NULL);
  expect_text(terminal, "5:00");
  countdown_start(&lead->place.timer, g_get_real_time() / 1000);
  lead_blank(lead, false);
  expect_text(terminal, "4:5");
  countdown_pause(&lead->place.timer, g_get_real_time() / 1000);
  lead_blank(lead, false);
  expect_text(terminal, "paused");
  countdown_add(&lead->place.timer, -10 * COUNTDOWN_MINUTE);
  countdown_start(&lead->place.timer, g_get_real_time() / 1000 - 70 * 1000);
  lead_blank(lead, false);
  expect_text(terminal, "over by 1:");
}
