/* The phases, and a timer on a clock that may jump. */

#include "tests/small-workshop.h"

#define SECOND G_GINT64_CONSTANT(1000)
#define NOON   G_GINT64_CONSTANT(1800000000000) /* some time */

/* ---- Phases ------------------------------------------------------------ */

Test(agenda, adds_up_to_the_minutes_of_the_workshop)
{
  static const guint all[] = {10, 11, 45, 60, 90, 120, 121, 240, 1440};

  for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
    guint sum = 0;

    for (guint phase = 0; phase < N_PHASES; phase++)
      sum += phase_minutes((enum phase)phase, all[i]);
    cr_assert_eq(sum, all[i], "%u", all[i]);
  }
}

Test(agenda, leaves_most_of_two_hours_for_talking)
{
  cr_assert_eq(phase_minutes(PHASE_RATE, 120), 20);
  cr_assert_eq(phase_minutes(PHASE_DISCUSS, 120), 48);
  cr_assert_eq(phase_minutes(PHASE_DISCUSS, 60), 24);
  cr_assert_eq(phase_minutes(PHASE_ACTIONS, 120), 15);
}

Test(agenda, says_for_each_phase_what_to_do)
{
  for (guint phase = 0; phase < N_PHASES; phase++) {
    cr_assert_gt(strlen(phase_name((enum phase)phase)), 0);
    cr_assert_gt(strlen(phase_advice((enum phase)phase)), 20);
  }
}

Test(agenda, knows_the_minutes_that_are_left)
{
  g_auto(Fixture) fixture = fixture_new();
  g_autoptr(Workshop) workshop = small_workshop_new(&fixture);

  cr_assert_eq(agenda_minutes_left(workshop, PHASE_WELCOME, 5 * COUNTDOWN_MINUTE), 120);
  cr_assert_eq(agenda_minutes_left(workshop, PHASE_ACTIONS, 10 * COUNTDOWN_MINUTE - 1), 12);
  cr_assert_eq(agenda_minutes_left(workshop, PHASE_ACTIONS, -COUNTDOWN_MINUTE), 3);
  cr_assert_eq(agenda_minutes_left(workshop, PHASE_CLOSE, 0), 0);
}

/* ---- The timer --------------------------------------------------------- */

Test(countdown, runs_from_its_start)
{
  struct countdown countdown = countdown_new(10 * COUNTDOWN_MINUTE);

  cr_assert_eq(countdown_left(&countdown, NOON + SECOND), 10 * COUNTDOWN_MINUTE);
  countdown_start(&countdown, NOON);
  cr_assert_eq(countdown_left(&countdown, NOON + SECOND), 10 * COUNTDOWN_MINUTE - SECOND);
  cr_assert_not(countdown_is_over(&countdown, NOON + 10 * COUNTDOWN_MINUTE - 1));
  cr_assert(countdown_is_over(&countdown, NOON + 10 * COUNTDOWN_MINUTE));
  cr_assert_eq(countdown_left(&countdown, NOON + 11 * COUNTDOWN_MINUTE), -COUNTDOWN_MINUTE);
}

Test(countdown, stands_still_while_it_is_paused)
{
  struct countdown countdown = countdown_new(COUNTDOWN_MINUTE);

  countdown_start(&countdown, NOON);
  countdown_pause(&countdown, NOON + 10 * SECOND);
  cr_assert_eq(countdown_left(&countdown, NOON + 3600 * SECOND), 50 * SECOND);
  countdown_pause(&countdown, NOON + 3600 * SECOND);
  countdown_start(&countdown, NOON + 3600 * SECOND);
  cr_assert_eq(countdown_left(&countdown, NOON + 3605 * SECOND), 45 * SECOND);
  countdown_start(&countdown, NOON + 3605 * SECOND);
  cr_assert_eq(countdown_left(&countdown, NOON + 3606 * SECOND), 44 * SECOND);
}

Test(countdown, can_be_made_longer_also_when_it_is_over)
{
  struct countdown countdown = countdown_new(COUNTDOWN_MINUTE);

  countdown_start(&countdown, NOON);
  countdown_add(&countdown, COUNTDOWN_MINUTE);
  cr_assert_eq(countdown_left(&countdown, NOON + 90 * SECOND), 30 * SECOND);
  cr_assert(countdown_is_over(&countdown, NOON + 130 * SECOND));
  countdown_add(&countdown, COUNTDOWN_MINUTE);
  cr_assert_eq(countdown_left(&countdown, NOON + 130 * SECOND), 50 * SECOND);
  countdown_add(&countdown, -G_MAXINT64);
  cr_assert_eq(countdown.length, 0);
  countdown_add(&countdown, G_MAXINT64);
  cr_assert_eq(countdown.length, COUNTDOWN_MAX);
  cr_assert_eq(countdown_new(-1).length, 0);
  cr_assert_eq(countdown_new(G_MAXINT64).length, COUNTDOWN_MAX);
}

Test(countdown, does_not_grow_when_the_clock_goes_back)
{
  struct countdown countdown = countdown_new(COUNTDOWN_MINUTE);

  countdown_start(&countdown, NOON);
  cr_assert_eq(countdown_left(&countdown, NOON - 3600 * SECOND), COUNTDOWN_MINUTE);
  countdown_pause(&countdown, NOON - 3600 * SECOND);
  cr_assert_eq(countdown.used, 0);
}

Test(countdown, is_paused_where_it_was_when_the_clock_jumps)
{
  static const gint64 jumps[] = {-1, -3600 * SECOND, COUNTDOWN_JUMP + 1, 52 * COUNTDOWN_MINUTE};

  for (guint i = 0; i < G_N_ELEMENTS(jumps); i++) {
    struct countdown countdown = countdown_new(10 * COUNTDOWN_MINUTE);
    gint64 before = NOON + 20 * SECOND, after = before + jumps[i];

    countdown_start(&countdown, NOON);
    cr_assert(countdown_jumped(&countdown, before, after), "%u", i);
    cr_assert_not(countdown.runs);
    cr_assert_eq(countdown_left(&countdown, after), 10 * COUNTDOWN_MINUTE - 20 * SECOND);
    countdown_start(&countdown, after);
    cr_assert_eq(countdown_left(&countdown, after + SECOND), 10 * COUNTDOWN_MINUTE - 21 * SECOND);
  }
}

Test(countdown, goes_on_when_the_clock_does)
{
  struct countdown countdown = countdown_new(10 * COUNTDOWN_MINUTE);

  countdown_start(&countdown, NOON);
  cr_assert_not(countdown_jumped(&countdown, NOON, NOON));
  cr_assert_not(countdown_jumped(&countdown, NOON, NOON + COUNTDOWN_JUMP));
  cr_assert(countdown.runs);
}

Test(countdown, is_written_as_minutes_and_seconds)
{
  static const struct {
    gint64 left;
    const char *text;
  } rows[] = {{9 * COUNTDOWN_MINUTE + 5 * SECOND, "9:05"},
              {1, "0:01"},
              {0, "0:00"},
              {-999, "0:00"},
              {-10 * SECOND, "-0:10"},
              {60 * COUNTDOWN_MINUTE - 1, "1:00:00"},
              {3723 * SECOND, "1:02:03"},
              {COUNTDOWN_MAX, "24:00:00"}};

  for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *text = countdown_to_string(rows[i].left);

    cr_assert_str_eq(text, rows[i].text);
  }
}
