/* agenda.c - the phases of a workshop, and a timer that is told the time */
#include "workshop/workshop-private.h"

static const struct {
  const char *name, *advice;
  guint minutes; /* of a workshop of two hours */
} phases[N_PHASES] = {
    [PHASE_WELCOME] = {"Welcome",
                       "Say what this time is for, and what happens with the "
                       "results. Look at what is open from last time.",
                       5},
    [PHASE_READ] = {"Read", "Everybody reads the dimensions in silence and asks about words.", 10},
    [PHASE_RATE] = {"Rate",
                    "Everybody rates alone, now and want in one pass. Nobody sees a result.", 20},
    [PHASE_REVEAL] = {"Reveal", "Show all results at once. Look at them in silence for a minute.",
                      5},
    [PHASE_DISCUSS] = {"Discuss",
                       "Take the topics in order: where views differ, ask both ends why.", 48},
    [PHASE_RERATE] = {"Rate again", "Rate again alone what was talked about, then reveal round 2.",
                      8},
    [PHASE_DOTS] = {"Dots",
                    "Everybody gives dots in secret; then the one who decides confirms up to "
                    "three priorities.",
                    6},
    [PHASE_ACTIONS] = {"Actions", "For each priority: who does what by when, and the first step.",
                       15},
    [PHASE_CLOSE] = {"Close", "Read the actions aloud, hand out the report, agree on the next day.",
                     3},
};

const char *phase_name(enum phase phase)
{
  return phases[phase].name;
}

const char *phase_advice(enum phase phase)
{
  return phases[phase].advice;
}

/* The minute at which @phase begins: rounded here, so that the phases add up. */
static guint phase_start(guint phase, guint minutes)
{
  guint before = 0, all = 0;

  for (guint i = 0; i < N_PHASES; i++) {
    all += phases[i].minutes;
    before += i < phase ? phases[i].minutes : 0;
  }
  return (before * minutes + all / 2) / all;
}

guint phase_minutes(enum phase phase, guint minutes)
{
  return phase_start(phase + 1u, minutes) - phase_start(phase, minutes);
}

guint agenda_minutes_left(const struct workshop *workshop, enum phase phase, gint64 left)
{
  guint later = workshop->minutes - phase_start(phase + 1u, workshop->minutes);

  return later + (guint)(MAX(left, 0) / COUNTDOWN_MINUTE);
}

guint agenda_minutes_to_discuss(const struct workshop *workshop, enum phase phase, gint64 left)
{
  if (phase < PHASE_DISCUSS)
    return phase_minutes(PHASE_DISCUSS, workshop->minutes);
  if (phase > PHASE_DISCUSS)
    return agenda_minutes_left(workshop, phase, left);
  return (guint)(MAX(left, 0) / COUNTDOWN_MINUTE);
}

/* ---- The place --------------------------------------------------------- */

struct workshop_place workshop_place_new(const struct workshop *workshop)
{
  struct workshop_place place = {0};

  workshop_place_go(&place, workshop, PHASE_WELCOME);
  return place;
}

void workshop_place_go(struct workshop_place *place, const struct workshop *workshop,
                       enum phase phase)
{
  place->phase = phase;
  place->dimension = PACK_NONE;
  place->timer = countdown_new(phase_minutes(phase, workshop->minutes) * COUNTDOWN_MINUTE);
}

/* ---- The timer --------------------------------------------------------- */

struct countdown countdown_new(gint64 length)
{
  return (struct countdown){.length = CLAMP(length, 0, COUNTDOWN_MAX)};
}

/* What has passed since it was started last; a clock that went back has not moved. */
static gint64 passed(const struct countdown *countdown, gint64 time)
{
  return countdown->runs ? MAX(time - countdown->since, 0) : 0;
}

void countdown_start(struct countdown *countdown, gint64 time)
{
  countdown_pause(countdown, time);
  countdown->since = time;
  countdown->runs = true;
}

void countdown_pause(struct countdown *countdown, gint64 time)
{
  countdown->used += passed(countdown, time);
  countdown->runs = false;
}

void countdown_add(struct countdown *countdown, gint64 more)
{
  more = CLAMP(more, -COUNTDOWN_MAX, COUNTDOWN_MAX);
  countdown->length = CLAMP(countdown->length + more, 0, COUNTDOWN_MAX);
}

gint64 countdown_left(const struct countdown *countdown, gint64 time)
{
  return countdown->length - countdown->used - passed(countdown, time);
}

bool countdown_is_over(const struct countdown *countdown, gint64 time)
{
  return countdown_left(countdown, time) <= 0;
}

bool countdown_jumped(struct countdown *countdown, gint64 before, gint64 time)
{
  if (time >= before && time - before <= COUNTDOWN_JUMP)
    return false;
  if (countdown->runs)
    countdown_pause(countdown, before);
  return true;
}

char *countdown_to_string(gint64 left)
{
  /* What is left is counted up and what is over is counted down to whole seconds, so that
   * 0:00 is shown from the moment on at which it ends. */
  gint64 seconds = left > 0 ? (left + 999) / 1000 : -left / 1000;
  const char *sign = left < 0 && seconds > 0 ? "-" : "";

  if (seconds < 60 * 60)
    return g_strdup_printf("%s%d:%02d", sign, (int)(seconds / 60), (int)(seconds % 60));
  return g_strdup_printf("%s%" G_GINT64_FORMAT ":%02d:%02d", sign, seconds / (60 * 60),
                         (int)(seconds / 60 % 60), (int)(seconds % 60));
}
