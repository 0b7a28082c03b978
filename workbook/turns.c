/* turns.c - several processes that change one file: waiting for one's turn, and leaving one to the
 * others
 *
 * SQLite alone would have who waits look ever more seldom, every tenth of a second in the end,
 * while who makes change upon change lets go of the file for less than a thousandth: the one
 * might wait for as long as the other works. So who waits looks often, and the more often the
 * longer it has waited, and whoever makes many changes without a pause makes one now and then.
 * Nobody who types does, so nobody feels it.
 */
#include "workbook/workbook-private.h"

/* microseconds */
#define TURN       10000   /* after so long without a pause, others have a chance, */
#define LONG_TURN  200000  /* or after so long where one has met nobody */
#define REMEMBERED 1000000 /* since */
#define PAUSE      4000    /* long enough for a chance: each of them looks meanwhile */
#define SELDOM     4000    /* from one look to the next, at first, */
#define HALF_AFTER 50000   /* half of it after so long, a third after twice as long … */
#define OFTEN      250     /* and in the end */

/* How long until the next look, for one who has waited for @waited. */
static gulong until_next_look(gint64 waited)
{
  gint64 most = MAX(SELDOM * HALF_AFTER / (HALF_AFTER + waited), (gint64)OFTEN);

  return (gulong)g_random_int_range((gint32)most / 2, (gint32)most + 1);
}

/* SQLite asks whether to look again, for the @n_looks th time. */
static int look_again(void *data, int n_looks)
{
  struct workbook *workbook = data;
  gint64 now = g_get_monotonic_time();

  if (n_looks == 0)
    workbook->waits_since = now;
  if (now - workbook->waits_since >= (gint64)workbook->busy * 1000)
    return 0;
  g_usleep(until_next_look(now - workbook->waits_since));
  workbook->waited_at = now;
  return 1;
}

void turn_set_up(struct workbook *workbook)
{
  workbook->sqlite.busy_handler(workbook->db, look_again, workbook);
}

bool turn_begin(struct workbook *workbook, GError **error)
{
  gint64 now = g_get_monotonic_time();
  gint64 turn = now - workbook->waited_at < REMEMBERED ? TURN : LONG_TURN;
  bool goes_on = now - workbook->turn_ended < PAUSE;

  if (goes_on && now - workbook->turn_began >= turn) {
    g_usleep(PAUSE);
    goes_on = false;
  }
  if (!transaction_begin(workbook, true, error))
    return false;
  if (!goes_on || workbook->waited_at >= now)
    workbook->turn_began = g_get_monotonic_time();
  return true;
}

bool turn_end(struct workbook *workbook, GError **error)
{
  bool good = transaction_commit(workbook, error);

  workbook->turn_ended = g_get_monotonic_time();
  return good;
}
