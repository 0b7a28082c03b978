/* stand-ins.h - lp and lpstat for tests: scripts that do what a folder says
 *
 * They stand before the real ones in the PATH of every program under test; so none of
 * them ever sees the printers of the machine that it is tested on. A stage5 stands there too, so
 * that what they say of it does not depend on whether it is installed.
 */
#ifndef STAGE5_TESTS_STAND_INS_H
#define STAGE5_TESTS_STAND_INS_H

#include <glib.h>
#include <stdbool.h>

/* What lpstat says of two printers, of which "Office" is the usual one. */
#define TWO_PRINTERS                                                                               \
  "scheduler is running\nsystem default destination: Office\nAttic_colour\nOffice\n"

/* The folder of the scripts. */
#define STAND_INS_PROGRAMS TOP_SRCDIR "/tests/stand-ins"

struct stand_ins {
  char *folder;
  const char *environment[2]; /* of the program under test, NULL at the end */
  char *variable;
};

/* A folder in which lpstat says @printers. Free with stand_ins_free(), which removes it. */
struct stand_ins *stand_ins_new(const char *printers);
void stand_ins_free(struct stand_ins *stand_ins);
typedef struct stand_ins StandIns; /* for g_autoptr(StandIns) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StandIns, stand_ins_free)

/* Have lp refuse what it is given, saying @words. */
void stand_ins_refuse(const struct stand_ins *stand_ins, const char *words);

/* Have @program, "lp" or "lpstat", wait until it is let go. */
void stand_ins_hold(const struct stand_ins *stand_ins, const char *program);
void stand_ins_let_go(const struct stand_ins *stand_ins, const char *program);

/* What lp was given: its arguments, a line each; what it read. NULL if it has not been
 * called. Transfer full. */
char *stand_ins_arguments(const struct stand_ins *stand_ins);
char *stand_ins_input(const struct stand_ins *stand_ins, gsize *length);

#endif
